import type { AccountLine } from "./accounts";
import { t } from "./texts";

/** A role in the language on screen; one that this version does not know stays as it is. */
export function roleWords(role: string): string {
  return (t().roles as Readonly<Record<string, string>>)[role] ?? role;
}

/** The second proofs of an account, in words. */
export function methodWords(methods: readonly string[]): string {
  const words = t().methods as Readonly<Record<string, string>>;
  return methods.map((method) => words[method] ?? method).join(", ") || t().one.noMethod;
}

/** Whether every word that was typed is in the name, the address or the role. */
export function fits(account: AccountLine, typed: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize("NFD")
      .replaceAll(/\p{Mn}/gu, "")
      .toLowerCase();
  const there = plain(`${account.name} ${account.email} ${roleWords(account.role)}`);
  return plain(typed)
    .split(/\s+/)
    .every((word) => there.includes(word));
}
