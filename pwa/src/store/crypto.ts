import { type Bytes, joined, utf8 } from "./bytes";

const IV_BYTES = 12;

/** A ciphertext that this key cannot open: damaged, moved, or of another key. It is never overwritten. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** Random bytes for keys, salts and IVs. */
export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** An AES-256-GCM key that cannot leave this page's memory. */
export async function aesKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** What binds a ciphertext to its place: swapped or replayed rows do not open. */
export function place(store: string, id: string, version: number): Bytes {
  return utf8(`${store}|${id}|${String(version)}`);
}

/** IV and ciphertext of AES-256-GCM; the IV is fresh at each call. */
export async function encrypt(key: CryptoKey, aad: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: aad },
    key,
    plain,
  );
  return joined(iv, new Uint8Array(sealed));
}

/** The plain bytes; throws `Unreadable` when key, place or bytes are not those of the writing. */
export async function decrypt(key: CryptoKey, aad: Bytes, box: Bytes): Promise<Bytes> {
  const iv = box.slice(0, IV_BYTES);
  const body = box.slice(IV_BYTES);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: aad },
      key,
      body,
    );
    return new Uint8Array(plain);
  } catch {
    throw new Unreadable("this key does not open this row");
  }
}

/** The SHA-256 of some bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
