import { session } from "../../session";
import { instantNow } from "../../store";
import { Problem } from "../../sync";
import { cellsOf, entriesOf, linesToSend } from "./form";
import { sheets, type SheetPage } from "./sheets";
import { type Cells, type Kept, Typed } from "./typed.svelte";

/** The sheet of a month while it is filled in: what is typed, and the office's page that it goes into. */
export class Filling {
  readonly typed: Typed;
  readonly #shown: (page: SheetPage) => void;
  #page: SheetPage;

  constructor(page: SheetPage, shown: (page: SheetPage) => void) {
    this.#page = page;
    this.#shown = shown;
    const name = `jalon.sheet.${session.user?.id ?? ""}.${page.party_id}.${page.month}`;
    const keptAt = page.state === "draft" ? instantNow() : null;
    this.typed = new Typed(name, cellsOf(page), keptAt, async (cells) => this.#put(cells));
  }

  /** Everything typed is at the office, and the sheet may be handed in: throws `Problem` otherwise. */
  async handedOver(): Promise<SheetPage> {
    await this.typed.flush();
    if (this.typed.state !== "kept" || !this.#page.may.includes("submit")) {
      await this.#put(this.typed.cells);
    }
    return this.#page;
  }

  async #put(cells: Cells): Promise<Kept> {
    try {
      return await this.#keep(cells);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "sheet_changed") throw problem;
      this.#took(await sheets.page(this.#page.party_id, this.#page.month));
      this.typed.rebase(cellsOf(this.#page));
      return this.#keep(this.typed.cells);
    }
  }

  async #keep(cells: Cells): Promise<Kept> {
    const page = this.#page;
    const { lines, unread } = linesToSend(entriesOf(page, cells), cells, page.month);
    this.#took(await sheets.keep(page, { rev: page.rev, unit: "hours", lines }));
    return { at: instantNow(), unread };
  }

  #took(page: SheetPage): void {
    this.#page = page;
    this.#shown(page);
  }
}
