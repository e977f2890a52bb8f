// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { endOfDay, phoneOf, point, territory, visit } from "../sync/world.fake";
import { type Bytes, hex, utf8 } from "./bytes";
import { aesKey, decrypt, encrypt, place, randomBytes, Unreadable } from "./crypto";
import type { PhoneDb } from "./db";
import { unwrap, wrapByPassphrase, wrapByPrf } from "./keyring";
import { changePassphrase, createVault, openVault, renewLease, waitAfter } from "./vault";

afterEach(endOfDay);

const ROUNDS = 1000;
const DAY = 86_400_000;
const PASSPHRASE = "quatre mots au hasard";

/** Every byte and text that a database holds, as one text that can be searched. */
async function atRest(db: PhoneDb): Promise<string> {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (value instanceof Uint8Array) found.push(Buffer.from(value).toString("latin1"));
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        found.push(name);
        look(each);
      }
    } else found.push(String(value));
  };
  for (const name of Object.keys(db.schema)) look(await db.table(name).all());
  return found.join("\n");
}

describe("what rests on the phone", () => {
  it("shows no word of a base row, a change, a draft, a photo or the sent log", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    const photo = new Blob([utf8("CANARI-PHOTO".repeat(50))], { type: "image/jpeg" });
    await phone.save([mine, point(mine.id, "CANARI-SENT")]);
    await phone.exchange();
    await phone.save([point(mine.id, "CANARI-WAITING")]);
    await phone.live.drafts.put("visit-new", { note: "CANARI-DRAFT" });
    await phone.live.photos.keep(photo, { tbl: "photo", id: mine.id });

    const bytes = await atRest(phone.db);

    expect(bytes).not.toMatch(/CANARI/);
    expect(bytes).not.toMatch(/Gare de fret/);
    expect(bytes).toMatch(/minutes_item/);
  });

  it("is read back as it was written", async () => {
    const phone = await phoneOf(territory());
    const photo = new Blob([utf8("bytes of a photo")], { type: "image/jpeg" });
    await phone.live.drafts.put("a", { note: "mot" });
    const sha = await phone.live.photos.keep(photo, { tbl: "photo", id: "p" });

    expect((await phone.live.drafts.get("a"))?.value).toEqual({ note: "mot" });
    expect(await (await phone.live.photos.open(sha))?.text()).toBe("bytes of a photo");
    expect(phone.live.photos.state(sha)).toBe("waiting");
  });

  it("is never written over when it cannot be read, and is asked for again", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    const block = await phone.db.blocks.get("agenda");
    const damaged: Bytes = block
      ? block.c.map((byte, i) => (i === 20 ? byte ^ 1 : byte))
      : utf8("");
    await phone.db.blocks.update("agenda", { c: damaged });
    phone.close();

    const again = await phoneOf(office);
    expect(again.live.store.book.all("site")).toEqual([]);
    await again.exchange();

    const [kept] = await again.db.quarantine.all();
    expect(kept?.row).toMatchObject({ key: "agenda", c: damaged });
    expect(again.live.store.book.all("site")).toHaveLength(1);
  });
});

describe("a ciphertext", () => {
  it("differs each time, and opens only with its key in its place", async () => {
    const key = await aesKey(randomBytes(32));
    const plain = utf8("mot");
    const box = await encrypt(key, place("blocks", "agenda", 1), plain);

    expect(hex(await encrypt(key, place("blocks", "agenda", 1), plain))).not.toBe(hex(box));
    expect(await decrypt(key, place("blocks", "agenda", 1), box)).toEqual(plain);
    const elsewhere = decrypt(key, place("blocks", "agenda", 2), box);
    await expect(elsewhere).rejects.toThrow(Unreadable);
    const another = decrypt(await aesKey(randomBytes(32)), place("blocks", "agenda", 1), box);
    await expect(another).rejects.toThrow(Unreadable);
  });
});

describe("the data key", () => {
  it("is wrapped by a passphrase or a passkey, and opened by nothing else", async () => {
    const raw = randomBytes(32);
    const output = randomBytes(32);
    const byWords = await wrapByPassphrase(raw, PASSPHRASE, ROUNDS);
    const byKey = await wrapByPrf(raw, output, "credential");

    expect(await unwrap(byWords, PASSPHRASE)).toEqual(raw);
    expect(await unwrap(byWords, "autre chose")).toBeNull();
    expect(await unwrap(byKey, output)).toEqual(raw);
    expect(await unwrap(byKey, randomBytes(32))).toBeNull();
    expect(await unwrap(byKey, PASSPHRASE)).toBeNull();
  });

  it("opens with composed and decomposed accents alike", async () => {
    const raw = randomBytes(32);
    const wrap = await wrapByPassphrase(raw, "été à la grève".normalize("NFC"), ROUNDS);

    expect(await unwrap(wrap, "été à la grève".normalize("NFD"))).toEqual(raw);
  });

  it("makes a wrong passphrase wait after ten, and wipes nothing", async () => {
    const { db } = await phoneOf(territory(), { name: "vault" });
    await createVault(db, PASSPHRASE, 0, ROUNDS);
    for (let i = 0; i < 9; i += 1) {
      expect(await openVault(db, "faux", 0)).toMatchObject({ code: "wrong", wait: 0 });
    }
    expect(await openVault(db, "faux", 0)).toMatchObject({ code: "wrong", wait: 30 });

    expect(await openVault(db, PASSPHRASE, 10_000)).toMatchObject({ code: "wait", wait: 20 });
    expect(await openVault(db, PASSPHRASE, 30_000)).toMatchObject({ ok: true });
    expect(waitAfter(30)).toBe(15 * 60_000);
  });

  it("reads for 14 days without contact; a clock set back does not lengthen them", async () => {
    const { db } = await phoneOf(territory(), { name: "vault" });
    const key = await createVault(db, PASSPHRASE, 0, ROUNDS);
    expect(await openVault(db, PASSPHRASE, 13 * DAY)).toMatchObject({ ok: true });
    await renewLease(db, key, 13 * DAY);
    expect(await openVault(db, PASSPHRASE, 26 * DAY)).toMatchObject({ ok: true });

    expect(await openVault(db, PASSPHRASE, 28 * DAY)).toMatchObject({ code: "expired" });
    expect(await openVault(db, PASSPHRASE, 28 * DAY, true)).toMatchObject({ ok: true });
    expect(await openVault(db, PASSPHRASE, 0)).toMatchObject({ code: "expired" });
  });

  it("is not closed for years by a clock that was once years ahead, after the next contact", async () => {
    const { db } = await phoneOf(territory(), { name: "vault" });
    const key = await createVault(db, PASSPHRASE, 0, ROUNDS);
    expect(await openVault(db, PASSPHRASE, 3650 * DAY)).toMatchObject({ code: "expired" });
    expect(await openVault(db, PASSPHRASE, 3650 * DAY, true)).toMatchObject({ ok: true });
    await renewLease(db, key, DAY);
    expect(await openVault(db, PASSPHRASE, 14 * DAY)).toMatchObject({ ok: true });
    expect(await openVault(db, PASSPHRASE, 16 * DAY)).toMatchObject({ code: "expired" });
  });

  it("takes a new passphrase in place of the old one", async () => {
    const { db } = await phoneOf(territory(), { name: "vault" });
    await createVault(db, PASSPHRASE, 0, ROUNDS);

    expect(await changePassphrase(db, "faux", "une autre phrase", ROUNDS)).toBe(false);
    expect(await changePassphrase(db, PASSPHRASE, "une autre phrase", ROUNDS)).toBe(true);

    expect(await openVault(db, PASSPHRASE, 0)).toMatchObject({ ok: false });
    expect(await openVault(db, "une autre phrase", 0)).toMatchObject({ ok: true });
  });
});
