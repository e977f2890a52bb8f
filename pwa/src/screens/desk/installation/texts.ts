import { wording } from "../../../i18n/language.svelte";
import fr from "./texts.fr";

export const t = wording(fr, () => import("./texts.en"));
