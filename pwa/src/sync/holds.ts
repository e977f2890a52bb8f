import type { Row } from "../store";

type Hold = Row<"hold">;

/** Whether a change is held for the sake of one of these records: its own, or one that it names. */
function waitsFor({ data }: Hold, records: ReadonlySet<string>): boolean {
  const set = (data.content["set"] ?? {}) as Readonly<Record<string, unknown>>;
  const named = Object.values(set).filter((value) => typeof value === "string");
  return [data.record_id, ...named].some((id) => records.has(id));
}

/** What somebody must decide: without what is held only because something else here is, and follows it. */
export function decisive(holds: readonly Hold[]): Hold[] {
  const firsts = holds.filter(({ data }) => data.reason !== "depends_on_held");
  let others = holds.filter(({ data }) => data.reason === "depends_on_held");
  const records = new Set(firsts.map(({ data }) => data.record_id));
  for (;;) {
    const going = others.filter((hold) => waitsFor(hold, records));
    if (going.length === 0) return [...firsts, ...others];
    for (const { data } of going) records.add(data.record_id);
    others = others.filter((hold) => !going.includes(hold));
  }
}
