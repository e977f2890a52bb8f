// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { endOfDay, OFFICER, phoneOf, point, SITE, territory, visit } from "../sync/world.fake";
import { commit } from "./commit";
import { fullDisk } from "./disk.fake";
import { create, update } from "./drafted";
import { keyId } from "./ids";
import { SaveRefused } from "./prepare";

afterEach(endOfDay);

const WORKER = "00000000-0000-4000-8000-0000000000aa";

async function aPhone() {
  const phone = await phoneOf(territory());
  await phone.exchange();
  return phone;
}

async function lines(phone: Awaited<ReturnType<typeof aPhone>>) {
  return phone.db.outbox.by("n");
}

describe("a saved change", () => {
  it("is seen in the same tick, before the disk has answered", async () => {
    const phone = await aPhone();
    const mine = visit();

    const saving = phone.save([mine]);

    expect(phone.live.store.book.get("visit", mine.id)?.pending).toBe(true);
    await saving;
  });

  it("takes its number in the transaction that writes it", async () => {
    const phone = await aPhone();
    await Promise.all([phone.save([visit()]), phone.save([visit()]), phone.save([visit()])]);

    expect((await lines(phone)).map((line) => line.n)).toEqual([1, 2, 3]);
    expect(await phone.db.meta.get("device")).toMatchObject({ nextN: 4 });
  });

  it("is neither queued nor seen, and takes no number, when the disk refuses it", async () => {
    const phone = await aPhone();
    const mine = visit();
    const full = fullDisk("meta");
    const before = await phone.db.meta.get("device");

    const saving = phone.save([mine, point(mine.id, "Accueil")]);

    await expect(saving).rejects.toEqual(expect.objectContaining({ reason: "storage_full" }));
    full.mockRestore();
    expect(await lines(phone)).toEqual([]);
    expect(await phone.db.meta.get("device")).toEqual(before);
    expect(phone.live.store.book.get("visit", mine.id)).toBeUndefined();
  });

  it("carries only what changed, and what its author saw there", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    await phone.save([update("visit", mine.id, { kind: "launch", officer_id: OFFICER })]);

    const [change] = phone.live.store.book.queue;

    expect(change).toMatchObject({ set: { kind: "launch" }, was: { kind: "quarterly" } });
    expect(change?.base.rev).toBe(phone.live.store.book.base.get("visit", mine.id)?.rev);
  });

  it("is none when nothing changes", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);

    expect(await phone.save([update("visit", mine.id, { kind: "quarterly" })])).toEqual([]);
  });

  it("is refused with its field when a value is over its limit", async () => {
    const phone = await aPhone();
    const mine = visit();
    const saving = phone.save([mine, point(mine.id, "x".repeat(4001))]);

    const error = await saving.catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(SaveRefused);
    expect((error as SaveRefused).errors).toMatchObject([
      { tbl: "minutes_item", pointer: "/body", code: "too_long", limit: 4000 },
    ]);
    expect(await lines(phone)).toEqual([]);
  });

  it("refuses to change a record that is not there", async () => {
    const phone = await aPhone();

    await expect(phone.save([update("visit", SITE, { kind: "launch" })])).rejects.toThrow(
      SaveRefused,
    );
  });

  it("meets the one record of its natural key instead of doubling it", async () => {
    const phone = await aPhone();
    const mine = visit();
    const seen = create("attendance_observation", {
      visit_id: mine.id,
      worker_id: WORKER,
      status: "seen",
      source: "officer_saw",
    });
    await phone.save([mine, seen]);
    await phone.exchange();

    await phone.save([
      create("attendance_observation", {
        visit_id: mine.id,
        worker_id: WORKER,
        status: "not_seen",
      }),
    ]);

    expect(seen.id).toBe(keyId("attendance_observation", mine.id, WORKER));
    expect(phone.live.store.book.queue).toMatchObject([
      { kind: "update", set: { status: "not_seen" } },
    ]);
  });
});

describe("typing", () => {
  it("folds the edits of a change that has not left into it", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    for (const conditions of ["G", "Garde", "Garde-corps"]) {
      await phone.save([update("visit", mine.id, { conditions })]);
    }

    const [only, ...others] = phone.live.store.book.queue;

    expect(others).toEqual([]);
    expect(only).toMatchObject({
      n: 2,
      set: { conditions: "Garde-corps" },
      was: { conditions: null },
    });
    expect(await lines(phone)).toHaveLength(1);
  });

  it("never folds into what has left once, answered or not", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);
    phone.net.weather = "lost";
    await phone.exchange();

    await phone.save([update("visit", mine.id, { conditions: "Boue" })]);

    expect(phone.live.store.book.queue).toHaveLength(2);
  });

  it("does not move a reference before the record that it names", async () => {
    const phone = await aPhone();
    const first = visit();
    const second = visit();
    await phone.save([first]);
    await phone.save([second]);

    await phone.save([update("visit", first.id, { previous_visit_id: second.id })]);

    expect(phone.live.store.book.queue).toHaveLength(3);
  });

  it("does not claim to have seen what came in under a change that waits", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();
    const { store } = phone.live;
    const row = store.book.base.get("visit", mine.id);
    if (!row) throw new Error("the visit is not there");
    await phone.save([update("visit", mine.id, { conditions: "à moi" })]);
    const news = { ...row, rev: row.rev + 9, data: { ...row.data, conditions: "à un autre" } };
    await commit(store, { change: { puts: [news], drops: [] } });

    await phone.save([update("visit", mine.id, { conditions: "encore à moi" })]);

    expect(store.book.queue.map((change) => change.base.rev)).toEqual([row.rev]);
  });

  it("keeps the base that its author saw", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine]);
    await phone.exchange();

    const seen = { rev: 1, values: { conditions: "ancien" } };
    await phone.save([update("visit", mine.id, { conditions: "nouveau" }, seen)]);

    expect(phone.live.store.book.queue).toMatchObject([
      { base: { rev: 1 }, was: { conditions: "ancien" }, set: { conditions: "nouveau" } },
    ]);
  });
});

describe("answers of a grid", () => {
  const answer = (value: "yes" | "no") => ({ answer: value, evidence: ["planning"] });

  it("change item by item, and null takes one away", async () => {
    const phone = await aPhone();
    const mine = visit();
    const check = create("tutoring_check", {
      ...{ visit_id: mine.id, employment_id: OFFICER, worker_id: WORKER, grid_version: 1 },
      answers: { tutor_on_site: answer("yes"), tutor_load: answer("yes") },
    });
    await phone.save([mine, check]);
    await phone.exchange();

    const cleared = { tutor_load: null, tutor_on_site: answer("no") } as never;
    await phone.save([update("tutoring_check", check.id, { answers: cleared })]);

    const row = phone.live.store.book.get("tutoring_check", check.id);
    expect(row?.data["answers"]).toEqual({ tutor_on_site: answer("no") });
    expect(phone.live.store.book.queue).toMatchObject([
      {
        set: { answers: { tutor_load: null, tutor_on_site: answer("no") } },
        was: { answers: { tutor_load: answer("yes"), tutor_on_site: answer("yes") } },
      },
    ]);
  });
});

describe("an act on several records", () => {
  it("carries one group, and fails whole", async () => {
    const phone = await aPhone();
    const mine = visit();
    await phone.save([mine, point(mine.id, "Accueil")], { group: true, intent: "visit.open" });

    const groups = new Set(phone.live.store.book.queue.map((change) => change.group));

    expect(groups.size).toBe(1);
    expect([...groups][0]).toMatch(/^[0-9a-f-]{36}$/);
    await expect(phone.save([visit(), update("visit", SITE, {})])).rejects.toThrow();
    expect(phone.live.store.book.queue).toHaveLength(2);
  });
});
