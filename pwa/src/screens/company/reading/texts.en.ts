import { count } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  original: "The original file",
  tabs: "Tabs of the file",
  rowNumber: "Row",
  cut: "The file goes on: only its beginning is shown here.",
  seeOriginal: "See in the file",
  download: "Download the file",
  read: "What was read",
  refused: "This file could not be read",
  month: (month, people, hours) => `${month}: ${count(people, "person", "people")}, ${hours}`,
  noMonth: "month not said",
  siret: (siret) =>
    `The SIRET written in the file (${siret}) is not that of the company. Check that it is the right file.`,
  total: {
    differs: (written, sum) =>
      `The total written in the file is ${written}; its lines make ${sum}.`,
  },
  columns: {
    row: "Row",
    name: "Name as written",
    person: "Worker",
    hours: "Hours",
    kind: "Contract",
    dates: "Dates",
    tutor: "Tutor",
    state: "To know",
  },
  cell: (value, cell) => `${value}, cell ${cell}`,
  bands: {
    sure: "Known",
    confirm: "To confirm",
    ambiguous: "To tell apart",
    none: "Unknown",
    decided: "Decided",
  },
  nobody: "Not in the register",
  out: "Left out",
  keep: "Take the line back",
  leave: "Leave this line out",
  correct: "Correct",
  correctOf: (name) => `Correct the line of ${name}`,
  itIs: "It is this person",
  ask: {
    title: "Questions",
    step: (i, n) => `Question ${String(i)} of ${String(n)}`,
    done: "Every question has its answer.",
    none: "No question: everything was read without doubt.",
    later: "Later",
    samples: "It reads:",
    answers: "Your answers",
    change: "Change",
    changeOf: (what) => `Change the answer: ${what}`,
    who: (name) => `Who is “${name}”?`,
    isIt: (name) => `Is it this person: “${name}”?`,
    unknown: (name) => `“${name}” is not in the register of insertion employees.`,
    unknownNext:
      "If it is somebody else than those proposed, the line is kept and the insertion unit will say who it is.",
    nobody: "None of these people",
    noName: "a line without a name",
    field: "Hours of the month",
    perDay: "Another number of hours a day",
    unread: "This duration cannot be read. Write 151.67 or 151h40, or 20 days.",
    name: "Last and first name",
    nameMissing: "Write the name of the person.",
    set: "Confirm",
    optional: "Optional",
  },
  failed: "The answer is not saved",
  network:
    "The office does not answer. Try again: an answer already received is not counted twice.",
  changed: "Somebody else answered meanwhile: the page is up to date, check it and answer.",
};
export default en;
