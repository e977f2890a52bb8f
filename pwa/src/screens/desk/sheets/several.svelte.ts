import { Problem } from "../../../sync";
import type { Reading } from "../../company/readings";

export type Became = "placed" | "asks" | "unplaced" | "refused";

/** What became of a file: in its place, with questions or none, waiting for one, refused. */
export function becameOf({ state, open }: Pick<Reading, "state"> & { open?: number }): Became {
  if (state === "unplaced" || state === "refused") return state;
  return state === "open" && (open ?? 0) > 0 ? "asks" : "placed";
}

/** A file that did not arrive, and what the office said of it. */
export interface Failed {
  readonly file: File;
  readonly why: string;
}

/** Sends many files, some at once, and counts what becomes of them; those that failed can go again. */
export class Several {
  total = $state(0);
  counts = $state<Record<Became, number>>({ placed: 0, asks: 0, unplaced: 0, refused: 0 });
  failed = $state.raw<readonly Failed[]>([]);
  busy = $state(false);
  readonly done = $derived(
    this.failed.length + Object.values(this.counts).reduce((sum, each) => sum + each, 0),
  );

  readonly #send: (file: File) => Promise<Reading & { open?: number }>;
  readonly #atOnce: number;
  #left: File[] = [];

  constructor(send: (file: File) => Promise<Reading & { open?: number }>, atOnce: number) {
    this.#send = send;
    this.#atOnce = atOnce;
  }

  /** What comes while others are being sent waits behind them. */
  async take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    if (this.busy) {
      this.total += files.length;
      this.#left.push(...files);
      return;
    }
    this.busy = true;
    this.total = files.length;
    this.counts = { placed: 0, asks: 0, unplaced: 0, refused: 0 };
    this.failed = [];
    this.#left = [...files];
    const some = Array.from({ length: Math.min(this.#atOnce, files.length) }, () => this.#run());
    await Promise.all(some).finally(() => (this.busy = false));
  }

  async #run(): Promise<void> {
    for (let file = this.#left.shift(); file; file = this.#left.shift()) {
      try {
        this.counts[becameOf(await this.#send(file))] += 1;
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        const why = problem.network ? "" : problem.detail || problem.title;
        this.failed = [...this.failed, { file, why }];
      }
    }
  }
}
