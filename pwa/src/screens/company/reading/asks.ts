import type { Candidate, Question, Reading, Row } from "../readings";

/** The questions that wait: those without which nothing can be taken from the file, then the others. */
export function waiting({ questions }: Pick<Reading, "questions">): Question[] {
  const open = questions.filter(({ answer }) => answer === null);
  return [...open.filter(({ needed }) => needed), ...open.filter(({ needed }) => !needed)];
}

/** Whether it is asked who somebody is. */
export function isPerson({ key }: Question): boolean {
  return key.startsWith("person@");
}

/** Whether it is asked what a column holds. */
export function isColumn({ code }: Question): boolean {
  return ["hours_doubtful", "hours_guessed", "days_times_seven"].includes(code);
}

/** The lines that a question is about. */
export function rowsOf({ rows }: Question, { lines }: Pick<Reading, "lines">): Row[] {
  return rows.flatMap((index) => lines.find((row) => row.index === index) ?? []);
}

/** Why a person may be meant, without the weights that only the office's tests need. */
export function reasonsOf(candidate: Candidate, language: "fr" | "en"): string {
  const reasons = language === "fr" ? candidate.reasons_fr : candidate.reasons_en;
  const plain = reasons.map((reason) => reason.replace(/\s*\([+−-]\d+(?:[.,]\d+)?\)$/, ""));
  return [candidate.detail, ...plain].filter(Boolean).join(" · ");
}

/** What speaks for each person that a name may mean. */
export function candidatesOf(rows: readonly Row[]): ReadonlyMap<string, Candidate> {
  return new Map(
    rows.flatMap(({ person }) => person.candidates.map((one) => [one.worker_id, one])),
  );
}
