import type { Live } from "../store/live.svelte";
import type { Env } from "./env";
import type { Reply } from "./http";
import type { SyncProblem, SyncState } from "./state.svelte";

/** How many changes a push has at first. */
export const LARGEST_BATCH = 100;

/** One unlocked phone that exchanges: its store, its world, and what it shows of the work. */
export interface Phone {
  readonly live: Live;
  readonly env: Env;
  readonly user: string;
  readonly state: SyncState;
  /** Aborted when the phone locks or its person leaves. */
  readonly stopped: AbortSignal;
  /** Changes of one push; halved when the office finds one too large. */
  batch: number;
}

/** What ends an exchange early; null when it may go on. */
export type Stop = SyncProblem | null;

const BY_STATUS: Readonly<Record<number, SyncProblem["kind"]>> = {
  401: "session",
  403: "user",
  426: "too_old",
  429: "busy",
  503: "busy",
};

/** What a refusal, or the lack of an answer, means to the person. */
export function problemOf(reply: Exclude<Reply, { kind: "answer" }>): SyncProblem {
  if (reply.kind === "none") return { kind: "network" };
  const trace = reply.body["trace"];
  // A page whose session was replaced meanwhile looks forged: signing in again mends it.
  const kind = reply.code === "forged" ? "session" : (BY_STATUS[reply.status] ?? "server");
  return {
    kind,
    status: reply.status,
    ...(typeof trace === "string" ? { trace } : {}),
    ...(reply.retryAfter === null ? {} : { wait: reply.retryAfter }),
  };
}

/** How far the office's clock is ahead of this phone's, by an answer that says its time. */
export function skewOf(phone: Phone, serverNow: number | null): number {
  return serverNow === null ? phone.live.store.standing.skewMs : serverNow - phone.env.clock.now();
}
