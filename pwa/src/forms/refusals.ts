import { SaveFailed, SaveRefused } from "../store";
import { t } from "./texts";

/** What is wrong with one field, in words. */
export function refusalWords(problem: { code: string; limit?: number | null | undefined }): string {
  const { codes } = t();
  const words = codes[problem.code] ?? codes["other"] ?? "";
  return words.replace("{limit}", String(problem.limit ?? ""));
}

/** Why an act was not kept, and what to do, in words. Anything unforeseen goes on being an error. */
export function failureWords(error: unknown): string {
  if (error instanceof SaveRefused) {
    const [first] = error.errors;
    return first ? refusalWords(first) : t().failures.other;
  }
  if (error instanceof SaveFailed) return t().failures[error.reason];
  throw error;
}
