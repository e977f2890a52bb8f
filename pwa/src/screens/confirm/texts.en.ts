import { count } from "../../i18n/format";
import type fr from "./texts.fr";

const en: typeof fr = {
  title: "Hours to confirm",
  none: "No hours to confirm for now. They come here once the company has handed in its sheet of the month.",
  toConfirm: (n: number) => `${String(n)} to confirm`,
  allSaid: "All answered",
  people: (n: number) => count(n, "person", "people"),
  why: "You were there: these hours count once you confirm them. Answer even without network, it will be sent by itself.",
  allRight: "All is right",
  allRightNote: (people: string, hours: string) =>
    `“All is right” confirms ${people} without an answer, ${hours} in all.`,
  declared: (hours: string) => `${hours} declared`,
  changed: "The company changed these hours since you answered: answer again.",
  question: (name: string) => `Hours of ${name}`,
  exact: "Right",
  corrected: "Correct",
  contested: "Contest",
  not_here: "Not on my site",
  said: {
    corrected: (hours: string) => `You confirmed ${hours}`,
    contested: "You contest these hours",
  },
  explain: (name: string) => `Answer for ${name}`,
  hours: "Hours of the month",
  reason: "Reason",
  choose: "Choose",
  reasons: {
    absence: "Away part of the month",
    elsewhere: "Work on another site",
    schedule: "Different working hours",
    ended: "Came or left during the month",
    other: "Other reason (say which)",
  },
  note: "Details",
  noteHint: "Facts only: nothing about health or private life.",
  noHours: "Give the hours",
  noReason: "Choose a reason",
  noNote: "Say it in a few words",
  keep: "Keep the answer",
  cancel: "Cancel",
  by: (name: string) => `${name} (application)`,
};
export default en;
