import { type Bytes, utf8 } from "./bytes";
import { aesKey, decrypt, encrypt, place, randomBytes, Unreadable } from "./crypto";

/** PBKDF2-SHA-256 rounds of a new passphrase wrap (OWASP's floor). */
export const ROUNDS = 600_000;

/** The shortest passphrase: a PIN falls in an hour to whoever copies the storage. */
export const SHORTEST_PASSPHRASE = 12;

const KEY_BYTES = 32;

/** The data key, wrapped by something that the person knows (passphrase) or holds (passkey PRF). */
export type Wrap =
  | { kind: "passphrase"; salt: Bytes; rounds: number; box: Bytes }
  | { kind: "prf"; credential: string; salt: Bytes; box: Bytes };

/** Composed and decomposed accents type the same passphrase. */
function spelled(passphrase: string): Bytes {
  return utf8(passphrase.normalize("NFKC"));
}

async function keyOfPassphrase(
  passphrase: string,
  salt: Bytes,
  rounds: number,
): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", spelled(passphrase), "PBKDF2", false, [
    "deriveBits",
  ]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return aesKey(new Uint8Array(await crypto.subtle.deriveBits(derivation, secret, 256)));
}

async function keyOfPrf(output: Bytes, salt: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: utf8("jalon/prf/1") };
  return aesKey(new Uint8Array(await crypto.subtle.deriveBits(derivation, secret, 256)));
}

/** A new data key: it exists bare only in memory. */
export function newDataKey(): Bytes {
  return randomBytes(KEY_BYTES);
}

/** Wrap a data key by a passphrase; `rounds` is lower only in tests. */
export async function wrapByPassphrase(
  raw: Bytes,
  passphrase: string,
  rounds = ROUNDS,
): Promise<Wrap> {
  const salt = randomBytes(16);
  const key = await keyOfPassphrase(passphrase, salt, rounds);
  return {
    kind: "passphrase",
    salt,
    rounds,
    box: await encrypt(key, place("keys", "passphrase", 1), raw),
  };
}

/** Wrap a data key by the PRF output of a passkey; never the only wrap (a deleted passkey is gone). */
export async function wrapByPrf(raw: Bytes, output: Bytes, credential: string): Promise<Wrap> {
  const salt = randomBytes(16);
  const key = await keyOfPrf(output, salt);
  return {
    kind: "prf",
    credential,
    salt,
    box: await encrypt(key, place("keys", credential, 1), raw),
  };
}

/** The bare data key, or null when the secret is not the one that wrapped it. */
export async function unwrap(wrap: Wrap, secret: string | Bytes): Promise<Bytes | null> {
  try {
    if (wrap.kind === "passphrase" && typeof secret === "string") {
      const key = await keyOfPassphrase(secret, wrap.salt, wrap.rounds);
      return await decrypt(key, place("keys", "passphrase", 1), wrap.box);
    }
    if (wrap.kind === "prf" && typeof secret !== "string") {
      const key = await keyOfPrf(secret, wrap.salt);
      return await decrypt(key, place("keys", wrap.credential, 1), wrap.box);
    }
    return null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
