import { inUnit, type Unit } from "./amount";
import { AMOUNTS, type Entry } from "./form";
import type { Cells } from "./typed.svelte";

/** The columns of the form, in the order in which a spreadsheet is pasted into them. */
const COLUMNS: readonly string[] = [...AMOUNTS, "comment"];

/** The id of a field of the form. */
export function idOf(row: number, column: string): string {
  return `hours-${String(row)}-${column}`;
}

function placeOf(target: EventTarget | null): { row: number; column: string } | undefined {
  const id = target instanceof Element ? target.id : "";
  const [, row, column] = /^hours-(\d+)-(\w+)$/.exec(id) ?? [];
  return column === undefined ? undefined : { row: Number(row), column };
}

/** Enter and the arrows go to the same column of the line below, or above. */
export function move(event: KeyboardEvent): void {
  const place = placeOf(event.target);
  if (!place || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  const next = document.getElementById(
    idOf(place.row + (event.key === "ArrowUp" ? -1 : 1), place.column),
  );
  if (!(next instanceof HTMLInputElement)) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/**
 * What a paste of several cells puts into the form, from the field where the cursor is; nothing of a plain text. Bare
 * amounts are in `unit`.
 */
export function pasted(
  event: ClipboardEvent,
  entries: readonly Entry[],
  unit: Unit,
): Cells | undefined {
  const place = placeOf(event.target);
  const text = event.clipboardData?.getData("text").trimEnd() ?? "";
  if (!place || !/[\n\t]/.test(text)) return undefined;
  event.preventDefault();
  const first = COLUMNS.indexOf(place.column);
  const cells: Record<string, string> = {};
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const entry = entries[place.row + i];
    for (const [j, value] of line.split("\t").entries()) {
      const column = COLUMNS[first + j];
      if (!entry || !column) continue;
      const text = value.trim();
      cells[`${entry.key}/${column}`] = column === "comment" ? text : inUnit(text, unit);
    }
  }
  return cells;
}
