import { count } from "../../i18n/format";
import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "My account and devices",
  offline: "These settings are made with the office. Come back when there is a network.",
  back: "Back",
  noAnswer: "No answer from the office. Try again when there is a network.",
  devices: {
    title: "My devices",
    unnamed: "Device without a name",
    seen: (at: string) => `Seen ${at}`,
    never: "Not seen since",
    thisOne: "This one",
    revoked: "Signed out",
    wiped: "To be wiped",
    end: "Sign out",
    endOthers: "Sign out all others",
    endTitle: (label: string) => `Sign out “${label}”?`,
    endText: "It will read nothing any more. What it has not sent may still leave for 30 days.",
    wipeText:
      "If it is lost or stolen, have it wiped: it will forget its files as soon as it has a network. What is not sent stays sealed on it.",
    wipe: "Sign out and wipe",
  },
  factors: {
    title: "Second proof",
    needed: "Your role asks for at least one, besides the password.",
    optional: "Optional for your role, and advisable.",
    passkey: (label: string) => `Passkey, ${label}`,
    since: (at: string) => `Since ${at}`,
    totp: "Application for codes",
    remove: "Remove",
    addPasskey: "Add a passkey",
    addTotp: "Add an application for codes",
    codesLeft: (n: number) =>
      n === 0
        ? "You have no recovery code left."
        : `You have ${count(n, "recovery code", "recovery codes")} left.`,
    newCodes: "Draw ten new recovery codes",
    cancelled: "The passkey was not made.",
    cancel: "Cancel",
  },
  password: {
    title: "Password",
    act: "Change my password",
    old: "Present password",
    done: "The password is changed. Your other devices must sign in again.",
    cancel: "Cancel",
  },
};
export default en;
