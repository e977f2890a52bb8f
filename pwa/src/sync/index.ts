export { type Decision, exportName, exportOutbox, outbox, settle, type WaitingItem } from "./acts";
export { api, Problem } from "./api";
export { sendFile } from "./files";
export { decisive } from "./holds";
export { askPersist, measureStorage, sendNow } from "./running";
export {
  type Chip,
  type ChipKey,
  type Left,
  readMark,
  type SyncProblem,
  syncState,
} from "./state.svelte";
