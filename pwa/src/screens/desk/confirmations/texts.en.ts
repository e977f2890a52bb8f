import { count } from "../../../i18n/format";
import type fr from "./texts.fr";

const en: typeof fr = {
  title: "Confirmations",
  intro: "Each month the manager of each site receives a link to confirm the hours of the team.",
  month: "Month",
  show: "Show",
  filters: { todo: "To look after", all: "All" },
  summary: (answered: number, all: number) =>
    `${count(answered, "answer received", "answers received")} out of ${String(all)}`,
  none: "Nobody to confirm in that month.",
  allDone: "Every answer has come.",
  noServer: "No mail server is set: messages are kept, nothing is sent.",
  columns: {
    place: "Site and company",
    manager: "Manager",
    state: "State",
    lines: "People",
    act: "Action",
  },
  states: {
    no_address: "No address",
    blocked: "Handed the sheet in himself",
    reopened: "Answer taken up again",
    to_ask: "To ask",
    asked: "Asked",
    viewed: "Link opened",
    answered: "Answered",
  },
  nobody: "Nobody is named in the register",
  asked: (day: string, times: number) =>
    times > 1 ? `sent ${String(times)} times, the last on ${day}` : `sent on ${day}`,
  viewed: (day: string) => `opened on ${day}`,
  answered: (day: string, by: string) => (by ? `on ${day} by ${by}` : "in the application"),
  lines: (said: number, all: number) => `${String(said)} of ${String(all)}`,
  ask: "Send the link",
  resend: "Send the link again",
  of: (site: string, company: string) => `: ${site}, ${company}`,
  sent: (name: string) => `A link goes to ${name}. The earlier one is over.`,
  said: "Answers",
  saidLine: {
    confirmed: (hours: string) => `${hours} confirmed`,
    contested: "contested",
    not_here: "not on that site",
  },
  declared: (hours: string) => `${hours} declared`,
};
export default en;
