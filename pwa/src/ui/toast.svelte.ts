/** What was just done and how it is taken back, which gives the words for why it could not be. */
type Offer = { text: string; undo?: () => Promise<string | undefined> };

export const undoTime = 10_000;

let current = $state.raw<Offer>();
let timer: ReturnType<typeof setTimeout> | undefined;

function show(offer: Offer): void {
  clearTimeout(timer);
  current = offer;
  timer = setTimeout(() => toast.dismiss(), undoTime);
}

export const toast = {
  get current(): Offer | undefined {
    return current;
  },
  /** Offer to take back what was just done, for ten seconds; a newer offer replaces the older one. */
  offer(text: string, undo: () => Promise<string | undefined>): void {
    show({ text, undo });
  },
  dismiss(): void {
    clearTimeout(timer);
    current = undefined;
  },
  /** The screen on which it was done may be gone: what fails is said in its place. */
  async takeBack(): Promise<void> {
    const last = current;
    toast.dismiss();
    const failure = await last?.undo?.();
    if (failure) show({ text: failure });
  },
};
