import type { ChangeContent, PendingChange, Values } from "./rows";
import { isItems } from "./rows";
import { isReference, itemFields } from "./spec";

function namesAnother(change: ChangeContent): boolean {
  return Object.keys(change.set).some((field) => isReference(change.tbl, field));
}

function alike(target: PendingChange, change: ChangeContent): boolean {
  const kinds = target.kind === "create" || target.kind === "update";
  const alone = target.group === null && change.group === null;
  const sameAct = change.intent === null || change.intent === target.intent;
  return kinds && change.kind === "update" && alone && sameAct;
}

/**
 * The waiting change that may take this one in: the last of its record, never sent, from the same base. One
 * that names another record may only join the end of the queue, or it would go before what it names.
 */
export function foldTarget(
  queue: readonly PendingChange[],
  change: ChangeContent,
): PendingChange | null {
  const onDisk = queue.filter((each) => each.n > 0 && each.op !== change.op);
  const target = onDisk.filter((each) => each.tbl === change.tbl && each.id === change.id).at(-1);
  if (!target || target.tries > 0 || target.again || !alike(target, change)) return null;
  if (target.base.rev !== change.base.rev || target.base.epoch !== change.base.epoch) return null;
  return namesAnother(change) && onDisk.at(-1) !== target ? null : target;
}

function over(tbl: string, under: Values, upper: Values): Values {
  const merged: Record<string, unknown> = { ...under, ...upper };
  for (const field of itemFields(tbl)) {
    const [one, two] = [under[field], upper[field]];
    if (isItems(one) && isItems(two)) merged[field] = { ...one, ...two };
  }
  return merged;
}

/** Two edits of one sitting as one: the newest values, upon what the author saw first. */
export function folded(target: PendingChange, change: ChangeContent): PendingChange {
  const set = over(target.tbl, target.set, change.set);
  const was = target.kind === "create" ? {} : over(target.tbl, change.was, target.was);
  return { ...target, set, was, at: change.at, v: target.v + 1 };
}
