import { lately } from "../../../i18n/format";
import { language } from "../../../i18n/language.svelte";

const HOUR_MS = 3_600_000;

/** How long ago something was done: «il y a 2 minutes»; after an hour, at what hour. */
export function ago(instant: string, now: number): string {
  const passed = now - new Date(instant).getTime();
  if (passed >= HOUR_MS) return lately(instant, new Date(now));
  const minutes = Math.max(1, Math.round(passed / 60_000));
  return new Intl.RelativeTimeFormat(language.code).format(-minutes, "minute");
}
