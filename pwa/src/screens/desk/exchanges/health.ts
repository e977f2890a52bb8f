import { api } from "../../../sync";

/** How the exchange goes, as the office tells it (backend/follow_up/schemas.py). */
export interface Health {
  readonly since: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly waiting: readonly Waiting[];
  readonly unsent: number;
  readonly oldest_unsent: string | null;
  readonly silent: number;
  readonly mismatches: number;
  readonly resets: number;
  readonly forks: number;
  readonly restores: number;
  readonly files: {
    readonly missing: number;
    readonly late: number;
    readonly first: readonly MissingFile[];
  };
}
export interface Waiting {
  readonly kind: "conflict" | "hold";
  readonly open: number;
  readonly late: number;
  readonly first_due: string | null;
}
export interface MissingFile {
  readonly id: string;
  readonly visit_id: string | null;
  readonly about: string;
  readonly since: string;
  readonly late: boolean;
}

export async function health(): Promise<Health> {
  return api.get<Health>("/api/sync-health");
}

/** Changes that took effect, alone or beside others'. */
export function taken({ answers }: Health): number {
  return (answers["applied"] ?? 0) + (answers["merged"] ?? 0);
}

/** Collisions first, then what is held. */
export function waitingOf({ waiting }: Health): Waiting[] {
  return waiting.toSorted((one, other) => one.kind.localeCompare(other.kind));
}

export type Accident = "mismatches" | "resets" | "forks" | "restores";

export function defects(now: Health): [Accident, number][] {
  const kinds: Accident[] = ["mismatches", "resets", "forks", "restores"];
  return kinds.map((kind) => [kind, now[kind]]);
}
