import { unbrokenTexts } from "./spaces";

export type Language = "fr" | "en";

/** What a French dictionary says about its English twin: the same keys, the same arguments. */
export type Wording<T> = T extends (...given: infer A) => string
  ? (...given: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Wording<T[K]> };

type Loader = () => Promise<void>;

const kept = "jalon.language";
const twins: Loader[] = [];

class CurrentLanguage {
  #code = $state<Language>("fr");

  /** The language on screen. */
  get code(): Language {
    return this.#code;
  }

  /** Show another language; its texts are on the phone before anything changes. */
  async choose(code: Language): Promise<void> {
    if (code === "en") await Promise.all(twins.map((load) => load()));
    this.#code = code;
    document.documentElement.lang = code;
    localStorage.setItem(kept, code);
  }

  /** The language chosen on this phone, else the browser's, else French. */
  async start(): Promise<void> {
    const chosen =
      localStorage.getItem(kept) ?? (navigator.language.startsWith("en") ? "en" : "fr");
    if (chosen === "en") await this.choose("en");
  }
}

export const language = new CurrentLanguage();

/**
 * The texts of a screen in the language on screen. French comes with the screen; English in one chunk of its own.
 *
 * `export const t = wording(fr, () => import("./texts.en"));` then `{t().title}` in the markup.
 */
export function wording<T extends object>(
  french: T,
  english: () => Promise<{ default: Wording<T> }>,
): () => Wording<T> {
  let twin = $state.raw<Wording<T>>();
  const load = async (): Promise<void> => {
    twin ??= (await english()).default;
  };
  twins.push(load);
  if (language.code === "en") void load();
  const ours = unbrokenTexts(french) as unknown as Wording<T>;
  return () => (language.code === "en" && twin ? twin : ours);
}
