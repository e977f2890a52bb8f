import { common } from "./i18n/common";
import type { NavItem } from "./ui/words";

const atTheDesk = new Set(["supervisor", "administrator"]);

/** Whether a role works at the desk: it starts on the visits received, not on an agenda of its own. */
export function worksAtDesk(role: string | undefined): boolean {
  return role !== undefined && atTheDesk.has(role);
}

/** The sections of the app for a role, in the language on screen. `waiting` is what has not been sent. */
export function tabsFor(role: string | undefined, waiting: number): readonly NavItem[] {
  const { tabs } = common();
  const sites: NavItem = { href: "/chantiers", label: tabs.sites, icon: "site" };
  const actions: NavItem = { href: "/actions", label: tabs.actions, icon: "actions" };
  const outbox: NavItem = { href: "/envois", label: tabs.outbox, icon: "send", count: waiting };
  const first: NavItem = worksAtDesk(role)
    ? { href: "/bureau", label: tabs.received, icon: "document" }
    : { href: "/", label: tabs.agenda, icon: "calendar" };
  return [first, sites, actions, outbox];
}
