import { count } from "../../../i18n/format";
import type fr from "./archive.fr";

const en: typeof fr = {
  title: "Locked archive",
  about: "Find a file that left everyday use: an audit, a dispute, a request.",
  intro:
    "These files are sealed: no name can be read without opening them. Each search and each opening is noted, with its reason.",
  onlyAdministrators:
    "The archive is open to the territory’s administrators only. Ask them, and say why.",
  name: "The person’s name",
  nameHint: "Whole words: last name, first name or both.",
  search: "Search",
  nobody: "No archived file of that name.",
  found: (n: number, more: boolean) =>
    more
      ? `The latest ${String(n)}: say more of the name`
      : count(n, "archived file", "archived files"),
  facts: { last: "Last contact", archived: "Locked on", purge: "Destroyed on" },
  held: "kept while the reservation stands",
  openings: "Openings",
  neverOpened: "Never opened.",
  by: (who: string, at: string) => `${who}, ${at}`,
  notes: { litigation: "Dispute", limitation: "Restriction" },
  end: "End the reservation",
  acts: {
    open: {
      title: "Open the file",
      text: "You will read all that was known of the person. The reason stays in the register.",
      act: "Open",
    },
    hold: {
      title: "Keep: dispute",
      text: "The file is not destroyed at its term until the reservation is ended.",
      act: "Keep",
    },
    erase: {
      title: "Erase the file",
      text: "The archived file goes before its term, because the person asks. Nothing can be restored.",
      act: "Erase for ever",
    },
  },
  reason: "Reason",
  reasonHint: "Example: audit by the Court of Auditors, letter of 3 March. No names.",
  confirm: (name: string) => `To confirm, type: ${name}`,
  opened: "The file, as it left everyday use",
  close: "Close",
  erased: "The archived file is erased.",
};

export default en;
