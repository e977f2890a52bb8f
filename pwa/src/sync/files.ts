import { type Env, pageEnv } from "./env";
import { Problem } from "./api";
import { type Json, retryAfter } from "./http";
import { refreshSession } from "./refresh";

export interface Sending {
  readonly path: string;
  readonly file: Blob;
  /** The share of the file that has left, from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** What goes with it: the link of a letter, where there is no session. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly wait: string | null;
}

function jsonOf(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

/** One sending. `fetch` does not say how far an upload has come; this older way does. */
async function sendOnce(env: Env, sending: Sending): Promise<Answer> {
  const { path, file, progress, signal, headers = {} } = sending;
  const request = new XMLHttpRequest();
  request.open("POST", path);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.setRequestHeader("X-Jalon-CSRF", env.csrf() ?? "");
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  signal?.addEventListener("abort", () => request.abort());
  return new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) progress?.(loaded / total);
    });
    const lost = (): void => reject(new Problem(0, "network", {}, null));
    for (const how of ["error", "abort", "timeout"] as const) request.addEventListener(how, lost);
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      const wait = request.getResponseHeader("Retry-After");
      resolve({ status, body: jsonOf(responseText), wait });
    });
    request.send(file);
  });
}

/** Send a file as it is, telling how far it has come; the session is refreshed once. Throws `Problem`. */
export async function sendFile<R>(sending: Sending, env: Env = pageEnv): Promise<R> {
  let answer = await sendOnce(env, sending);
  if (answer.status === 401 && (await refreshSession(env)).kind === "answer") {
    answer = await sendOnce(env, sending);
  }
  const { status, body, wait } = answer;
  if (status >= 200 && status < 300) return body as R;
  const code = typeof body["code"] === "string" ? body["code"] : "unavailable";
  throw new Problem(status, code, body, retryAfter(wait, env.clock.now()));
}
