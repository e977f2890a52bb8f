import { count } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const states: Readonly<Record<string, string>> = {
  open: "To decide",
  asked: "Asked",
  answered: "Answered",
  escalated: "Adversarial phase",
  accepted: "Upheld",
  dismissed: "Dismissed",
};
const sheets: Readonly<Record<string, string>> = {
  submitted: "submitted",
  returned: "returned",
  reviewed: "reviewed",
  closed: "closed",
};
const statuses: Readonly<Record<string, string>> = {
  seen: "Seen",
  reported_absent: "Reported absent",
  not_seen: "Not seen",
  declined: "Declined",
  unknown_person: "Unknown person",
};
const sources: Readonly<Record<string, string>> = {
  officer_saw: "by the officer",
  site_register: "site register",
  time_clock: "time clock",
  site_manager_said: "said by the site manager",
  worker_said: "said by the worker",
};

const en: Wording<typeof fr> = {
  title: "Reconciliation",
  intro: "Hours as companies declared them, as sites confirmed them and as visits found them.",
  filters: "Filter",
  month: "Month",
  company: "Company",
  site: "Site",
  all: "All",
  allSites: "All",
  order: "Sort by",
  orders: { urgency: "Urgency", disputed: "Gap", declared: "Declared hours", person: "Worker" },
  onlyOpen: "Only discrepancies to decide",
  updating: "Updating…",
  summary: (lines, open) =>
    `${count(lines, "line", "lines")} · ${count(open, "discrepancy to decide", "discrepancies to decide")}`,
  keys: "Keyboard: j and k change the line, Enter opens it.",
  none: "No sheet for this month.",
  noneOpen: "No discrepancy to decide.",
  showAll: "Show all lines",
  columns: {
    person: "Worker",
    place: "Site",
    declared: "Declared",
    confirmed: "Confirmed",
    retained: "Retained",
    disputed: "Gap",
    state: "State",
    seen: "Seen on",
  },
  wholeSheet: "The whole sheet",
  lineStates: { decided: "Decided", clear: "No discrepancy", closed: "Closed" },
  severities: {
    blocking: "Blocking",
    major: "Major",
    to_confirm: "To confirm",
    minor: "Minor",
    info: "Signal",
  },
  pages: "Pages",
  page: (page, of) => `Page ${String(page)} of ${String(of)}`,
  before: "Previous",
  after: "Next",
  sheet: {
    title: (company, month) => `${company} · ${month}`,
    loading: "Monthly sheet",
    missing: "No sheet received for this month.",
    received: (version, state, by, at) =>
      [`Sheet ${sheets[state] ?? state}`, version > 1 && `version ${String(version)}`, by, at]
        .filter(Boolean)
        .join(" · "),
    closed: "This month is closed: its hours are in the ledger, nothing more is decided here.",
    whole: "On the whole sheet",
    declared: "Declared by the company",
    confirmed: "Confirmed by the site",
    seen: "Found on site",
    retainedOf: (kept, declared) => `${kept} retained of ${declared}`,
    noLine: "No line on the sheet",
    training: (hours) => `of which ${hours} of training`,
    absence: (hours) => `${hours} of absence`,
    cell: (cell) => `cell ${cell}`,
    written: (name) => `written “${name}”`,
    days: (n) => count(n, "day given", "days given"),
    noWord: "No answer yet",
    contested: "Contested",
    notSeen: "No visit noted this person this month",
    status: (status, source) =>
      [statuses[status] ?? status, sources[source]].filter(Boolean).join(", "),
    register: (hours, first, last) => `Register: ${hours}, from ${first} to ${last}`,
    noFinding: "No discrepancy.",
    together: (n, title) => `${String(n)} × ${title}`,
    alike: "The same discrepancies, at once",
  },
  finding: {
    states,
    own: "For the unit itself",
    takes: (hours) => `This discrepancy takes ${hours} off.`,
    nothing: "No effect on hours.",
    shared: "Other discrepancies concern the same hours.",
    evidence: (n) => count(n, "piece of evidence", "pieces of evidence"),
    masked: "Never shown to the company",
    visit: "See the visit",
    answer: "The company’s answer",
    by: (who) => (who ? `by ${who}` : ""),
    reason: (reason) => `Reason: ${reason}`,
    changed: "The figures have changed since this decision.",
  },
  decide: {
    accept: "Uphold",
    dismiss: "Dismiss…",
    reopen: "Take the decision back",
    acceptAll: "Uphold all",
    dismissAll: "Dismiss all…",
    choices: (takes, gives) =>
      `Uphold: the ${takes} stay out of the retained hours. Dismiss: ${gives} count again, with your reason in the journal.`,
    choicesShared: (takes) =>
      `Uphold: the ${takes} stay out of the retained hours. Dismiss, with your reason in the journal: they count again only if the other discrepancies are dismissed too.`,
    choicesFree:
      "Uphold: the discrepancy is noted and filed. Dismiss: it has no object, with your reason in the journal. Hours do not change.",
    title: (n) => (n > 1 ? `Dismiss ${String(n)} discrepancies` : "Dismiss the discrepancy"),
    gives: (hours) => `${hours} count again as retained.`,
    givesNothing: "The retained hours do not change.",
    why: "Reason",
    whyHint: "It stays in the journal and answers whoever asks why.",
    whyMissing: "Write the reason: without it the discrepancy cannot be dismissed.",
    confirm: "Dismiss",
    cancel: "Cancel",
    done: {
      accepted: (n) => count(n, "discrepancy upheld.", "discrepancies upheld."),
      dismissed: (n) => count(n, "discrepancy dismissed.", "discrepancies dismissed."),
      open: (n) => count(n, "discrepancy to decide again.", "discrepancies to decide again."),
    },
    failed: "The decision was not recorded",
    network:
      "The office does not answer. Try again: a decision already received is not taken twice.",
    reload: "Read the sheet again",
  },
};
export default en;
