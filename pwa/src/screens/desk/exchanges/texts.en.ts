import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Exchange with the phones",
  intro:
    "What waits to be sent or settled, and accidents. Nothing that was entered is ever erased by an exchange.",
  defect: "A phone did not have the same as the office.",
  defectHint:
    "It brought itself up to date and nothing is lost, but this is a defect of Jalon: please report it.",
  unsent: (n) =>
    n === 1 ? "change not yet sent by the phones" : "changes not yet sent by the phones",
  since: (at) => `The oldest: ${at}.`,
  nothingUnsent: "Nothing waits on the phones.",
  waiting: {
    conflict: (n) => (n === 1 ? "collision to settle" : "collisions to settle"),
    hold: (n) => (n === 1 ? "held change to decide" : "held changes to decide"),
  },
  firstDue: (day) => `The first, by ${day}.`,
  answers: {
    title: "Received in the last 30 days",
    taken: "Changes recorded",
    collided: "Two versions, to choose from",
    held: "Held, to decide",
  },
  accidents: {
    title: "Accidents since the beginning",
    mismatches: "Differences found between a phone and the office (must stay at 0)",
    resets: "Phones that received everything anew",
    forks: "Phones found to be a copy of another",
    restores: "Older backups put in place",
  },
  files: {
    title: "Photos expected",
    none: "All photos have arrived.",
    one: "photo has not arrived",
    many: "photos have not arrived",
    hint: (what) =>
      `${what}. The phone that took it must be opened near a network; after 14 days, call its holder.`,
    visit: "See the visit",
    since: (day) => `expected since ${day}`,
  },
};

export default en;
