import { base64, fromBase64, textOf } from "../store/bytes";
import type { Env } from "../sync/env";
import { call, type Json } from "../sync/http";

type Options = Record<string, unknown>;

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined";
}

function toBase64url(bytes: ArrayBuffer): string {
  const text = base64(new Uint8Array(bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function described(list: unknown): PublicKeyCredentialDescriptor[] {
  const found = Array.isArray(list) ? (list as { id: string }[]) : [];
  return found.map(({ id }) => ({ type: "public-key", id: fromBase64(id) }));
}

/** The options of the office to sign in, as browsers take them. */
export function requestOf(options: Options): PublicKeyCredentialRequestOptions {
  return {
    challenge: fromBase64(options["challenge"] as string),
    rpId: options["rpId"] as string,
    timeout: options["timeout"] as number,
    allowCredentials: described(options["allowCredentials"]),
    userVerification: "required",
  };
}

/** The options of the office to make a passkey, as browsers take them. */
export function creationOf(options: Options): PublicKeyCredentialCreationOptions {
  const user = options["user"] as { id: string; name: string; displayName: string };
  return {
    challenge: fromBase64(options["challenge"] as string),
    rp: options["rp"] as PublicKeyCredentialRpEntity,
    user: { ...user, id: fromBase64(user.id) },
    pubKeyCredParams: options["pubKeyCredParams"] as PublicKeyCredentialParameters[],
    timeout: options["timeout"] as number,
    excludeCredentials: described(options["excludeCredentials"]),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
    extensions: { prf: {} },
  };
}

/** What a passkey answered, as the office reads it. */
export function answered(credential: PublicKeyCredential): Json {
  const { response } = credential;
  const parts: Record<string, string> = { clientDataJSON: toBase64url(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts["attestationObject"] = toBase64url(response.attestationObject);
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts["authenticatorData"] = toBase64url(response.authenticatorData);
    parts["signature"] = toBase64url(response.signature);
    if (response.userHandle) parts["userHandle"] = toBase64url(response.userHandle);
  }
  const { id, rawId, type } = credential;
  return { id, rawId: toBase64url(rawId), type, response: parts, clientExtensionResults: {} };
}

export type Signed =
  | { ok: true; user: string; challenge: string; credential: Json }
  | { ok: false; code: "offline" | "cancelled" | "rate"; wait: number | null };

/** Ask the office for a challenge and the browser's passkey to sign it. */
export async function signChallenge(env: Env): Promise<Signed> {
  const reply = await call(env, { method: "POST", path: "/auth/passkey/challenge" });
  if (reply.kind === "none") return { ok: false, code: "offline", wait: null };
  if (reply.kind === "problem") return { ok: false, code: "rate", wait: reply.retryAfter };
  const publicKey = requestOf(reply.body["options"] as Options);
  try {
    const found = await navigator.credentials.get({ publicKey });
    if (!(found instanceof PublicKeyCredential)) return cancelled();
    return { ok: true, user: ownerOf(found), ...signedBy(found, reply.body) };
  } catch {
    return cancelled(); // the person closed it, or there is no passkey for this place
  }
}

function signedBy(
  credential: PublicKeyCredential,
  asked: Json,
): { challenge: string; credential: Json } {
  return { challenge: asked["challenge"] as string, credential: answered(credential) };
}

/** The user whose passkey it is: the office wrote the identifier into it. */
function ownerOf({ response }: PublicKeyCredential): string {
  const { userHandle } = response as AuthenticatorAssertionResponse;
  return userHandle ? textOf(new Uint8Array(userHandle)) : "";
}

function cancelled(): Signed {
  return { ok: false, code: "cancelled", wait: null };
}
