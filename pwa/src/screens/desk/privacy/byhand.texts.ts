import { wording } from "../../../i18n/language.svelte";
import fr from "./byhand.fr";

export const t = wording(fr, () => import("./byhand.en"));
