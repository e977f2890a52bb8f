import { createContext } from "svelte";
import type { IconName } from "./icon-names";

/** The words inside the primitives, in the language on screen. */
export type Words = {
  demo: string;
  skip: string;
  back: string;
  close: string;
  cancel: string;
  undo: string;
  optional: string;
  clear: string;
  more: string;
  settings: string;
  tabs: string;
  showMore: (left: number) => string;
  showPassword: string;
  hidePassword: string;
  left: (characters: number) => string;
  over: (characters: number) => string;
  errors: (n: number) => string;
  hoursUnread: string;
  sync: {
    fresh: (at: string) => string;
    never: string;
    waiting: (n: number) => string;
    silent: string;
    sending: (i: number, n: number) => string;
    expired: string;
    needsYou: (n: number) => string;
  };
  signature: {
    draw: string;
    type: string;
    pad: string;
    hint: string;
    name: string;
    agree: string;
    signed: string;
    missing: string;
  };
  camera: {
    take: string;
    choose: string;
    shoot: string;
    title: string;
    noFaces: string;
    starting: string;
    working: string;
    refused: string;
    tooLarge: string;
    unreadable: string;
    full: string;
  };
};

/** What the chip shows. It comes from the outbox and the last answered request, never from `navigator.onLine`. */
export type SyncState =
  | { kind: "never" }
  | { kind: "fresh"; at: string }
  | { kind: "waiting"; count: number; old?: boolean }
  | { kind: "silent"; count: number; old?: boolean }
  | { kind: "sending"; done: number; total: number }
  | { kind: "expired"; count: number }
  | { kind: "needs-you"; count: number };

export type NavItem = { href: string; label: string; icon: IconName; count?: number };

/** What every frame needs to know of the app around it; give it once, with getters, so that it stays live. */
export type Shell = {
  readonly words: Words;
  /** True in a territory whose people and companies are invented: every page says so. */
  readonly demo: boolean;
  /** Undefined before anyone is signed in: no chip. */
  readonly sync: SyncState | undefined;
  readonly syncHref: string;
  readonly settingsHref: string;
  readonly nav: readonly NavItem[];
  /** The href of the tab that is open. */
  readonly current: string | undefined;
};

export const [getShell, setShell] = createContext<Shell>();
