export { session } from "./session.svelte";
export type { LockInfo, Refusal, SessionUser, Stage } from "./stage";
export type { PersonShown } from "./opened";
export type { LockSettings } from "./registry";
