import type { Env } from "./env";
import { type Ask, call, type Json, type Reply } from "./http";

let running: Promise<Reply> | null = null;
let refused: (body: Json) => Promise<void> = () => Promise.resolve();

/** Called with what the office says when it knows no session of this phone any more: it may be an order. */
export function whenRefused(listener: (body: Json) => Promise<void>): void {
  refused = listener;
}

async function underLock(env: Env): Promise<Reply> {
  const refresh = async (): Promise<Reply> => call(env, { method: "POST", path: "/auth/refresh" });
  return env.locks ? env.locks.request("jalon-refresh", refresh) : refresh();
}

/** Take the next refresh token; one at a time among the tabs, so that none loses its answer to another. */
export async function refreshSession(env: Env): Promise<Reply> {
  running ??= underLock(env).finally(() => (running = null));
  return running;
}

async function askTwice(env: Env, ask: Ask): Promise<Reply> {
  const first = await call(env, ask);
  if (first.kind !== "problem" || first.status !== 401) return first;
  const refreshed = await refreshSession(env);
  if (refreshed.kind === "answer") return call(env, ask);
  return refreshed.kind === "problem" && refreshed.status === 401 ? first : refreshed;
}

/** Ask the office; where the access token has ended, refresh the session once and ask again. */
export async function callSignedIn(env: Env, ask: Ask): Promise<Reply> {
  const reply = await askTwice(env, ask);
  if (reply.kind === "problem" && reply.status === 401) await refused(reply.body);
  return reply;
}
