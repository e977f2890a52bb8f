/** French puts a space that never breaks before a colon, and inside its quotation marks. */
export function unbroken(text: string): string {
  return text
    .replaceAll(/ (?=[:;?!%])/g, "\u00a0")
    .replaceAll(/«[ \u00a0]?/g, "«\u00a0")
    .replaceAll(/[ \u00a0]?»/g, "\u00a0»");
}

/** The same for a dictionary: each text, and what each function of it says. */
export function unbrokenTexts<T>(texts: T): T {
  return (said(texts) ?? texts) as T;
}

function said(value: unknown): unknown {
  if (typeof value === "string") return unbroken(value);
  if (typeof value === "function") return speaking(value as (...given: unknown[]) => unknown);
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, said(each)]));
}

function speaking(speak: (...given: unknown[]) => unknown) {
  return (...given: unknown[]): unknown => said(speak(...given));
}
