import { type Env, pageEnv } from "./env";
import type { Ask, Json } from "./http";
import { callSignedIn } from "./refresh";

/** A refusal of the office (`code` is stable), or no answer at all (`network`). */
export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly trace: string | null;
  readonly errors: readonly { pointer: string; code: string; detail: string }[];
  readonly network: boolean;
  /** All that the answer says, the members of this problem too. */
  readonly members: Json;
  readonly retryAfter: number | null;

  constructor(status: number, code: string, body: Json, retryAfter: number | null) {
    super(`${code} (${status})`);
    const text = (name: string): string => {
      const value = body[name];
      return typeof value === "string" ? value : "";
    };
    this.status = status;
    this.code = code;
    this.title = text("title");
    this.detail = text("detail");
    this.trace = text("trace") || null;
    this.errors = Array.isArray(body["errors"]) ? (body["errors"] as Problem["errors"]) : [];
    this.network = status === 0;
    this.members = body;
    this.retryAfter = retryAfter;
  }
}

let signedOut: () => void = () => undefined;

/** Called when the office says that this browser has no session any more. */
export function whenSignedOut(listener: () => void): void {
  signedOut = listener;
}

async function ask<R>(env: Env, given: Ask): Promise<R> {
  const reply = await callSignedIn(env, given);
  if (reply.kind === "answer") return reply.body as R;
  if (reply.kind === "none") throw new Problem(0, reply.why, {}, null);
  if (reply.status === 401) signedOut();
  throw new Problem(reply.status, reply.code, reply.body, reply.retryAfter);
}

/** The office's desk API: JSON both ways, the session refreshed once; throws `Problem`. */
export const api = {
  get: async <R = Json>(path: string): Promise<R> => ask<R>(pageEnv, { method: "GET", path }),
  post: async <R = Json>(path: string, body: unknown = {}): Promise<R> =>
    ask<R>(pageEnv, { method: "POST", path, body }),
  put: async <R = Json>(path: string, body: unknown): Promise<R> =>
    ask<R>(pageEnv, { method: "PUT", path, body }),
  patch: async <R = Json>(path: string, body: unknown): Promise<R> =>
    ask<R>(pageEnv, { method: "PATCH", path, body }),
  del: async <R = Json>(path: string): Promise<R> => ask<R>(pageEnv, { method: "DELETE", path }),
};
