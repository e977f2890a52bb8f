import { wording } from "../../../i18n/language.svelte";
import fr from "./archive.fr";

export const t = wording(fr, () => import("./archive.en"));
