export { autosave, type Typing, type TypingState } from "./autosave.svelte";
export { create, remove, type Draft as Change, type Seen, update } from "./drafted";
export { book, checkField, drafts, instantNow, photos, type Row, save, today } from "./facade";
export { keyId } from "./ids";
export { type FieldError, SaveRefused } from "./prepare";
export type { PhotoState } from "./photos";
export type { SaveOptions } from "./save";
export type { Loaded } from "./book";
export { SaveFailed, type SaveFailure } from "./withdb";
