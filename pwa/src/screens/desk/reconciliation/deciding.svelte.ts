import { tick } from "svelte";
import { Problem } from "../../../sync";
import { ago } from "./ago";
import { t } from "./texts";

/** An act on its way to the office: asked again after a lost answer it keeps its number, so it is done once. */
export class Deciding {
  busy = $state(false);
  /** What was done, in words. */
  said = $state("");
  failed = $state<string>();
  /** Others decided meanwhile, or the figures moved: the page has to be read again. */
  stale = $state(false);
  #op = { of: "", number: "" };

  /**
   * Do something of which `about` says what it is; `ask` sends it and tells it in words, `then`
   * reads the page again. The focus goes to the element `to` afterwards.
   */
  async act(
    about: unknown,
    ask: (op: string) => Promise<string>,
    then: () => Promise<void>,
    to?: string,
  ): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = undefined;
    this.stale = false;
    try {
      const said = await ask(this.#numberOf(about));
      this.#op = { of: "", number: "" };
      await then();
      this.said = said;
      await tick();
      if (to) document.getElementById(to)?.focus({ preventScroll: true });
      return true;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.stale = failure.status === 409;
      this.failed = this.#why(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #why({ network, members, detail, title }: Problem): string {
    const { by, at } = members;
    if (network) return t().decide.network;
    if (typeof by !== "string" || typeof at !== "string") return detail || title;
    return t().decide.meanwhile(by, ago(at, Date.now()));
  }

  #numberOf(about: unknown): string {
    const of = JSON.stringify(about);
    if (this.#op.of !== of) this.#op = { of, number: crypto.randomUUID() };
    return this.#op.number;
  }
}
