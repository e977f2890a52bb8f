import { common } from "./i18n/common";
import type { NavItem } from "./ui/words";

/** The sections of an officer's phone, in the language on screen. `waiting` is what has not been sent. */
export function officerTabs(waiting: number): readonly NavItem[] {
  const { tabs } = common();
  return [
    { href: "/", label: tabs.agenda, icon: "calendar" },
    { href: "/chantiers", label: tabs.sites, icon: "site" },
    { href: "/actions", label: tabs.actions, icon: "actions" },
    { href: "/envois", label: tabs.outbox, icon: "send", count: waiting },
  ];
}

/** The sections of a site manager's phone. */
export function managerTabs(waiting: number): readonly NavItem[] {
  const { tabs } = common();
  return [
    { href: "/heures", label: tabs.hours, icon: "clock" },
    { href: "/envois", label: tabs.outbox, icon: "send", count: waiting },
  ];
}

/** The pages of a company: the months, and what each asks for next, stand on one page. */
export function companyTabs(): readonly NavItem[] {
  return [{ href: "/entreprise", label: common().tabs.sheets, icon: "document" }];
}

/** The sections of the desk. */
export function deskTabs(role?: string): readonly NavItem[] {
  const { tabs } = common();
  const registers = { href: "/bureau/registres", label: tabs.registers, icon: "menu" } as const;
  const standings = { href: "/bureau/avancement", label: tabs.standings, icon: "stake" } as const;
  if (role === "data_clerk") return [registers];
  if (role === "authority_reader") return [standings];
  return [
    { href: "/bureau", label: tabs.desk, icon: "chart" },
    { href: "/bureau/fiches", label: tabs.sheets, icon: "calendar" },
    { href: "/bureau/rapprochement", label: tabs.review, icon: "clock" },
    standings,
    { href: "/bureau/visites", label: tabs.received, icon: "document" },
    registers,
    { href: "/bureau/a-regler", label: tabs.toSettle, icon: "alert" },
    { href: "/bureau/equipe", label: tabs.team, icon: "people" },
    { href: "/bureau/courriels", label: tabs.mail, icon: "mail" },
    { href: "/bureau/donnees", label: tabs.privacy, icon: "lock" },
    ...(role === "administrator"
      ? ([
          { href: "/bureau/comptes", label: tabs.accounts, icon: "key" },
          { href: "/bureau/reglages-du-territoire", label: tabs.territory, icon: "settings" },
        ] as const)
      : []),
  ];
}
