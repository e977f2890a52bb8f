/** States that are asked for together; the list shows what was held unless it is asked for all. */
export const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  recues: ["draft", "signed", "distributed", "contested", "approved"],
  "en-attente": ["draft", "signed", "distributed", "contested"],
  toutes: [],
};
const asked = { charge: "officer", chantier: "site", du: "since", au: "until" };

/** The question to the office that the address of the list asks: `?etat=signed&page=2`. */
export function questionOf(address: URLSearchParams): string {
  const question = new URLSearchParams();
  for (const [name, parameter] of Object.entries(asked)) {
    const value = address.get(name);
    if (value) question.set(parameter, value);
  }
  const state = address.get("etat") ?? "recues";
  const states = TOGETHER[state] ?? [state];
  if (states.length > 0) question.set("state", states.join(","));
  if (address.get("tri") === "jour") question.set("sort", "day");
  question.set("page", String(pageOf(address)));
  return question.toString();
}

/** The page that the address asks for, 1 when it asks for none or for nonsense. */
export function pageOf(address: URLSearchParams): number {
  const page = Number(address.get("page"));
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** The address of the same list with one thing changed; a changed filter begins at page 1. */
export function changed(address: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(address);
  if (value) next.set(name, value);
  else next.delete(name);
  if (name !== "page") next.delete("page");
  return `?${next.toString()}`;
}

/** Whether the address narrows the list. */
export function isNarrowed(address: URLSearchParams): boolean {
  return ["etat", ...Object.keys(asked)].some((name) => address.has(name));
}
