import { Problem } from "../../../sync";

/** What the office says of a form that it refuses. */
export function said(failure: unknown): string | undefined {
  if (!(failure instanceof Problem) || failure.status !== 422) return undefined;
  return failure.errors.map(({ detail }) => detail).join(" ");
}
