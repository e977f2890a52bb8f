/**
 * The form that owns what is typed, with `autocomplete="off"`: else the browser writes the text of a page on the
 * disk, in clear, to restore it with its tabs. A textarea and a select are exempt only through their form.
 */
export const UNKEPT = "unkept";
