export {
  type LockInfo,
  type Refusal,
  session,
  type SessionUser,
  type Stage,
} from "./session.svelte";
export type { PersonShown } from "./opened";
export type { LockSettings } from "./registry";
