import { wording } from "../../i18n/language.svelte";
import fr from "./account.texts.fr";

export const t = wording(fr, () => import("./account.texts.en"));
