import { sha256Words } from "../../store/hash";

/** The SHA-256 of a text in hexadecimal. */
export function sha256Text(text: string): string {
  const words = sha256Words(text);
  return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
}
