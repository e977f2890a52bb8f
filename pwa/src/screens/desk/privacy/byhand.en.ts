import { count } from "../../../i18n/format";
import type fr from "./byhand.fr";

const en: typeof fr = {
  title: (n: number) => `To look through by hand: ${count(n, "place", "places")}`,
  sameName:
    "Somebody else has the same name. Only you can say who is meant: correct the text if it is this person.",
  notSearched:
    "A picture or a PDF cannot be searched. Open them, and take out those that show or name this person.",
  photos: (n: string) => count(Number(n), "photo of the visit", "photos of the visit"),
  same: "Same name",
  file: "Not searched",
  waiting: "To look through after an erasure",
  of: (day: string) => `Erasure of ${day}`,
  read: "All is looked through",
};

export default en;
