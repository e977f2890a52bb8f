import { type Bytes, hex, joined, utf8 } from "./bytes";
import { sha1 } from "./hash";

/** The namespace of natural keys; `sync.record.NATURAL_KEYS` is its twin. */
const NATURAL_KEYS = "6a616c6f-6e00-5000-8000-636c61757365";

function bytesOfId(id: string): Bytes {
  const digits = id.replaceAll("-", "").match(/../g) ?? [];
  return Uint8Array.from(digits, (pair) => parseInt(pair, 16));
}

/** The UUIDv5 of a name in a namespace (RFC 9562). */
export function uuid5(namespace: string, name: string): string {
  const digest = sha1(joined(bytesOfId(namespace), utf8(name))).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return hex(digest).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The id of the one record of a type that has this natural key: two phones that create it meet. */
export function keyId(tbl: string, ...key: string[]): string {
  return uuid5(NATURAL_KEYS, [tbl, ...key].join("/"));
}
