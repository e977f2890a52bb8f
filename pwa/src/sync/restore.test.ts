// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { fullDisk } from "../store/disk.fake";
import { update } from "../store/drafted";
import { abandon } from "../store/outbox";
import { reply } from "./office.fake";
import { markAfter } from "./timeline";
import { endOfDay, type NetPhone, phoneOf, point, SITE, territory, visit } from "./world.fake";

afterEach(endOfDay);

async function numbers(phone: NetPhone): Promise<number[]> {
  return (await phone.db.outbox.by("n")).map((line) => line.n);
}

describe("a cloned phone", () => {
  it("takes a new device number, keeps its ops, and both phones' work arrives once", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.save([visit()]);
    await phone.exchange();
    const clone = await phoneOf(office, { name: "clone", copyOf: phone.db });
    const [mine = ""] = await phone.save([visit()]);
    const [theirs = ""] = await clone.save([visit()]);
    await phone.exchange();
    const before = await clone.db.meta.get("device");

    expect(await clone.exchange()).toEqual({ ok: true });

    expect([...office.effects.values()]).toEqual([1, 1, 1]);
    expect([office.receipts.has(mine), office.receipts.has(theirs)]).toEqual([true, true]);
    expect(await clone.db.meta.get("device")).not.toEqual(before);
    await phone.exchange();
    expect(clone.live.store.book.all("visit")).toHaveLength(3);
    expect(phone.live.store.book.all("visit")).toHaveLength(3);
  });
});

describe("a server restored from an older backup", () => {
  it("gets again what it had acknowledged, once", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.save([visit()]);
    await phone.exchange();
    const restore = office.backup();
    const late = visit();
    await phone.save([late, point(late.id, "Reprise du lot 3")]);
    await phone.exchange();
    restore();
    expect(office.rows.has(late.id)).toBe(false);

    await phone.exchange();

    expect(office.rows.has(late.id)).toBe(true);
    expect(phone.live.store.book.queue).toEqual([]);
    await phone.exchange();
    expect(phone.live.store.book.all("visit")).toHaveLength(2);
    expect(phone.live.store.book.all("minutes_item")).toHaveLength(1);
    expect(phone.phone.state.mismatches).toBe(0);
  });

  it("gets it of a phone whose clock was wrong by years when it sent it", async () => {
    const office = territory();
    const clock = { year: "2019", now: () => Date.parse(`${clock.year}-03-10`), mono: () => 0 };
    const phone = await phoneOf(office, { clock });
    phone.net.now = Date.parse("2026-03-10");
    const restore = office.backup();
    const late = visit();
    await phone.save([late]);
    await phone.exchange();
    clock.year = "2026";
    await phone.exchange();
    restore();

    await phone.exchange();

    expect(office.rows.has(late.id)).toBe(true);
  });

  it("gets it before what the phone wrote since", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    const restore = office.backup();
    const late = visit();
    await phone.save([late]);
    await phone.exchange();
    restore();
    await phone.save([update("visit", late.id, { conditions: "Accès dégagé" })]);

    await phone.exchange();

    expect(office.rows.get(late.id)?.data).toMatchObject({ conditions: "Accès dégagé" });
    expect(office.rows.get(late.id)?.data).toMatchObject({ kind: "quarterly" });
  });

  it("does not show old values while they are offered again", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    office.put("visit", mine.id, [`site:${SITE}`], { ...mine.values, number: 7 });
    await phone.exchange();
    office.epoch = "e2";
    phone.net.weather = (path) =>
      path.endsWith("/push") ? reply({ status: 503, body: {} }) : null;
    await phone.exchange();

    expect(phone.live.store.book.get("visit", mine.id)?.data["number"]).toBe(7);
    expect(phone.phone.state.waiting).toBe(0);
  });
});

describe("a new timeline", () => {
  it("counts nothing as seen that was seen in the one before", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    await phone.save([visit()]);
    await phone.save([update("visit", mine.id, { conditions: "Boue" })]);
    phone.phone.batch = 1;
    office.epoch = "e2";
    phone.net.weather = () => (office.pushes.length > 1 ? reply({ status: 503, body: {} }) : null);
    await phone.exchange();
    expect(phone.live.store.standing.epoch).toBe("e2");

    await phone.save([update("visit", mine.id, { number: 3 })], { intent: "visit.number" });

    const { queue } = phone.live.store.book;
    const bases = queue.filter(({ again }) => !again).map(({ base }) => base.epoch);
    expect(bases).toEqual(["e1", "e1"]);
  });

  it("is shown the mark of the last answer that was heard of it", () => {
    const answer = { epoch: "e1", seq: 7, mark: "seven" };
    const known = markAfter(null, answer);
    expect(known).toEqual({ epoch: "e1", seq: 7, token: "seven" });
    expect(markAfter(known, { epoch: "e1", seq: 5, mark: "five" })).toBe(known);
    expect(markAfter(known, { epoch: "e2", seq: 5, mark: "five" })?.token).toBe("five");
    expect(markAfter(known, { epoch: "e1", seq: 9, mark: null })).toBe(known);
  });
});

describe("a pull", () => {
  it("does not count as heard what its next pages will tell", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    for (let i = 0; i < 5; i += 1)
      office.put("visit", visit().id, [`site:${SITE}`], visit().values);
    office.pageRows = 2;
    phone.net.weather = () =>
      phone.net.asked.length > 1 ? reply({ status: 503, body: {} }) : null;
    await phone.exchange();

    expect(phone.live.store.standing.heard).toBe(0);

    phone.net.weather = "fine";
    await phone.exchange();
    expect(phone.live.store.standing.heard).toBe(office.seq);
  });

  it("opens a scope only when it has arrived whole, page by page", async () => {
    const office = territory();
    for (let i = 0; i < 5; i += 1)
      office.put("visit", visit().id, [`site:${SITE}`], visit().values);
    office.pageRows = 2;
    const phone = await phoneOf(office);
    phone.net.weather = () =>
      phone.net.asked.length > 2 ? reply({ status: 503, body: {} }) : null;
    await phone.exchange();
    const scope = `site:${SITE}`;
    expect(phone.live.store.book.scopes[scope]).toMatchObject({ state: "entering" });
    expect(phone.live.store.book.all("visit").length).toBeGreaterThan(0);

    phone.net.weather = "fine";
    await phone.exchange();

    expect(phone.live.store.book.scopes[scope]).toEqual({ state: "ready" });
    expect(phone.live.store.book.all("visit")).toHaveLength(5);
  });

  it("keeps page and cursor together: a page that cannot be written moves nothing", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    const before = await phone.db.meta.get("sync");
    office.put("visit", visit().id, [`site:${SITE}`], visit().values);
    const full = fullDisk("meta");

    expect(await phone.exchange()).toMatchObject({ problem: { kind: "storage" } });

    full.mockRestore();
    expect(await phone.db.meta.get("sync")).toEqual(before);
    expect(phone.live.store.book.all("visit")).toEqual([]);
    await phone.exchange();
    expect(phone.live.store.book.all("visit")).toHaveLength(1);
  });

  it("drops an answer that was asked with another cursor (R2)", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    phone.net.weather = async () => {
      phone.net.weather = "fine";
      const { standing } = phone.live.store;
      await phone.db.meta.put({ ...standing, cursor: '{"e":"e1","s":{}}' });
      return null;
    };
    await phone.exchange();

    expect(phone.live.store.book.all("site")).toEqual([]);
    await phone.exchange();
    expect(phone.live.store.book.all("site")).toHaveLength(1);
  });

  it("asks for everything again when the digests do not agree, and reports it", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    const row = office.rows.get(SITE);
    if (row)
      office.rows.set(SITE, { ...row, data: { ...row.data, label: "Corrigé" }, rev: row.rev });
    office.rows.set("ghost", { ...visit(), tags: ["ref"], rev: 1, data: {}, deleted: false });
    office.put("visit", visit().id, [`site:${SITE}`], visit().values);

    await phone.exchange();

    expect(phone.phone.state.mismatches).toBe(1);
    const { book } = phone.live.store;
    expect(book.get("site", SITE)?.data["label"]).toBe("Corrigé");
  });

  it("forgets, at the end of a reset, what the office no longer says", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    office.put("visit", visit().id, [`site:${SITE}`], visit().values);
    await phone.exchange();
    office.rows.delete(phone.live.store.book.all("visit")[0]?.id ?? "");
    office.epoch = "e9";

    await phone.exchange();

    expect(phone.live.store.book.all("visit")).toEqual([]);
    expect(phone.live.store.book.base.get("site", SITE)?.g).toBe(1);
  });
});

describe("numbers", () => {
  it("close up when a change is given up before it left", async () => {
    const phone = await phoneOf(territory());
    const [first = ""] = await phone.save([visit()]);
    await phone.save([visit()]);
    expect(await numbers(phone)).toEqual([1, 2]);

    expect(await abandon(phone.live.store, first)).toBe(true);

    expect(await numbers(phone)).toEqual([1]);
    expect(await phone.exchange()).toEqual({ ok: true });
  });

  it("cannot be given up once the change has left", async () => {
    const phone = await phoneOf(territory());
    const [op = ""] = await phone.save([visit()]);
    phone.net.weather = "lost";
    await phone.exchange();

    expect(await abandon(phone.live.store, op)).toBe(false);
  });
});
