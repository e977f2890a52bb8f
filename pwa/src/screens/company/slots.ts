import type { Slot, State } from "./sheets";

type Tone = "plain" | "ok" | "ko" | "warn" | "info";

const awaited: ReadonlySet<State> = new Set(["due", "draft", "returned"]);
const tones: Readonly<Record<State, Tone>> = {
  due: "info",
  draft: "warn",
  returned: "ko",
  submitted: "plain",
  reviewed: "plain",
  closed: "plain",
};

/** Whether the company has to do something about a sheet. */
export function isAwaited({ state }: Slot): boolean {
  return awaited.has(state);
}

/** What is finished gets no colour, so that what remains stands out. */
export function toneOf(state: State): Tone {
  return tones[state];
}

/** The sheets that wait for the company: what came back first, then what is due first. */
export function toDo(slots: readonly Slot[]): Slot[] {
  const rank = (slot: Slot): string => `${slot.state === "returned" ? "0" : "1"}${slot.due_on}`;
  return slots.filter(isAwaited).sort((a, b) => rank(a).localeCompare(rank(b)));
}

/** Where a sheet of a month stands in the company's pages. */
export function pageOf({ party_id: party, month }: Pick<Slot, "party_id" | "month">): string {
  return `/entreprise/fiches/${party}/${month}`;
}

/** The sheets by month, in the order in which they are given. */
export function byMonth(slots: readonly Slot[]): [month: string, slots: Slot[]][] {
  const months = new Map<string, Slot[]>();
  for (const slot of slots) months.set(slot.month, [...(months.get(slot.month) ?? []), slot]);
  return [...months];
}
