let words = $state("");

/** What was just done, said once on the page where it leads. */
export const said = {
  get words(): string {
    return words;
  },
  say(done: string): void {
    words = done;
  },
  hush(): void {
    words = "";
  },
};
