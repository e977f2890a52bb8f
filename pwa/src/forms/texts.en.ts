import type { Wording } from "../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  yes: "Yes",
  no: "No",
  none: "No answer",
  elsewhere: "Record not on this phone",
  drawn: "Signature drawn on the screen",
  answers: { yes: "Yes", partial: "Partly", no: "No", na: "Not applicable" },
  hoursHint: "For example 7 h 30 or 7.5",
  codes: {
    required: "This field is needed.",
    one_needed: "Fill in at least one of these fields.",
    too_long: "This text is too long: {limit} characters at most. Shorten it.",
    too_short: "This field is needed.",
    too_small: "This number is too small: {limit} at least.",
    too_large: "This number is too large: {limit} at most.",
    too_many: "There are too many: {limit} at most.",
    not_a_whole_number: "Write a whole number.",
    not_a_day: "There is no such day. Check the day and the month.",
    not_a_month: "There is no such month.",
    not_an_instant: "There is no such time.",
    not_a_text: "A character of this text cannot be kept. Delete it.",
    in_the_future: "This date is in the future. Check it.",
    before_start: "The end comes before the start. Correct one of the two dates.",
    wrong_form: "This is not the expected form. Check it.",
    not_a_siret: "This is not a SIRET: 14 digits with a right key.",
    closed: "The visit is signed: add an addendum instead.",
    other: "This value is not accepted. Check it.",
  },
  failures: {
    storage_full:
      "The phone is full: nothing that was entered is lost. Free some space, then try again.",
    locked: "The phone has locked. Unlock it, then try again.",
    closed: "The browser closed the phone's memory. Reload the page: what was entered is there.",
    too_big: "This is too large for one entry. Make it shorter.",
    other: "This is not saved. Try again; what was entered before is kept.",
  },
};
export default en;
