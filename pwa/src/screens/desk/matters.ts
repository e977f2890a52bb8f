import type { Row } from "../../store";
import { bothOf, leavesOf, typedLeaf } from "../outbox/matter";
import type { Matter, Settlement, Values } from "./office";
import { orderOf } from "./words";

/** One thing that can be chosen about a matter. */
export type Choice = Settlement["choice"];

type Conflict = Pick<Row<"conflict">, "data">;

function conflictOf({ about, data }: Matter): Conflict {
  return { data: { ...data, table: about } } as unknown as Conflict;
}

/** What can be chosen: for a collision one of the versions, for a held change yes or no. */
export function choicesOf(matter: Matter): Choice[] {
  if (matter.table === "hold")
    return matter.reason === "closed" ? ["refuse"] : ["accept", "refuse"];
  const both: Choice[] = togetherOf(matter) ? ["both"] : [];
  const other: Choice[] = typedLeafOf(matter) ? ["other"] : [];
  return ["theirs", "mine", ...both, ...other];
}

/** Both versions one after the other, the office's first. */
export function togetherOf(matter: Matter): Values | undefined {
  return matter.table === "conflict" ? bothOf(conflictOf(matter)) : undefined;
}

/** The one text for which another value can be typed. */
export function typedLeafOf(matter: Matter): string | undefined {
  return matter.table === "conflict" ? typedLeaf(conflictOf(matter)) : undefined;
}

/** The fields that are in question. */
export function fieldsOf(matter: Matter): string[] {
  if (matter.table === "conflict") return leavesOf(conflictOf(matter));
  const order = orderOf(matter.about);
  return Object.keys(proposed(matter))
    .filter((leaf) => !belongs.has(leaf))
    .sort((one, other) => order.indexOf(one) - order.indexOf(other));
}
const belongs = new Set(["visit_id", "site_id", "author_id", "officer_id", "is_draft", "position"]);

/** What somebody wrote. */
export function proposed({ table, data }: Matter): Values {
  return (table === "conflict" ? data.mine : data.content?.set) ?? {};
}

/** What the office has in its stead. */
export function atOffice({ table, data, office }: Matter): Values {
  return (table === "conflict" ? data.theirs : office) ?? {};
}

/** What each side did to the record as a whole, when it is not a value that differs. */
export function removedBy({ data }: Matter): "author" | "office" | undefined {
  if (data.kind === "delete_after_update" || data.content?.kind === "delete") return "author";
  return data.kind === "update_after_delete" ? "office" : undefined;
}

/** A decision that can be sent: refusing, and writing something else, need words. */
export function settlementOf(
  matter: Matter,
  { choice, reason, other }: { choice: Choice | undefined; reason: string; other: string },
): Settlement | undefined {
  const words = reason.trim();
  if (!choice || (choice === "refuse" && words === "")) return undefined;
  const said = words === "" ? {} : { reason: words };
  if (choice === "both") return { choice, values: togetherOf(matter) ?? {}, ...said };
  if (choice !== "other") return { choice, ...said };
  const leaf = typedLeafOf(matter);
  if (!leaf || other.trim() === "") return undefined;
  return { choice, values: { [leaf]: other.trim() }, ...said };
}
