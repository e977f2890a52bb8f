import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  signatureOf: (name) => `Signature of ${name}`,
  photos: "Photos",
  awaited: "The photo is coming…",
  elsewhere: "This photo is not at hand: its caption stands in its place.",
};

export default en;
