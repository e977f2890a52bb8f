import { type Bytes, fromBase64, joined, utf8 } from "./bytes";
import { aesKey, decrypt, encrypt } from "./crypto";

/*
 * A sealed box: 0x01 | ephemeral P-256 point, uncompressed (65) | IV (12) | AES-256-GCM ciphertext and tag.
 * key = HKDF-SHA-256(ECDH x, salt = ephemeral point | recipient point, info = "jalon/seal/1"); AAD = the label.
 */
const VERSION = 1;
const POINT_BYTES = 65;
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const INFO = utf8("jalon/seal/1");

/** The territory's public key: only the office can open what is sealed to it. */
export interface SealingKey {
  readonly key: CryptoKey;
  readonly point: Bytes;
}

/** The sealing key from the base64 SPKI that the office gives at sign-in. */
export async function sealingKey(spki: string): Promise<SealingKey> {
  const key = await crypto.subtle.importKey("spki", fromBase64(spki), CURVE, true, []);
  return { key, point: new Uint8Array(await crypto.subtle.exportKey("raw", key)) };
}

async function boxKey(mine: CryptoKey, theirs: CryptoKey, salt: Bytes): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: INFO };
  return aesKey(new Uint8Array(await crypto.subtle.deriveBits(derivation, secret, 256)));
}

/** Seal bytes so that the phone that wrote them can send them but not read them again. */
export async function seal(to: SealingKey, label: string, plain: Bytes): Promise<Bytes> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const key = await boxKey(pair.privateKey, to.key, joined(point, to.point));
  return joined(Uint8Array.of(VERSION), point, await encrypt(key, utf8(label), plain));
}

/** Open a sealed box with the office's private key: the office's twin, kept here for the shared vectors. */
export async function unseal(
  mine: CryptoKey,
  minePoint: Bytes,
  label: string,
  box: Bytes,
): Promise<Bytes> {
  if (box[0] !== VERSION) throw new Error("unknown version of sealed box");
  const point = box.slice(1, 1 + POINT_BYTES);
  const theirs = await crypto.subtle.importKey("raw", point, CURVE, false, []);
  const key = await boxKey(mine, theirs, joined(point, minePoint));
  return decrypt(key, utf8(label), box.slice(1 + POINT_BYTES));
}
