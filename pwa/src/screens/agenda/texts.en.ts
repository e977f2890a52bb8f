import { count, number } from "../../i18n/format";
import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "My visits",
  search: "Find a site",
  found: (n: number) => count(n, "site found", "sites found"),
  nothingFound: "None of your sites has this name or address.",
  started: "Begun",
  startedAt: (at: string) => `Begun ${at}, resume`,
  missed: "Planned and not held",
  missedTag: (day: string) => `Planned ${day}`,
  planned: "Planned",
  today: "Today",
  tomorrow: "Tomorrow",
  due: "To plan",
  launchDue: "Launch meeting to hold",
  lastMeeting: (days: number) => `Last meeting ${number(days)} days ago`,
  openedSince: (days: number) => `Open for ${number(days)} days`,
  tagDue: "To plan",
  tagLate: "Late",
  settle: "To settle",
  nothing: "Nothing to plan: each site has had its meeting of the quarter.",
  noSites: "No site is entrusted to you yet.",
  actions: "Actions to follow",
  allActions: "All actions",
  dueOn: (day: string) => `for ${day}`,
  lateSince: (day: string) => `late, due ${day}`,
  resume: "Resume the visit",
  open: "Open the next visit",
  goTo: "Go to the site most overdue",
  asOf: (at: string) => `Data of ${at}`,
  expired: "Sign in again to send; nothing is lost.",
  signIn: "Sign in again",
  preparing: "This phone has not received everything yet.",
  prepare: "See how far it is",
  gone: (sites: string) =>
    `These sites are no longer entrusted to you and have left this phone: ${sites}. What you had entered there goes to the office all the same.`,
  emptied: (photos: number) =>
    `The browser erased the data on this phone. They are written again, ${photos > 0 ? `except ${count(photos, "photo", "photos")} to take again` : "nothing is lost"}.`,
  understood: "Understood",
};
export default en;
