import { count, fullDay } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import { quoted } from "./quoted";
import type fr from "./steps.fr";

const en: Wording<typeof fr> = {
  choices: {
    title: "Your decision",
    accept: "Uphold it",
    dismiss: "Dismiss it…",
    question: "Ask the company…",
    secondRound: "Ask a second time…",
    kept: (hours, person) => (person ? `${hours} retained for ${person}` : `${hours} retained`),
    noted: "The discrepancy is noted and filed. Hours do not change.",
    stays: (hours, person) =>
      person ? `Still ${hours} retained for ${person}` : `Still ${hours} retained`,
    without: "The discrepancy has no object, with your reason. Hours do not change.",
    shared: (hours, others) =>
      `Still ${hours} retained until ${quoted(others)} ${others.length > 1 ? "are" : "is"} dismissed too.`,
    ask: (days, again) =>
      again
        ? `The company has another ${count(days, "day", "days")} to answer, for the last time.`
        : `The company has ${count(days, "day", "days")} to explain or correct; then you decide.`,
    afterAnswer: "Possible after the company has answered, or once its time is up.",
    waits: (day) => `Asked. The answer is due on ${day}.`,
    askedTwice: "The question has been asked twice already.",
    notForCompany: "This discrepancy is the unit’s own: the company knows nothing of it.",
  },
  recognise: {
    act: "Say who this person is…",
    title: (written) => `Who is ${written}?`,
    does: "The hours will count for the person chosen, and the name will be known in the company’s next sheets.",
    find: "Search the register",
    fresh: "Not there: add the person to the register",
    confirm: "It is this person",
    done: (written, name) => `“${written}” is ${name}.`,
  },
  evidence: {
    company: "What the company wrote",
    other: "What is known otherwise",
    of: (company, month) => `Sheet of ${company}, ${month}`,
  },
  cell: {
    look: "See it in the company’s file",
    of: (cell) => `The company’s file around cell ${cell}`,
    none: "The original file has no such cell any more.",
  },
  calendar: {
    summary: "The month day by day",
    title: (person, month) => `${person}, ${month}, day by day`,
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    contract: (from, to, weekly) =>
      `Contract from ${from}${to ? ` to ${to}` : ", no known end"} · ${weekly} a week`,
    noContract: "No known contract with this company.",
    eligible: (from, to) => `Eligible from ${from} to ${to}`,
    noRight: "No valid eligibility this month.",
    outside: { contract: "Outside the contract", eligibility: "Outside eligibility" },
    holidays: (days) => `Public holidays: ${days.join(", ")}`,
    noDays: "The company gave a total only: no hours by day.",
    rest: "Sunday or public holiday",
    visit: "Visit",
    taken: (hours) => `${hours} taken off`,
    takenLegend: "hours taken off",
    marks: {
      seen: "Seen",
      reported_absent: "Absent",
      not_seen: "Not seen",
      declined: "Declined",
      unknown_person: "Unknown",
    },
  },
  question: {
    title: (n) => (n > 1 ? `Ask about ${String(n)} discrepancies` : "Ask the company"),
    titleAgain: "Ask a second time",
    to: (companies) =>
      companies.length === 1
        ? `The question goes to ${companies[0] ?? ""}.`
        : `The questions go to ${count(companies.length, "company", "companies")}, each for its own lines only.`,
    reads: "It will read:",
    andMore: (n) => `and ${count(n, "other question", "other questions")}`,
    text: "Add a few words",
    textHint: "Stay neutral: the question asks, it does not accuse.",
    then: (days) =>
      `Time: ${count(days, "day", "days")}. The company explains, attaches a document or corrects its sheet. What a worker said is never shown to it. The hours at stake stay apart until you decide.`,
    send: (n) => (n > 1 ? `Send the ${String(n)} questions` : "Send the question"),
    done: (asked, due, letters) =>
      [
        count(asked, "question sent.", "questions sent."),
        due && `Answer due on ${fullDay(due)}.`,
        letters.some(({ recipient }) => recipient === null) &&
          `No address for ${letters
            .filter(({ recipient }) => recipient === null)
            .map(({ company }) => company)
            .join(", ")}: the question stands on its page, let it know.`,
      ]
        .filter(Boolean)
        .join(" "),
  },
  closing: {
    title: (month) => `Close ${month}`,
    close: "Close the month",
    ready: (lines, hours) =>
      `Nothing holds this sheet any more: ${count(lines, "line", "lines")}, ${hours} retained.`,
    undecided: (n) =>
      `${count(n, "discrepancy is not decided", "discrepancies are not decided")}: what ${n > 1 ? "they take" : "it takes"} off stays out of the ledger.`,
    does: (lines, hours) =>
      `${count(lines, "line goes", "lines go")} into the ledger with ${hours} retained. They will not change any more; a correction takes a new version of the sheet.`,
    blocked: (n) => `This sheet cannot be closed yet: ${count(n, "thing", "things")} to settle.`,
    isClosed: "The month is closed. A mistake is corrected by a new version of the sheet.",
    reopen: "Reopen by a new version…",
    reopenDoes:
      "The company gets its sheet back as a draft, with the same lines. The ledger keeps today’s hours until the new version is closed in its turn, with a reason.",
    reasonHint: "It stays in the ledger, beside the hours that are superseded.",
    reasonMissing: "Write the reason.",
    closedNow: (month) => `${month} is closed for this sheet.`,
    reopenedNow: "The sheet is open again: it waits for its new version.",
    moves: (person, before, after) => `${person}: ${before} → ${after}`,
    ledger: (n) => `What is in the ledger (${count(n, "line", "lines")})`,
    closing: (number, at, by, version) =>
      [`Closing ${String(number)}`, at, by, `version ${String(version)} of the sheet`]
        .filter(Boolean)
        .join(" · "),
    engine: (engine) => `computed by ${engine}`,
    written: "Written",
    version: "Version",
    state: "State",
    counts: "Counts",
    superseded: "Superseded",
  },
  alike: {
    title: "Discrepancies of one kind",
    intro:
      "Read them again, untick those that deserve something else, then decide the others at once.",
    none: "No discrepancy of this kind waits any more.",
    all: (n) => `All ${String(n)} discrepancies`,
    chosen: (n, hours) =>
      `${count(n, "discrepancy chosen", "discrepancies chosen")} · ${hours} at stake`,
    effect: (hours) =>
      `Upheld, these discrepancies take ${hours}; dismissed, the hours come back, unless another discrepancy takes them too. You can go back on each decision until the month is closed.`,
    accept: (n) => `Uphold ${count(n, "discrepancy", "discrepancies")}`,
    dismiss: (n) => `Dismiss ${count(n, "discrepancy", "discrepancies")}…`,
    ask: (n) => `Ask ${count(n, "company", "companies")}…`,
  },
  notices: {
    link: "Findings beyond the sheets",
    title: (month) => `Findings beyond the sheets · ${month}`,
    intro:
      "What the month shows of lots, sites and the unit’s own work. No sheet depends on it and nothing is decided here: each line leads to where it is settled.",
    none: "No finding this month.",
  },
  ready: {
    link: "Close the sheets that are ready",
    title: (month) => `Close the sheets that are ready · ${month}`,
    intro:
      "Nothing blocking is open on these sheets. They are counted again on closing: if one has changed meanwhile, none is closed. Sheets with an undecided discrepancy are not ticked: what it takes off would stay out of the ledger.",
    none: "No sheet is ready to be closed.",
    of: (lines, retained, declared, open) =>
      [
        `${count(lines, "line", "lines")} · ${retained} retained of ${declared}`,
        open > 0 && `${count(open, "discrepancy", "discrepancies")} undecided`,
      ]
        .filter(Boolean)
        .join(" · "),
    all: (n) => `All ${count(n, "sheet", "sheets")}`,
    look: "Read again",
    count: (sheets, lines, hours) =>
      `${count(sheets, "sheet", "sheets")} · ${count(lines, "line", "lines")} · ${hours} retained`,
    close: (n) => `Close ${count(n, "sheet", "sheets")}`,
    done: (n, hours) => `${count(n, "sheet closed", "sheets closed")}, ${hours} in the ledger.`,
    blocked: (n) => count(n, "sheet not ready yet", "sheets not ready yet"),
  },
};
export default en;
