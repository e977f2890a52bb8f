// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { remove, update } from "../store/drafted";
import { reply } from "./office.fake";
import { endOfDay, OTHER, phoneOf, point, SITE, site, territory, visit } from "./world.fake";

afterEach(endOfDay);

describe("an exchange", () => {
  it("brings what the office has, and gives the office what the phone has", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);

    expect(await phone.exchange()).toEqual({ ok: true });

    expect(phone.live.store.book.get("site", SITE)?.data["label"]).toBe("Gare de fret");
    expect(office.rows.get(mine.id)?.data["kind"]).toBe("quarterly");
    expect(phone.live.store.book.queue).toEqual([]);
    expect(phone.live.store.book.get("visit", mine.id)?.pending).toBeUndefined();
    expect(await phone.db.sent.count()).toBe(1);
  });

  it("keeps everything after the app is opened again", async () => {
    const office = territory();
    const first = await phoneOf(office);
    await first.exchange();
    const mine = visit();
    await first.save([mine]);
    first.close();

    const again = await phoneOf(office);
    await again.live.rest;

    expect(again.live.store.book.get("site", SITE)?.data["label"]).toBe("Gare de fret");
    expect(again.live.store.book.get("visit", mine.id)?.pending).toBe(true);
    expect(again.live.store.book.scopes[`site:${SITE}`]).toEqual({ state: "ready" });
  });

  it("loses nothing and doubles nothing when the answer is lost", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const [op = ""] = await phone.save([visit()]);
    phone.net.weather = "answer lost";
    expect(await phone.exchange()).toMatchObject({ ok: false, problem: { kind: "network" } });
    expect(phone.live.store.book.queue).toHaveLength(1);

    phone.net.weather = "fine";
    await phone.exchange();

    expect(office.effects.get(op)).toBe(1);
    expect(phone.live.store.book.queue).toEqual([]);
  });

  it("takes a captive portal's page for no answer", async () => {
    const phone = await phoneOf(territory());
    await phone.save([visit()]);
    phone.net.weather = "portal";

    expect(await phone.exchange()).toMatchObject({ ok: false, problem: { kind: "network" } });

    expect(phone.live.store.book.queue).toHaveLength(1);
    expect(phone.phone.state.offline).toBe(true);
  });

  it("says that the session ended, and keeps the queue", async () => {
    const phone = await phoneOf(territory());
    await phone.save([visit()]);
    phone.net.weather = () => reply({ status: 401, body: { code: "not_signed_in" } });

    await phone.exchange();

    expect(phone.phone.state.sessionExpired).toBe(true);
    expect(phone.live.store.book.queue).toHaveLength(1);
  });

  it("halves a push that is too large", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    for (let i = 0; i < 5; i += 1) await phone.save([visit()]);
    phone.net.weather = (path) => {
      const ops = phone.net.asked.at(-1)?.body["ops"] as unknown[] | undefined;
      const large = path.endsWith("/push") && (ops?.length ?? 0) > 2;
      return large ? reply({ status: 413, body: { code: "too_large" } }) : null;
    };

    expect(await phone.exchange()).toEqual({ ok: true });

    expect(office.pushes.map((ops) => ops.length)).toEqual([2, 2, 1]);
  });

  it("sets aside a change that the office cannot read, and sends those after it", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const [bad = ""] = await phone.save([visit()]);
    await phone.save([visit()]);
    phone.net.weather = () => {
      const ops = (phone.net.asked.at(-1)?.body["ops"] ?? []) as { op: string }[];
      const unreadable = ops.some((each) => each.op === bad);
      return unreadable ? reply({ status: 422, body: { code: "invalid_op" } }) : null;
    };

    expect(await phone.exchange()).toEqual({ ok: true });

    expect(office.effects.size).toBe(1);
    expect(await phone.db.quarantine.count()).toBe(1);
  });

  it("tells how long a busy office asked to wait", async () => {
    const phone = await phoneOf(territory());
    await phone.save([visit()]);
    const busy = { status: 429, body: { code: "rate" } };
    phone.net.weather = () => reply(busy, { "Retry-After": "40" });

    expect(await phone.exchange()).toMatchObject({ problem: { kind: "busy", wait: 40 } });
  });

  it("still sends when the office calls the app too old to hear", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.save([visit()]);
    phone.net.weather = (path) =>
      path.endsWith("/pull") ? reply({ status: 426, body: { code: "client_too_old" } }) : null;

    expect(await phone.exchange()).toMatchObject({ problem: { kind: "too_old" } });

    expect(office.effects.size).toBe(1);
  });
});

describe("a change made while a push is under way", () => {
  it("stays queued, and is not folded into what left", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    phone.net.weather = (path) => {
      if (path.endsWith("/push")) {
        phone.net.weather = "fine";
        void phone.save([update("visit", mine.id, { conditions: "Garde-corps à poser" })]);
      }
      return null;
    };

    await phone.exchange();
    await phone.exchange();

    const sets = office.pushes.flat().map((op) => op.set["conditions"]);
    expect(sets).toEqual([undefined, "Garde-corps à poser"]);
    expect(office.rows.get(mine.id)?.data["conditions"]).toBe("Garde-corps à poser");
  });
});

describe("a site that leaves", () => {
  it("takes its records off the phone, and leaves the unsent work in the queue", async () => {
    const office = territory();
    office.grant("ana", `site:${SITE}`, `site:${OTHER}`);
    office.put("site", OTHER, [`site:${OTHER}`], site("Tilleuls"));
    const phone = await phoneOf(office);
    await phone.exchange();
    await phone.save([visit(OTHER)]);
    office.grant("ana", `site:${SITE}`);
    phone.net.weather = (path) =>
      path.endsWith("/push") ? reply({ status: 200, body: {} }) : null;
    await phone.exchange();
    expect(phone.live.store.book.queue).toHaveLength(1);

    phone.net.weather = "fine";
    await phone.exchange();

    const { book } = phone.live.store;
    expect(book.get("site", OTHER)).toBeUndefined();
    expect(book.get("site", SITE)).toBeDefined();
    expect(await phone.db.blocks.get(`site:${OTHER}`)).toBeUndefined();
    expect(phone.phone.state.left).toEqual([{ tag: `site:${OTHER}`, label: "Tilleuls" }]);
  });

  it("comes back whole when it is given again", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    await phone.exchange();
    office.grant("ana", "ref");
    await phone.exchange();
    expect(phone.live.store.book.all("site")).toEqual([]);

    office.grant("ana", `site:${SITE}`, "ref");
    await phone.exchange();

    expect(phone.live.store.book.all("site")).toHaveLength(1);
  });
});

describe("records that go", () => {
  it("leave the phone when the office deleted them", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    office.drop(mine.id);

    await phone.exchange();

    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();
  });

  it("do not come back by a push answer that is older than what was heard (R3)", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine, point(mine.id, "Accueil")]);
    await phone.exchange();
    const old = office.rows.get(mine.id);
    office.drop(mine.id);
    await phone.exchange();
    await phone.save([visit()]);
    phone.net.weather = (path) => {
      if (!path.endsWith("/push")) return null;
      const ops = phone.net.asked.at(-1)?.body["ops"] as { op: string; n: number }[];
      const record = { t: "put", ...old };
      const results = ops.map(({ op, n }) => ({ op, n, status: "applied", rev: old?.rev, record }));
      return reply({ status: 200, body: { protocol: 1, epoch: office.epoch, seq: 9, results } });
    };

    await phone.exchange();

    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();
  });

  it("leave with an answer that says that they are nobody's here any more", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    const row = office.rows.get(mine.id);
    if (row) office.rows.set(mine.id, { ...row, tags: [`site:${OTHER}`] });
    await phone.save([update("visit", mine.id, { conditions: "Boue" })]);
    phone.net.weather = (path) =>
      path.endsWith("/pull") ? reply({ status: 503, body: {} }) : null;

    await phone.exchange();

    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();
  });

  it("go at the office when the phone removed them", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    await phone.save([remove("visit", mine.id)]);
    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();

    await phone.exchange();

    expect(office.rows.get(mine.id)?.deleted).toBe(true);
    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();
  });
});
