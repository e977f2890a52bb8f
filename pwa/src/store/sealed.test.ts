// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import vector from "../../../tests/vectors/seal.json";
import { endOfDay, phoneOf, point, territory, visit } from "../sync/world.fake";
import { base64, type Bytes, fromBase64, textOf, utf8 } from "./bytes";
import { aesKey, decrypt, place } from "./crypto";
import { exportUnsent } from "./outbox";
import { seal, sealingKey, unseal } from "./seal";

afterEach(endOfDay);

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;

async function office(pkcs8: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", fromBase64(pkcs8), CURVE, false, ["deriveBits"]);
}

async function opened(label: string, box: string): Promise<Bytes> {
  const { point: mine } = await sealingKey(vector.public_spki);
  return unseal(await office(vector.private_pkcs8), mine, label, fromBase64(box));
}

describe("a sealed box", () => {
  it("opens with the office's key, as the shared vector says", async () => {
    expect(textOf(await opened(vector.label, vector.box))).toBe(vector.plain);
  });

  it("is another one each time, and opens under its own label only", async () => {
    const to = await sealingKey(vector.public_spki);
    const one = await seal(to, "op:1", utf8("mot"));
    const two = await seal(to, "op:1", utf8("mot"));

    expect(base64(one)).not.toBe(base64(two));
    expect(textOf(await opened("op:1", base64(two)))).toBe("mot");
    await expect(opened("op:2", base64(one))).rejects.toThrow();
  });
});

describe("the file of what is unsent", () => {
  interface File {
    ops: { op: string; n: number; box: string }[];
    photos: { sha256: string; key: string; bytes: string }[];
  }

  it("holds every change and photo, for the office's eyes only", async () => {
    const phone = await phoneOf(territory(), { sealingKey: vector.public_spki });
    const mine = visit();
    const [, op = ""] = await phone.save([mine, point(mine.id, "CANARI au point 3")]);
    const photo = new Blob([utf8("CANARI en image")]);
    const sha = await phone.live.photos.keep(photo, { tbl: "photo", id: mine.id });

    const text = await (await exportUnsent(phone.db, "ana", 0)).text();
    const file = JSON.parse(text) as File;

    expect(text).not.toMatch(/CANARI/);
    expect(file.ops.map((each) => each.n)).toEqual([1, 2]);
    const content = JSON.parse(textOf(await opened(`op:${op}`, file.ops[1]?.box ?? ""))) as object;
    expect(content).toMatchObject({ op, kind: "create", set: { body: "CANARI au point 3" } });
    const [kept] = file.photos;
    const key = await aesKey(await opened(`blob:${sha}`, kept?.key ?? ""));
    const bytes = await decrypt(key, place("photo", sha, 1), fromBase64(kept?.bytes ?? ""));
    expect(textOf(bytes)).toBe("CANARI en image");
  });
});
