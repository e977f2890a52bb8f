// @vitest-environment node
import { describe, expect, it } from "vitest";
import { hex, utf8 } from "../store/bytes";
import type { Person } from "./registry";
import { isOrdered } from "./wipe";

const KEY = "ab".repeat(32);
const SAID = "wipe phone-1 2026-11-22T10:00:00+00:00";
const person = { device: "phone-1", wipeKey: KEY } as Person;

async function signed(said: string, key = KEY): Promise<string> {
  const raw = Uint8Array.from(key.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const made = await crypto.subtle.importKey("raw", raw, hmac, false, ["sign"]);
  return hex(new Uint8Array(await crypto.subtle.sign("HMAC", made, utf8(said))));
}

async function order(change: Record<string, unknown> = {}) {
  return { order: { device: "phone-1", said: SAID, macs: [await signed(SAID)], ...change } };
}

describe("an order to wipe", () => {
  it("is heard when the office signed it for this phone", async () => {
    expect(await isOrdered(await order(), person)).toBe(true);
    const older = await order({ macs: ["00".repeat(32), await signed(SAID)] });
    expect(await isOrdered(older, person)).toBe(true);
  });

  it.each([
    ["nobody signed it", { macs: ["00".repeat(32)] }],
    ["it has no signature", { macs: [] }],
    ["its signature is no text", { macs: [7] }],
    ["it is for another phone", { device: "phone-2" }],
    ["it says something else", { said: "hello phone-1 now" }],
  ])("is not heard when %s", async (_, change) => {
    expect(await isOrdered(await order(change), person)).toBe(false);
  });

  it("is not heard when another phone's key signed it, or this phone knows no key", async () => {
    const foreign = await order({ macs: [await signed(SAID, "cd".repeat(32))] });
    expect(await isOrdered(foreign, person)).toBe(false);
    const without = { device: person.device } as Person;
    expect(await isOrdered(await order(), without)).toBe(false);
    expect(await isOrdered({}, person)).toBe(false);
  });
});
