import { wording } from "../../../i18n/language.svelte";
import fr from "./importing.fr";

export const t = wording(fr, () => import("./importing.en"));
