/** What was just done and how it is taken back. Undo is the only thing a toast is for. */
export type Undo = { text: string; undo: () => void };

export const undoTime = 10_000;

let current = $state.raw<Undo>();
let timer: ReturnType<typeof setTimeout> | undefined;

export const toast = {
  get current(): Undo | undefined {
    return current;
  },
  /** Offer to take back what was just done, for ten seconds; a newer offer replaces the older one. */
  offer(text: string, undo: () => void): void {
    clearTimeout(timer);
    current = { text, undo };
    timer = setTimeout(() => toast.dismiss(), undoTime);
  },
  dismiss(): void {
    clearTimeout(timer);
    current = undefined;
  },
  takeBack(): void {
    const last = current;
    toast.dismiss();
    last?.undo();
  },
};
