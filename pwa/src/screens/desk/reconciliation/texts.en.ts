import { count } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import { quoted } from "./quoted";
import steps from "./steps.en";
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
  intro: (month) =>
    `The hours of ${month}, as companies declared them, as sites confirmed them and as visits found them. Uphold a discrepancy: it is right, its hours do not count. Dismiss it: it is not, and they count.`,
  start: {
    where: {
      blocking: "Start with the blocking ones: while they wait, their sheet cannot be closed.",
      due: "Start with those that the company has answered, or whose time is up.",
      major: "Start with the major ones: they hold back most of the hours.",
      minor: "What is left weighs little: those that are alike are decided together.",
      waiting: "Nothing presses: the companies still have time to answer.",
    },
    then: "After each decision the next discrepancy is offered to you.",
    first: (who) => `Start: ${who}`,
  },
  byUrgency: "What waits, by urgency",
  urgencies: {
    blocking: "Blocking",
    due: "To decide now",
    major: "Major",
    minor: "To explain",
    waiting: "Answer awaited",
  },
  urgencyHints: {
    blocking: "The sheet cannot be closed without your decision.",
    due: "The company has answered, or its time is up.",
    major: "The hours at stake are set apart.",
    minor: "Few or no hours at stake; to be cleared up.",
    waiting: "The company has a question, its time is running.",
  },
  urgencyTags: {
    blocking: "Blocking",
    due: "To decide",
    major: "Major",
    minor: "To explain",
    waiting: "Answer awaited",
  },
  shown: "Only these are shown",
  rules: "By kind of discrepancy, to decide together those that are alike",
  thresholds: "Thresholds of these rules",
  together: "Decide together",
  togetherOf: (title) => `Decide together: ${title}`,
  lines: (n) => count(n, "line", "lines"),
  until: (day) => `due on ${day}`,
  andMore: (n) => count(n, "more", "more"),
  clear: "Show everything",
  exports: {
    title: "Export the month: lines, discrepancies, ledger",
    tables: {
      reconciliation: "Lines declared, confirmed, retained",
      discrepancies: "Discrepancies and decisions",
      ledger: "Ledger of retained hours",
    },
  },
  group: "Group by",
  groups: { "": "No grouping", entreprise: "Company", chantier: "Site" },
  filters: "Month, company, site, order",
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
  keys: {
    help: "Keyboard",
    title: "By keyboard",
    this: "this help",
    escape: "Esc",
    close: "close",
    list: [
      ["j", "next line"],
      ["k", "previous line"],
      ["Enter", "open"],
    ],
    sheet: [
      ["j", "next discrepancy"],
      ["k", "previous discrepancy"],
      ["a", "uphold"],
      ["d", "dismiss"],
      ["q", "ask the company"],
      ["n", "next sheet"],
    ],
  },
  none: "No sheet for this month.",
  noneOpen: "No discrepancy to decide.",
  showAll: "Show all lines",
  columns: {
    person: "Worker",
    what: "What differs",
    declared: "Declared",
    confirmed: "Confirmed",
    retained: "Retained",
    disputed: "Gap",
    state: "State",
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
  sheet: {
    title: (company, month) => `${company} · ${month}`,
    loading: "Monthly sheet",
    missing: "No sheet received for this month.",
    received: (version, state, by, at) =>
      [`Sheet ${sheets[state] ?? state}`, version > 1 && `version ${String(version)}`, by, at]
        .filter(Boolean)
        .join(" · "),
    closed: "This month is closed: its hours are in the ledger, nothing more is decided here.",
    isClosed: "Month closed",
    nextFinding: (title, who) =>
      who ? `Next discrepancy: ${who}, ${title}` : `Next discrepancy: ${title}`,
    left: (open, asked) =>
      [
        open > 0 ? count(open, "discrepancy to decide", "discrepancies to decide") : "",
        asked > 0 ? count(asked, "answer awaited", "answers awaited") : "",
      ]
        .filter(Boolean)
        .join(" · ") || "Nothing waits for a decision",
    goOn: "Next",
    toList: "Back to the list",
    next: (company) => `Next sheet: ${company}`,
    whole: "On the whole sheet",
    kept: "Retained",
    keptAll: "All that was declared",
    keptLess: (hours) => `${hours} less than declared`,
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
    clear: (n) =>
      `${count(n, "person", "people")} without discrepancy: all that is declared is retained`,
    source: "See the sheet and its file",
    together: (n, title) => `${String(n)} × ${title}`,
    alike: (n) =>
      `Discrepancies that repeat on this sheet: ${count(n, "kind", "kinds")} to decide at once`,
  },
  finding: {
    states,
    own: "For the unit itself",
    takes: (hours) => `This discrepancy takes ${hours} off.`,
    took: (hours) => `This discrepancy took ${hours} off.`,
    nothing: "No effect on hours.",
    shared: (others) => `Taken by ${quoted(others)} too.`,
    evidence: (n) => `See what it rests on (${count(n, "piece", "pieces")})`,
    corrected: (version) => `The company has corrected its sheet: version ${String(version)}`,
    bundle: "Bundle of evidence (json)",
    masked: "Never shown to the company",
    visit: "See the visit",
    by: (who) => (who ? `by ${who}` : ""),
    reason: (reason) => `Reason: ${reason}`,
    changed: "The figures have changed since this decision.",
  },
  decide: {
    reopen: "Take the decision back",
    acceptAll: "Uphold all",
    dismissAll: "Dismiss all…",
    askAll: (n) => `Ask about ${count(n, "line", "lines")}…`,
    title: (n) => (n > 1 ? `Dismiss ${String(n)} discrepancies` : "Dismiss the discrepancy"),
    gives: (hours) => `${hours} count again as retained.`,
    givesUpTo: (hours) => `Dismissed together they give back up to ${hours}.`,
    also: (title) => `Dismiss “${title}” too, which takes the same hours`,
    givesNothing: "The retained hours do not change.",
    why: "Reason",
    whyHint: "It stays in the journal and answers whoever asks why.",
    whyMissing: "Write the reason: without it the discrepancy cannot be dismissed.",
    confirm: (n) => (n > 1 ? `Dismiss the ${String(n)} discrepancies` : "Dismiss the discrepancy"),
    cancel: "Cancel",
    done: {
      accepted: (n) => count(n, "discrepancy upheld.", "discrepancies upheld."),
      dismissed: (n) => count(n, "discrepancy dismissed.", "discrepancies dismissed."),
      open: (n) => count(n, "discrepancy to decide again.", "discrepancies to decide again."),
    },
    failed: "The decision was not recorded",
    meanwhile: (who, when) => `${who} decided ${when}. Read that decision before taking another.`,
    network:
      "The office does not answer. Try again: a decision already received is not taken twice.",
    reload: "Read the sheet again",
  },
  ...steps,
};
export default en;
