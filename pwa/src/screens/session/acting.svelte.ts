import { Problem } from "../../sync";

/** An act of a screen on the account: one at a time, its refusal in words, and again after a new sign-in. */
export class Acting {
  busy = $state(false);
  problem = $state<string>();
  /** The office wants to be sure who asks: what to do once it is. */
  again = $state.raw<() => Promise<void>>();
  readonly #noAnswer: () => string;
  readonly #said: (failure: unknown) => string | undefined;

  /** `said` puts into words what this screen alone knows. */
  constructor(
    noAnswer: () => string,
    said: (failure: unknown) => string | undefined = () => undefined,
  ) {
    this.#noAnswer = noAnswer;
    this.#said = said;
  }

  async run(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.problem, this.again] = [true, undefined, undefined];
    try {
      await act();
    } catch (failure) {
      this.#note(failure, act);
    } finally {
      this.busy = false;
    }
  }

  #note(failure: unknown, act: () => Promise<void>): void {
    const own = this.#said(failure);
    if (own !== undefined) this.problem = own;
    else if (!(failure instanceof Problem)) throw failure;
    else if (failure.code === "sign_in_again") this.again = act;
    else this.problem = failure.network ? this.#noAnswer() : failure.detail || failure.title;
  }
}
