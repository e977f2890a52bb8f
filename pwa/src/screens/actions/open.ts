import type { Records } from "../../records.gen";

export interface ItemRow {
  readonly id: string;
  readonly data: Readonly<Records["minutes_item"]>;
}

/** The actions that nobody has done or dropped: late ones, the others by their day, those without a day. */
export interface OpenActions<R extends ItemRow> {
  readonly late: readonly R[];
  readonly next: readonly R[];
  readonly undated: readonly R[];
}

/** An action without a status has not been looked at yet: it is open. */
export function isOpen({ data }: ItemRow): boolean {
  return data.kind === "action" && (data.status ?? "open") === "open";
}

/** Sort the open actions by their day; one that is due today is not late. */
export function openActions<R extends ItemRow>(items: readonly R[], today: string): OpenActions<R> {
  const open = items.filter(isOpen);
  const dated = open
    .filter(({ data }) => data.due_on)
    .sort((one, other) => (one.data.due_on ?? "").localeCompare(other.data.due_on ?? ""));
  return {
    late: dated.filter(({ data }) => (data.due_on ?? "") < today),
    next: dated.filter(({ data }) => (data.due_on ?? "") >= today),
    undated: open.filter(({ data }) => !data.due_on),
  };
}
