import fr from "./common.fr";
import { wording } from "./language.svelte";

/** Words that every screen shares, and those of the primitives. */
export const common = wording(fr, () => import("./common.en"));
