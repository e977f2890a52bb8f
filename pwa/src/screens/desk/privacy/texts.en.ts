import { count } from "../../../i18n/format";
import type fr from "./texts.fr";

const en: typeof fr = {
  title: "Data protection",
  intro: "What anybody may ask about their own data, and what Jalon watches for you.",
  readers: {
    title: "Who read it?",
    about: "For one person: who read the file, when, and what was shown.",
    find: "Name of the person",
    hint: "At least two letters.",
    search: "Search",
    nobody: "Nobody of that name.",
    choose: "Choose a person",
    never: "Nobody has read this file in the last twelve months.",
    of: (person: string) => `Readings of the file of ${person}`,
    lines: (n: number, more: boolean) =>
      more ? `The last ${String(n)} readings` : count(n, "reading", "readings"),
    columns: { at: "When", who: "Who", what: "What was shown", device: "Device" },
    other: "Search for somebody else",
  },
  what: {
    file: "the file",
    eligibility: "eligibility",
    proof: "a proof that was seen",
    words: "the person’s own words",
    names: "the name, in a list",
    hours: "the name and the hours",
    visit: "the name, in a visit",
    mail: "a letter or a file received",
    export: "an export",
    phone: "received on the device, to work without network",
  },
  alarms: {
    title: "Reading alarms",
    about: "When an account reads far more files than usual.",
    intro:
      "An alarm accuses nobody: it asks that somebody look. If the use is not normal, disable the account, then prepare the notification to the authority (72 hours).",
    none: "No alarm.",
    waits: (n: number) => count(n, "alarm to look into", "alarms to look into"),
    all: "All were looked into.",
    kinds: {
      files: (n: number) => `${String(n)} files opened in ten minutes`,
      names: (n: number) => `${String(n)} people shown in ten minutes`,
      received: (n: number) => `${String(n)} people received on a device in ten minutes`,
      day: (n: number) => `${String(n)} people read in the day`,
    },
    compared: (threshold: number, caseload: number) =>
      `Threshold: ${String(threshold)} · may read ${String(caseload)} files`,
    account: "See the account",
    note: "What it was",
    noteHint: "No worker’s name. For example: end of month check, seen with Alice.",
    done: "Looked into",
    doneBy: (who: string, at: string) => `Looked into by ${who}, ${at}`,
    onlyAdministrators: "An administrator of the territory has to look into it.",
    first: (n: number) => count(n, "reading alarm to look into", "reading alarms to look into"),
    look: "Look into it",
  },
};

export default en;
