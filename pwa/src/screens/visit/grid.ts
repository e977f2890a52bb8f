import { COMPULSORY_ITEMS, RECORDS } from "../../records.gen";
import { book, type Row } from "../../store";

/** The items of the grid by theme, in the order of the domain reference (E1). */
export const THEMES = [
  {
    key: "tutor",
    items: ["tutor_designated", "tutor_matches", "tutor_experience", "tutor_load", "tutor_trained"],
  },
  { key: "presence", items: ["tutor_on_site", "tutoring_time", "induction_done"] },
  {
    key: "work",
    items: ["task_progression", "logbook_kept", "mid_review_done", "training_planned"],
  },
  {
    key: "support",
    items: ["social_link", "barriers_relayed", "follow_up_discussed", "worker_heard"],
  },
] as const;
export type ThemeKey = (typeof THEMES)[number]["key"];
export type Level = "yes" | "partial" | "no" | "na";

const compulsory = new Set<string>(COMPULSORY_ITEMS);

/** Whether a "no" to this item calls for an action. */
export function isCompulsory(item: string): boolean {
  return compulsory.has(item);
}

/** The words of an item in both languages. */
export function itemWords(item: string): { fr: string; en: string } {
  const option = RECORDS.tutoring_check.fields["answers"]?.options?.find((o) => o.value === item);
  return option ?? { fr: item, en: item };
}

/** What was answered for this person at the visit before, item by item. */
export function earlierAnswers(visitId: string, employmentId: string): Record<string, Level> {
  const before = dayOf(book.get("visit", visitId));
  const checks = book
    .where("tutoring_check", "employment_id", employmentId)
    .filter((row) => row.data.visit_id !== visitId)
    .map((row) => ({ row, day: dayOf(book.get("visit", row.data.visit_id)) }))
    .filter(({ day }) => day !== "" && (before === "" || day < before))
    .toSorted((a, b) => b.day.localeCompare(a.day));
  const answers = Object.entries(checks[0]?.row.data.answers ?? {});
  return Object.fromEntries(answers.flatMap(([item, a]) => (a ? [[item, a.answer]] : [])));
}

function dayOf(visit: Row<"visit"> | undefined): string {
  return visit?.data.started_at ?? visit?.data.planned_on ?? "";
}

/** The tutor named for a job on a day, deputies after: their names. */
export function tutorsOf(employmentId: string, day: string): Row<"tutor">[] {
  return book
    .where("tutor_assignment", "employment_id", employmentId)
    .filter(({ data }) => data.from_on <= day && day <= (data.to_on ?? "9999"))
    .toSorted((a, b) => Number(a.data.is_deputy) - Number(b.data.is_deputy))
    .flatMap(({ data }) => book.get("tutor", data.tutor_id) ?? []);
}
