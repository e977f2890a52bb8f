import type { Wording } from "../../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Settings of the territory",
  intro:
    "Thresholds of the rules, deadlines and reminders. A change holds at once for open months; a closed month keeps the thresholds of its closing.",
  readOnly: "The administrator of the territory can change them.",
  topics: {
    sheets: "Monthly sheets",
    answers: "Answers of companies",
    confirmation: "Confirmation of hours",
    working_time: "Working time",
    presence: "Presence on site",
    tutoring: "Tutoring",
    progress: "Progress",
    field_work: "Visits and minutes",
    privacy: "Privacy",
  },
  usual: (value) => `Default: ${value}`,
  bounds: (low, high) => `from ${low} to ${high}`,
  changed: "Changed",
  back: "Take the default again",
  days: "Numbers of days, separated by commas",
  yes: "Yes",
  no: "No",
  empty: "empty",
  save: "Save",
  nothing: "Nothing has changed.",
  saved: (n) => (n > 1 ? `${String(n)} settings saved.` : "Setting saved."),
  failed: "Nothing is saved",
  network: "The office does not answer. Try again.",
  history: "Last changes",
  moved: (label, before, after) => `${label}: ${before} → ${after}`,
  byDefault: "default",
};
export default en;
