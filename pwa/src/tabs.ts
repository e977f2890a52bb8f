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
  if (!worksAtDesk(role)) {
    return [{ href: "/", label: tabs.agenda, icon: "calendar" }, sites, actions, outbox];
  }
  return [
    { href: "/bureau", label: tabs.desk, icon: "chart" },
    { href: "/bureau/visites", label: tabs.received, icon: "document" },
    { href: "/bureau/a-regler", label: tabs.toSettle, icon: "alert" },
    sites,
    { href: "/bureau/equipe", label: tabs.team, icon: "people" },
    { href: "/bureau/courriels", label: tabs.mail, icon: "mail" },
  ];
}
