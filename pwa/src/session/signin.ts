import type { Env } from "../sync/env";
import { call, type Json, type Reply } from "../sync/http";
import type { Person } from "./registry";

/** Who is signed in, as the office says it. */
export type Identity = Omit<Person, "device" | "usedAt" | "lock">;

export type SignIn = { ok: true; identity: Identity; device: string; enrolling: boolean } | Refused;

/** Why the office did not let somebody in; `methods` are the second factors that it would take. */
export interface Refused {
  ok: false;
  code: string;
  wait: number | null;
  methods?: readonly string[];
}

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
    wipeKey: text(body, "wipe_key"),
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

function listOf(body: Json, name: string): string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** What proves who somebody is: a password, with a code where there is a second factor; or a passkey. */
export type Proof =
  | { path: "/auth/token"; email: string; password: string; code?: string }
  | { path: "/auth/passkey/token"; challenge: string; credential: Json };

async function ask(env: Env, { path, ...proof }: Proof, device: string): Promise<Reply> {
  const label = deviceLabel(
    (globalThis.navigator as Partial<Navigator> | undefined)?.userAgent ?? "",
  );
  return call(env, { method: "POST", path, body: { ...proof, device: { id: device, label } } });
}

/** Sign in; a device identifier that is taken is drawn again once. */
export async function signIn(
  env: Env,
  proof: Proof,
  device: string = crypto.randomUUID(),
): Promise<SignIn> {
  let used = device;
  let reply = await ask(env, proof, used);
  if (reply.kind === "problem" && reply.code === "device_taken") {
    used = crypto.randomUUID();
    reply = await ask(env, proof, used);
  }
  if (reply.kind === "none") return { ok: false, code: "offline", wait: null };
  if (reply.kind === "problem") {
    const { code, body, retryAfter } = reply;
    return { ok: false, code, wait: retryAfter, methods: listOf(body, "methods") };
  }
  const identity = identityOf(reply.body);
  if (!identity) return { ok: false, code: "offline", wait: null };
  return { ok: true, identity, device: used, enrolling: reply.body["enrolling"] === true };
}
