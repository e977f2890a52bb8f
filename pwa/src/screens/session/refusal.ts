import type { Refusal } from "../../session";
import { t } from "./texts";

/** Why the office did not let somebody in, and what to do. */
export function refusedWords({ code, wait }: Refusal): string {
  const words = t().refused;
  if (code === "wrong_credentials" || code === "wrong_code" || code === "passkey_refused") {
    return words[code];
  }
  if (code === "offline") return words.offline;
  if (wait !== null) return words.rate(Math.max(1, Math.ceil(wait / 60)));
  return words.other;
}
