import { count } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Questions from the insertion unit",
  back: "Questions",
  intro:
    "When a sheet and what is known of the site do not agree, the insertion unit asks you about it. Explain, attach a document, or correct your sheet.",
  waiting: "To answer",
  past: "Past questions",
  none: "You are asked nothing.",
  nothing: "Nothing to answer for now.",
  notice: (n) =>
    `${count(n, "question about your sheets waits", "questions about your sheets wait")} for you`,
  states: {
    waiting: "To answer",
    answered: "Answered",
    corrected: "Sheet corrected",
    upheld: "Discrepancy upheld",
    lifted: "Discrepancy dismissed",
  },
  before: (day) => `Answer by ${day}`,
  wasDue: (day) => `The answer was due on ${day}: you may still answer`,
  second: "Second and last question",
  asked: "The question",
  yourLine: "What your sheet says",
  worked: (hours) => `${hours} worked`,
  training: (hours) => `of which ${hours} of training`,
  absence: (hours) => `${hours} of absence`,
  cell: (cell) => `cell ${cell}`,
  wholeSheet: "The whole sheet",
  choose: "Your answer",
  more: "Add to your answer, or correct your sheet",
  explain: "Explain, with a document if you have one",
  text: "Your explanation",
  textHint: "For example: the register says otherwise, the hours were made up, it is a mistake.",
  textMissing: "Write your explanation.",
  attach: "Attach a document",
  kinds: "PDF, photo, spreadsheet or text, 10 MB at most.",
  large: "This document is too large: 10 MB at most.",
  sending: (name) => `Sending ${name}`,
  share: (percent) => `${String(percent)}%`,
  remove: (name) => `Remove ${name}`,
  send: "Send the answer",
  or: "Or correct your sheet",
  correctHint:
    "If it is a mistake, a new version of the sheet answers the question. The former one stays on file.",
  correct: "Correct the sheet",
  done: "Your answer is sent. The insertion unit decides next, and you will read its decision here.",
  corrected: (version) => `Version ${String(version)} of your sheet answers the question.`,
  upheld: "The insertion unit has upheld the discrepancy.",
  lifted: "The insertion unit has dismissed the discrepancy: the hours count.",
  failed: "Your answer has not left",
  network: "The server does not answer. What you wrote stays here: try again.",
  link: {
    title: "Answer the insertion unit",
    loading: "Opening the link",
    for: (company, month) => `${company} · sheet of ${month}`,
    who: (recipient) =>
      `This link was sent to ${recipient}. It shows these questions only and opens no account.`,
    over: "This link is over",
    overText:
      "It has expired, or all its questions are answered. Ask the insertion unit for a new one, or answer from your account.",
    signIn: "Sign in",
    all: "All questions are answered. You may close this page.",
    correctHint: "To correct the sheet, sign in to your company’s account.",
  },
  thread: {
    title: "Exchanges",
    kinds: {
      asked: "Question",
      answered: "Answer",
      escalated: "Second question",
      reminded: "Reminder",
      decided: "Decision",
      reopened: "Decision taken back",
    },
    sides: { unit: "Insertion unit", company: "Company", system: "Jalon" },
    due: (day) => `answer due on ${day}`,
  },
};
export default en;
