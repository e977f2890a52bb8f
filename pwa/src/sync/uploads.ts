import { base64, type Bytes, utf8 } from "../store/bytes";
import { sha256 } from "../store/crypto";
import type { BlobLine } from "../store/db";
import type { PhotoLine, Photos } from "../store/photos";
import { type Env, firstOf } from "./env";
import { PATIENCE_MS, requestId, retryAfter } from "./http";
import type { Phone, Stop } from "./phone";
import { refreshSession } from "./refresh";
import type { SyncProblem } from "./state.svelte";

/** Bytes of one step of an upload: small, so that a lost connection costs little. */
const CHUNK_BYTES = 256 * 1024;

const UPLOADS = "/sync/v1/uploads";

/** The upload must begin again: its bytes did not hash to its name, or the office no longer knows it. */
const LOST = new Set([460, 404, 410]);

/** The office takes pictures only. */
const REFUSED = 422;
const KEPT_DAYS = 30;

interface TusAsk {
  readonly method: "POST" | "HEAD" | "PATCH";
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: Bytes;
}

async function tus(env: Env, ask: TusAsk, signal: AbortSignal): Promise<Response | null> {
  const csrf = env.csrf();
  const headers = {
    "Tus-Resumable": "1.0.0",
    "X-Request-Id": requestId(),
    ...(csrf ? { "X-Jalon-CSRF": csrf } : {}),
    ...ask.headers,
  };
  const patience = firstOf(signal, AbortSignal.timeout(PATIENCE_MS));
  const { method, body } = ask;
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  try {
    return await env.fetch(ask.path, { ...init, ...(body ? { body } : {}), signal: patience });
  } catch {
    return null;
  }
}

async function signedIn(env: Env, ask: TusAsk, signal: AbortSignal): Promise<Response | null> {
  const first = await tus(env, ask, signal);
  if (first?.status !== 401) return first;
  const refreshed = await refreshSession(env);
  return refreshed.kind === "answer" ? tus(env, ask, signal) : first;
}

function problemOf(env: Env, response: Response | null): SyncProblem {
  if (!response) return { kind: "network" };
  const { status } = response;
  const wait = retryAfter(response.headers.get("Retry-After"), env.clock.now());
  if (status === 401) return { kind: "session", status };
  const kind = status === 429 || status === 503 ? "busy" : "server";
  return { kind, status, ...(wait === null ? {} : { wait }) };
}

/** A file to send: its bytes, or as they rest on this phone with their key sealed to the office. */
interface Sending {
  readonly photo: Pick<BlobLine, "sha" | "type" | "tbl" | "id">;
  readonly bytes: Bytes;
  readonly key?: Bytes;
  /** Where it had been begun, and whom to tell where it is now. */
  readonly upload?: string | null;
  readonly begun?: (path: string) => Promise<void>;
}

function metadata({ photo, key }: Sending): string {
  const { sha, type, tbl, id } = photo;
  const pairs = { sha256: sha, type, rec: `${tbl}/${id}`, ...(key && { key: base64(key) }) };
  return Object.entries(pairs)
    .map(([name, value]) => `${name} ${base64(utf8(value))}`)
    .join(",");
}

/** The path of an upload on our own host; another host's is refused. */
function ownPath(location: string | null): string | null {
  if (!location) return null;
  const path = location.replace(/^https?:\/\/[^/]+/, "");
  return path.startsWith(`${UPLOADS}/`) ? path : null;
}

/** Where an upload stands: its path and how many bytes the office has: all of them where it is stored. */
type Standing = { path: string; offset: number } | "refused" | SyncProblem;

async function begun(env: Env, sending: Sending, signal: AbortSignal): Promise<Standing> {
  const headers = {
    "Upload-Length": String(sending.bytes.length),
    "Upload-Metadata": metadata(sending),
    "Content-Type": "application/offset+octet-stream",
  };
  const response = await signedIn(env, { method: "POST", path: UPLOADS, headers }, signal);
  if (response?.status === REFUSED) return "refused";
  const path = ownPath(response?.headers.get("Location") ?? null);
  if (response?.status !== 201 || !path) return problemOf(env, response);
  await sending.begun?.(path);
  return { path, offset: Number(response.headers.get("Upload-Offset")) };
}

async function resumed(env: Env, path: string, signal: AbortSignal): Promise<Standing | null> {
  const response = await signedIn(env, { method: "HEAD", path }, signal);
  if (!response) return { kind: "network" };
  if (response.status === 401) return problemOf(env, response);
  const offset = Number(response.headers.get("Upload-Offset") ?? NaN);
  return response.ok && Number.isInteger(offset) ? { path, offset } : null;
}

type Step = { offset: number } | "refused" | "again" | SyncProblem;

/** Send the next bytes; the office says how far it has come. */
async function sendChunk(
  env: Env,
  body: Bytes,
  from: { path: string; offset: number },
  signal: AbortSignal,
): Promise<Step> {
  const headers = {
    "Upload-Offset": String(from.offset),
    "Upload-Checksum": `sha256 ${base64(await sha256(body))}`,
    "Content-Type": "application/offset+octet-stream",
  };
  const ask: TusAsk = { method: "PATCH", path: from.path, headers, body };
  const response = await signedIn(env, ask, signal);
  if (response?.status === REFUSED) return "refused";
  if (response && LOST.has(response.status)) return "again";
  const offset = Number(response?.headers.get("Upload-Offset") ?? NaN);
  return response?.ok && offset > from.offset ? { offset } : problemOf(env, response);
}

/** Send a file from where it stopped. */
export async function sendBytes(
  env: Env,
  sending: Sending,
  signal: AbortSignal,
): Promise<"stored" | Exclude<Step, { offset: number }>> {
  const { bytes, upload } = sending;
  const known = upload ? await resumed(env, upload, signal) : null;
  const standing = known ?? (await begun(env, sending, signal));
  if (typeof standing === "string" || "kind" in standing) return standing;
  const { path } = standing;
  let { offset } = standing;
  while (offset < bytes.length) {
    const chunk = bytes.slice(offset, offset + CHUNK_BYTES);
    const step = await sendChunk(env, chunk, { path, offset }, signal);
    if (typeof step === "string" || "kind" in step) return step;
    offset = step.offset;
  }
  return "stored";
}

async function upload(
  photos: Photos,
  { sha }: PhotoLine,
  phone: Phone,
  signal: AbortSignal,
): Promise<Stop> {
  const found = await photos.read(sha);
  if (!found) return null;
  const { line: photo, bytes } = found;
  const mark = async (path: string): Promise<void> => photos.mark(sha, { upload: path });
  const sending = { photo, bytes, upload: photo.upload, begun: mark };
  const end = await sendBytes(phone.env, sending, signal);
  if (end === "again") {
    await photos.mark(sha, { upload: null, tries: photo.tries + 1 });
    return { kind: "server" };
  }
  if (typeof end === "object") return end;
  await photos.mark(sha, { state: end });
  return null;
}

/** The original goes when it is stored at the office, its change is answered, and a month has passed. */
async function forgetOld(phone: Phone): Promise<void> {
  const { photos, store } = phone.live;
  const before = new Date(phone.env.clock.now() - KEPT_DAYS * 86_400_000).toISOString();
  const old = photos.list.filter((photo) => {
    const unanswered = store.book.changesOf(photo.tbl, photo.id).length > 0;
    return photo.state === "stored" && photo.at < before && !unanswered;
  });
  if (old.length > 0) await photos.forget(...old.map((photo) => photo.sha));
}

/** Send the photos that wait, the smallest first, each from where it stopped. */
export async function uploadAll(phone: Phone, signal: AbortSignal): Promise<Stop> {
  const { photos } = phone.live;
  const waiting = [...photos.waiting].sort((a, b) => a.size - b.size);
  let failed: Stop = null;
  for (const photo of waiting) {
    phone.state.phase = "photos";
    photos.sending = photo.sha;
    const stop = await upload(photos, photo, phone, signal).finally(() => (photos.sending = null));
    if (stop && stop.kind !== "server") return stop;
    failed ??= stop;
  }
  await forgetOld(phone);
  return failed;
}
