import { common } from "./i18n/common";
import { lately } from "./i18n/format";
import { router } from "./router/router.svelte";
import { isOfCompany } from "./routes";
import { session } from "./session";
import { type Chip, syncState } from "./sync";
import { companyTabs, deskTabs, managerTabs, officerTabs } from "./tabs";
import type { Shell, SyncState } from "./ui/words";

/** The chip's words want an hour where the state of the exchange has an instant. */
export function chipState(chip: Chip, now: Date): SyncState {
  switch (chip.key) {
    case "never":
      return { kind: "never" };
    case "uptodate":
      return chip.at ? { kind: "fresh", at: lately(chip.at, now) } : { kind: "never" };
    case "waiting":
      return { kind: "waiting", count: chip.n, old: chip.old };
    case "offline":
      return { kind: "silent", count: chip.n, old: chip.old };
    case "sending":
      return { kind: "sending", done: chip.i, total: chip.n };
    case "expired":
      return { kind: "expired", count: chip.n };
    case "settle":
      return { kind: "needs-you", count: chip.n };
  }
}

/** What every frame shows of the session and of the exchange with the office. */
export const shell: Shell = {
  get words() {
    return common().ui;
  },
  get demo() {
    return session.user?.territory.demo ?? false;
  },
  get sync() {
    return session.stage === "open" ? chipState(syncState.chip, new Date()) : undefined;
  },
  syncHref: "/envois",
  settingsHref: "/reglages",
  get nav() {
    const role = session.user?.role;
    if (session.stage === "desk") return isOfCompany(role) ? companyTabs() : deskTabs(role);
    if (session.stage !== "open") return [];
    const waiting = syncState.waiting + syncState.photosWaiting;
    return role === "site_manager" ? managerTabs(waiting) : officerTabs(waiting);
  },
  get current() {
    return router.route?.tab;
  },
};
