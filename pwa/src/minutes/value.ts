/** The minutes as a value; sync/minutes/value.py says what each thing is. */
export interface Minutes {
  readonly visit: string;
  readonly language: Language;
  readonly copy: string;
  readonly title: string;
  readonly subject: string;
  readonly occasion: string;
  readonly notice: string;
  readonly head: Facts;
  readonly blocks: readonly Block[];
  readonly photos: readonly Picture[];
}
export type Language = "fr" | "en";
export interface Block {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly Part[];
}
export type Part = Text | Facts | Listing | Table | Signatures;
export interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly tone: "plain" | "note" | "alert";
}
export interface Facts {
  readonly kind: "facts";
  readonly rows: readonly (readonly [string, string])[];
}
export interface Listing {
  readonly kind: "list";
  readonly caption: string;
  readonly items: readonly string[];
}
export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}
export interface Column {
  readonly label: string;
  readonly figures: boolean;
  readonly wide: boolean;
}
export interface Signatures {
  readonly kind: "signatures";
  readonly rows: readonly Signed[];
}
export interface Signed {
  readonly name: string;
  readonly role: string;
  readonly detail: string;
  readonly strokes: string;
}
export interface Picture {
  readonly sha256: string;
  readonly caption: string;
}

type Width = "narrow" | "wide" | "figures";

export function text(said: string, tone: Text["tone"] = "plain"): Text {
  return { kind: "text", text: said, tone };
}

export function listing(caption: string, items: readonly string[]): Listing {
  return { kind: "list", caption, items };
}

/** The head of a column; figures stand at its end, wide columns take the room left. */
export function column(label: string, width: Width = "narrow"): Column {
  return { label, figures: width === "figures", wide: width === "wide" };
}

export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Table {
  return { kind: "table", caption, columns, rows };
}
