import { book, keyId } from "../../store";
import type { Books, Month } from "./lines";

/** What this phone holds of the company's months. */
export const books: Books = {
  get sheets() {
    return book.all("monthly_sheet");
  },
  linesOf: (sheet) => book.where("sheet_line", "sheet_id", sheet),
  confirmationOf: (party, worker, period) =>
    book.get("hours_confirmation", keyId("hours_confirmation", party, worker, period)),
};

/** Where the party works: its sites, and its lot. */
export function placeOf({ party }: Month): { site: string; lot: string } {
  const lot = book.get("lot", book.get("lot_party", party)?.data.lot_id);
  const sites = book
    .all("site")
    .filter(({ tags }) => tags.includes(`party:${party}`))
    .map(({ data }) => data.label);
  return {
    site: sites.join(", "),
    lot: lot ? `${lot.data.number} ${lot.data.title}`.replace(/^0 /, "") : "",
  };
}

/** First name and initial, as on the page of the link; as written on the sheet when nobody is known. */
export function nameOf(worker: string, written: string): string {
  const known = book.get("worker", worker)?.data;
  if (!known) return written;
  return known.last_name
    ? `${known.first_name} ${Array.from(known.last_name)[0] ?? ""}.`.trim()
    : known.first_name;
}
