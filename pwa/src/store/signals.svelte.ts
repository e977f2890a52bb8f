/** A number that components follow: reading it subscribes, raising it makes them look again. */
class Signal {
  #count = $state(0);

  read(): number {
    return this.#count;
  }

  raise(): void {
    this.#count += 1;
  }
}

/**
 * One signal for each table. Coarse on purpose: answers of the book keep their identity while nothing in
 * them changed, so that a reader who looks again stops there. Made up front, never inside a reaction.
 */
export class Signals {
  readonly #signals: Readonly<Record<string, Signal>>;

  constructor(names: Iterable<string>) {
    this.#signals = Object.fromEntries(Array.from(names, (name) => [name, new Signal()]));
  }

  follow(name: string): void {
    this.#signals[name]?.read();
  }

  raise(names: Iterable<string>): void {
    for (const name of names) this.#signals[name]?.raise();
  }
}
