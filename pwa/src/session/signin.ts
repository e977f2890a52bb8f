import type { Env } from "../sync/env";
import { call, type Json, type Reply } from "../sync/http";
import type { Person } from "./registry";

/** Who is signed in, as the office says it. */
export type Identity = Omit<Person, "device" | "usedAt" | "lock">;

export type SignIn =
  | { ok: true; identity: Identity; device: string }
  | { ok: false; code: string; wait: number | null };

function text(body: Json | undefined, name: string): string {
  const value = body?.[name];
  return typeof value === "string" ? value : "";
}

function objectOf(body: Json, name: string): Json {
  const value = body[name];
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

/** The person of an answer of `/auth/token`, `/auth/refresh` or `/auth/me`; null when it is none. */
export function identityOf(body: Json): Identity | null {
  const user = objectOf(body, "user");
  const territory = objectOf(user, "territory");
  const identity = {
    user: text(user, "id"),
    name: text(user, "name"),
    role: text(user, "role"),
    email: text(user, "email"),
    territory: text(territory, "id"),
    territoryName: text(territory, "name"),
    demo: territory["demo"] === true,
    sealingKey: text(body, "sealing_key"),
  };
  return identity.user && identity.territory ? identity : null;
}

const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"];
const BROWSERS = ["Firefox", "Edg", "Chrome", "Safari"];

/** What this phone or browser is called in the list of devices. */
export function deviceLabel(agent: string): string {
  const named = (names: string[]): string => names.find((name) => agent.includes(name)) ?? "";
  return `${named(SYSTEMS)} ${named(BROWSERS)}`.trim() || "Web";
}

async function ask(env: Env, email: string, password: string, device: string): Promise<Reply> {
  const label = deviceLabel(
    (globalThis.navigator as Partial<Navigator> | undefined)?.userAgent ?? "",
  );
  const body = { email, password, device: { id: device, label } };
  return call(env, { method: "POST", path: "/auth/token", body });
}

/** Sign in by address and password; a device identifier that is taken is drawn again once. */
export async function signIn(
  env: Env,
  email: string,
  password: string,
  device: string = crypto.randomUUID(),
): Promise<SignIn> {
  let used = device;
  let reply = await ask(env, email, password, used);
  if (reply.kind === "problem" && reply.code === "device_taken") {
    used = crypto.randomUUID();
    reply = await ask(env, email, password, used);
  }
  if (reply.kind === "none") return { ok: false, code: "offline", wait: null };
  if (reply.kind === "problem") return { ok: false, code: reply.code, wait: reply.retryAfter };
  const identity = identityOf(reply.body);
  if (!identity) return { ok: false, code: "offline", wait: null };
  return { ok: true, identity, device: used };
}
