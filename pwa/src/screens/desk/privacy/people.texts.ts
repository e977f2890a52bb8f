import { wording } from "../../../i18n/language.svelte";
import fr from "./people.fr";

export const t = wording(fr, () => import("./people.en"));
