import type { Env } from "./env";
import { type Ask, call, type Reply } from "./http";

let running: Promise<Reply> | null = null;

async function underLock(env: Env): Promise<Reply> {
  const refresh = async (): Promise<Reply> => call(env, { method: "POST", path: "/auth/refresh" });
  return env.locks ? env.locks.request("jalon-refresh", refresh) : refresh();
}

/** Take the next refresh token; one at a time among the tabs, so that none loses its answer to another. */
export async function refreshSession(env: Env): Promise<Reply> {
  running ??= underLock(env).finally(() => (running = null));
  return running;
}

/** Ask the office; where the access token has ended, refresh the session once and ask again. */
export async function callSignedIn(env: Env, ask: Ask): Promise<Reply> {
  const first = await call(env, ask);
  if (first.kind !== "problem" || first.status !== 401) return first;
  const refreshed = await refreshSession(env);
  if (refreshed.kind === "answer") return call(env, ask);
  return refreshed.kind === "problem" && refreshed.status !== 401
    ? refreshed
    : refreshed.kind === "none"
      ? refreshed
      : first;
}
