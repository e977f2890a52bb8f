import { type Bytes, utf8 } from "./bytes";

/*
 * Synchronous SHA-1 (for UUIDv5) and SHA-256 (for the digest of 15,000 records, where a promise for each
 * costs more than the hash). Short inputs only; photos go through WebCrypto.
 */

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The message with its padding and length, as big-endian words. */
function words(message: Bytes): Uint32Array {
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  return Uint32Array.from({ length: padded.length / 4 }, (_, i) => view.getUint32(i * 4));
}

function bytesOf(state: Uint32Array): Bytes {
  const bytes = new Uint8Array(state.length * 4);
  const view = new DataView(bytes.buffer);
  state.forEach((word, i) => view.setUint32(i * 4, word));
  return bytes;
}

function at(list: Uint32Array, index: number): number {
  return list[index] ?? 0;
}

const SHA1_ROUNDS: [number, (b: number, c: number, d: number) => number][] = [
  [0x5a827999, (b, c, d) => (b & c) | (~b & d)],
  [0x6ed9eba1, (b, c, d) => b ^ c ^ d],
  [0x8f1bbcdc, (b, c, d) => (b & c) | (b & d) | (c & d)],
  [0xca62c1d6, (b, c, d) => b ^ c ^ d],
];

function sha1Block(state: Uint32Array, block: Uint32Array): void {
  const w = new Uint32Array(80);
  w.set(block);
  for (let i = 16; i < 80; i += 1) {
    w[i] = rotateLeft(at(w, i - 3) ^ at(w, i - 8) ^ at(w, i - 14) ^ at(w, i - 16), 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  SHA1_ROUNDS.forEach(([constant, mix], quarter) => {
    for (let i = quarter * 20; i < quarter * 20 + 20; i += 1) {
      const next = (rotateLeft(a, 5) + mix(b, c, d) + e + constant + at(w, i)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
  });
  [a, b, c, d, e].forEach((word, i) => (state[i] = at(state, i) + word));
}

/** The SHA-1 of a short message. */
export function sha1(message: Bytes): Bytes {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const all = words(message);
  for (let i = 0; i < all.length; i += 16) sha1Block(state, all.subarray(i, i + 16));
  return bytesOf(state);
}

/** The first `count` primes, from which SHA-256 takes its constants. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) >>> 0;
}

const K256 = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START256 = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

/** The message schedule of the block in hand: one buffer, as nothing is awaited while it is used. */
const W256 = new Uint32Array(64);

function extend256(w: Uint32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const early = w[i - 15] ?? 0;
    const late = w[i - 2] ?? 0;
    const s0 = rotateLeft(early, 25) ^ rotateLeft(early, 14) ^ (early >>> 3);
    const s1 = rotateLeft(late, 15) ^ rotateLeft(late, 13) ^ (late >>> 10);
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
  }
}

/** One block, whose first 16 words stand in `W256`. */
function sha256Block(state: Uint32Array): void {
  const w = W256;
  extend256(w);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (K256[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = at(state, i) + word));
}

const SHORT = 55;

/** Put a short text of plain letters into one padded block; false when it is longer, or has others. */
function isOneBlock(text: string): boolean {
  if (text.length > SHORT) return false;
  W256.fill(0, 0, 16);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return false;
    W256[i >> 2] = at(W256, i >> 2) | (code << (24 - (i & 3) * 8));
  }
  const end = text.length;
  W256[end >> 2] = at(W256, end >> 2) | (0x80 << (24 - (end & 3) * 8));
  W256[15] = end * 8;
  return true;
}

/** The SHA-256 of a text, as eight 32-bit words; fast for the short ones of a digest. */
export function sha256Words(text: string): Uint32Array {
  const state = START256.slice();
  if (isOneBlock(text)) {
    sha256Block(state);
    return state;
  }
  const all = words(utf8(text));
  for (let i = 0; i < all.length; i += 16) {
    W256.set(all.subarray(i, i + 16));
    sha256Block(state);
  }
  return state;
}
