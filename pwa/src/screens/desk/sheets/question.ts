import { changed, pageOf } from "../visits";

const asked = { mois: "month", entreprise: "company", etat: "state" };

/** The question to the office that the address of the list asks: `?mois=2026-10&etat=submitted`. */
export function questionOf(address: URLSearchParams): string {
  const question = new URLSearchParams();
  for (const [name, parameter] of Object.entries(asked)) {
    const value = address.get(name);
    if (value) question.set(parameter, value);
  }
  if (address.has("retard")) question.set("late", "true");
  question.set("page", String(pageOf(address)));
  return question.toString();
}

/** Where the sheet of a month stands at the desk. */
export function sheetAt(party: string, month: string): string {
  return `/bureau/fiches/${party}/${month}`;
}

export { changed, pageOf };
