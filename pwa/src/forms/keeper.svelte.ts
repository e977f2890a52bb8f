import { save, type SaveOptions } from "../store";
import { toast } from "../ui/toast.svelte";
import { failureWords } from "./refusals";

/** Keeps acts, and says in words why one was not kept: show `failure` in a banner. */
export class Keeper {
  failure = $state<string>();
  busy = $state(false);

  /** True when the changes are on disk with their place in the queue. */
  async keep(changes: Parameters<typeof save>[0], options?: SaveOptions): Promise<boolean> {
    this.failure = undefined;
    try {
      await save(changes, options);
      return true;
    } catch (error) {
      this.failure = failureWords(error);
      return false;
    }
  }

  /** Keep what a tap makes; the second tap of two makes nothing. */
  async make(...acts: Parameters<Keeper["keep"]>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const kept = await this.keep(...acts);
    this.busy = false;
    return kept;
  }

  /** Say what was done, and offer for a while to take it back. */
  offer(done: string, back: () => Parameters<typeof save>[0], options?: SaveOptions): void {
    toast.offer(done, async () => {
      await this.keep(back(), options);
      return this.failure;
    });
  }
}
