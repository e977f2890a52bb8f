import { Problem } from "../../../sync";
import { type Existing, type Imported, imports, isOfContracts, type Result } from "./importing";

const MOST_BYTES = 16 * 1024 * 1024;
type Step = "choose" | "trying" | "tried" | "importing" | "done";

/** One import: a file is tried, then brought in whole. The file stays in this page until then. */
export class ImportWork {
  existing = $state<Existing>("skip");
  file = $state.raw<File>();
  result = $state.raw<Result>();
  step = $state<Step>("choose");
  share = $state(0);
  problem = $state.raw<Problem>();
  tooLarge = $state(false);
  readonly what: Imported;
  #op = crypto.randomUUID();

  constructor(what: Imported) {
    this.what = what;
  }

  /** Whether nothing stands in the way of bringing the file in. */
  get ready(): boolean {
    const { result } = this;
    if (this.step !== "tried" || result === undefined) return false;
    const faultless = isOfContracts(result) || result.fault_total === 0;
    return faultless && result.create + result.update > 0;
  }

  /** Try a file: the office says what it would do. */
  async take(file: File): Promise<void> {
    [this.file, this.result, this.#op] = [file, undefined, crypto.randomUUID()];
    this.tooLarge = file.size > MOST_BYTES;
    if (!this.tooLarge) await this.#ask("trying", "tried");
  }

  /** Say what becomes of records that are there already; the file is tried again. */
  async decide(existing: Existing): Promise<void> {
    this.existing = existing;
    if (this.file && this.step === "tried") await this.take(this.file);
  }

  async bring(): Promise<void> {
    await this.#ask("importing", "done");
  }

  async #ask(during: "trying" | "importing", after: Step): Promise<void> {
    const { file, what, existing } = this;
    if (!file || this.step === "trying" || this.step === "importing") return;
    const before = this.step;
    [this.step, this.share, this.problem] = [during, 0, undefined];
    const ask = during === "trying" ? imports.check : imports.bring;
    try {
      const sent = { what, existing, op: this.#op, file };
      this.result = await ask(sent, (share) => (this.share = share));
      this.step = after;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
      this.step = during === "trying" ? "choose" : before;
      const told = failure.members["result"];
      if (told !== undefined) this.result = told as Result;
    }
  }
}
