import type { Question, Reading, Row } from "../readings";

/** What is asked about a file, one thing at a time. */
export type Ask =
  | { readonly kind: "question"; readonly key: string; readonly question: Question }
  | { readonly kind: "person"; readonly key: string; readonly row: Row }
  | { readonly kind: "hours"; readonly key: string; readonly row: Row };

const doubtful = new Set(["confirm", "ambiguous", "none"]);

/** Whether a line has no hours that could be counted. */
export function lacksHours(row: Row): boolean {
  return row.minutes === null || row.errors.some(({ code }) => code === "E_HOURS_NEGATIVE");
}

/** All that a person may be asked about a file: columns first, then who it is, then figures that cannot be read. */
export function asksOf(reading: Reading): Ask[] {
  const asked = new Set(reading.questions.map(({ key }) => key));
  const byKey = new Map<string, Ask>();
  for (const question of reading.questions) {
    byKey.set(question.key, { kind: "question", key: question.key, question });
  }
  for (const row of reading.lines) {
    const { key, band } = row.person;
    if (!row.out && !asked.has(key) && !byKey.has(key) && doubtful.has(band)) {
      byKey.set(key, { kind: "person", key, row });
    }
  }
  for (const row of reading.lines) {
    if (!row.out && !asked.has(row.key) && lacksHours(row)) {
      byKey.set(row.key, { kind: "hours", key: row.key, row });
    }
  }
  return [...byKey.values()];
}

/** What still waits for an answer. */
export function waiting(reading: Reading): Ask[] {
  return asksOf(reading).filter((ask) => ask.kind !== "question" || ask.question.answer === null);
}

/** The cell that an ask is about. */
export function cellOf(ask: Ask): string | null {
  if (ask.kind === "question") return ask.question.cell;
  return ask.row.cells[ask.kind === "person" ? "name" : "hours"] ?? null;
}

/** The lines that an ask is about. */
export function rowsOf(ask: Ask, reading: Reading): Row[] {
  if (ask.kind !== "question") return [ask.row];
  return ask.question.rows.flatMap(
    (index) => reading.lines.find((row) => row.index === index) ?? [],
  );
}
