import { count } from "../../../i18n/format";
import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Installation",
  intro:
    "All territories of this installation, what happens by itself, and what waits for somebody.",
  noAnswer: "No answer from the office. Try again.",
  alerts: {
    title: "What needs somebody",
    none: "Nothing needs anybody.",
    since: (when) => `Since ${when}.`,
  },
  figures: {
    title: "In figures",
    accounts: "Open accounts",
    devices: "Devices signed in",
    devices_seen: "Seen in the last 7 days",
    outbox: "Entries announced, not yet received",
    since: (when) => `the oldest: ${when}`,
    matters: "Collisions and held changes to settle",
    discrepancies: "Discrepancies that wait for an answer or a decision",
    mail_waiting: "Messages waiting",
    mail_refused: "Messages refused or unsure",
    database: "Database",
    files: "Files",
    backup: "Last backup",
    never: "Never",
  },
  jobs: {
    title: "What happens by itself",
    columns: { name: "Task", every: "Every", last: "Last time", state: "State" },
    minutes: (n) => (n < 60 ? `${String(n)} min` : count(Math.round(n / 60), "hour", "hours")),
    fine: "Well",
    off: "Not set up",
    waiting: "Not done yet",
    failed: (n) => count(n, "failure", "failures"),
  },
  territories: {
    title: "Territories",
    columns: {
      name: "Territory",
      accounts: "Accounts",
      seen: "Devices seen in 7 days",
      records: "Records",
      state: "State",
      acts: "Actions",
    },
    open: "Open a territory",
    rename: "Rename",
    suspend: "Suspend",
    suspendText: (name) =>
      `Nobody of ${name} will be served, and no message of it will leave. Nothing is lost: phones keep what they hold until it is resumed.`,
    resume: "Resume",
    states: { open: "Open", suspended: "Suspended", demo: "Demonstration" },
    form: {
      name: "Name of the territory",
      administrator: "First and last name of its administrator",
      email: "E-mail address",
      send: "Open and invite",
      after: "The administrator receives a link, valid for seven days, to choose a password.",
      keep: "Save",
      missing: "All fields are needed.",
    },
  },
};

export default en;
