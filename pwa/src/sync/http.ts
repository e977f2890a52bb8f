import type { Env } from "./env";

/** How long an answer may take; a later one is dropped, never applied. */
export const PATIENCE_MS = 30_000;

const WORTH_COMPRESSING = 1024;

export type Json = Record<string, unknown>;

export interface Ask {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD";
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What came back: an answer of the office, its refusal, or nothing that counts as either. */
export type Reply =
  | { kind: "answer"; status: number; body: Json; serverNow: number | null }
  | { kind: "problem"; status: number; code: string; body: Json; retryAfter: number | null }
  | { kind: "none"; why: "network" | "timeout" | "portal" };

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function gzipped(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).blob();
}

/** The number of a request, which the office answers, logs and keeps beside what it took. */
export const requestId = (): string => crypto.randomUUID().replaceAll("-", "");

async function request(env: Env, ask: Ask): Promise<RequestInit> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Sync-Protocol": "1",
    "X-Request-Id": requestId(),
  };
  const init: RequestInit = {
    method: ask.method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
  };
  const csrf = env.csrf();
  if (csrf && ask.method !== "GET") headers["X-Jalon-CSRF"] = csrf;
  if (ask.method === "GET") return init;
  headers["Content-Type"] = "application/json";
  const text = JSON.stringify(ask.body ?? {});
  if (text.length < WORTH_COMPRESSING || typeof CompressionStream === "undefined") {
    return { ...init, body: text };
  }
  headers["Content-Encoding"] = "gzip";
  return { ...init, body: await gzipped(text) };
}

/** Seconds to wait, from a Retry-After in seconds or as a date. */
export function retryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

async function bodyOf(response: Response): Promise<Json | null> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/(problem\+)?json\b/.test(type)) return null;
  try {
    const body: unknown = JSON.parse(await response.text());
    return isJson(body) ? body : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function understood(env: Env, response: Response, body: Json | null): Reply {
  const wait = retryAfter(response.headers.get("Retry-After"), env.clock.now());
  const { status } = response;
  if (response.ok || status === 304) {
    if (status === 204 || status === 304)
      return { kind: "answer", status, body: {}, serverNow: serverNow(response) };
    if (!body) return { kind: "none", why: "portal" };
    return { kind: "answer", status, body, serverNow: serverNow(response) };
  }
  const code = body?.["code"];
  if (body && typeof code === "string")
    return { kind: "problem", status, code, body, retryAfter: wait };
  if (status >= 500 && status !== 511) {
    return { kind: "problem", status, code: "unavailable", body: {}, retryAfter: wait };
  }
  return { kind: "none", why: "portal" };
}

function serverNow(response: Response): number | null {
  const date = Date.parse(response.headers.get("Date") ?? "");
  return Number.isNaN(date) ? null : date;
}

/**
 * Ask the office once. What is not JSON of ours (a captive portal's page, a proxy's) is no answer; after 30 s
 * the request is aborted.
 */
export async function call(env: Env, ask: Ask): Promise<Reply> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const stop = (): void => patience.abort();
  ask.signal?.addEventListener("abort", stop);
  try {
    const init = await request(env, ask);
    const response = await env.fetch(ask.path, { ...init, signal: patience.signal });
    return understood(env, response, await bodyOf(response));
  } catch {
    return { kind: "none", why: patience.signal.aborted ? "timeout" : "network" };
  } finally {
    clearTimeout(timer);
    ask.signal?.removeEventListener("abort", stop);
  }
}
