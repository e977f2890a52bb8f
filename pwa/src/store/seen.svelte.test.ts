import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  endOfDay,
  type NetPhone,
  phoneOf,
  point,
  SITE,
  territory,
  visit,
} from "../sync/world.fake";
import { syncState } from "../sync/state.svelte";
import { autosave } from "./autosave.svelte";
import { fullDisk } from "./disk.fake";
import { update } from "./drafted";
import { book, save } from "./facade";
import { current } from "./live.svelte";
import { SaveFailed } from "./withdb";

let phone: NetPhone;
const mine = visit();

beforeEach(async () => {
  phone = await phoneOf(territory());
  await phone.exchange();
  await phone.save([mine]);
  current.live = phone.live;
});

afterEach(async () => {
  current.live = null;
  await endOfDay();
});

describe("what is read from the book", () => {
  it("is seen again when it changes, and only then", async () => {
    const seen: (string | undefined)[] = [];
    let lists = 0;
    const stop = $effect.root(() => {
      const points = $derived(book.where("minutes_item", "visit_id", mine.id));
      $effect(() => void seen.push(book.get("visit", mine.id)?.data.conditions ?? undefined));
      $effect(() => void (lists += points.length >= 0 ? 1 : 0));
    });
    flushSync();

    await save(update("visit", mine.id, { conditions: "Boue" }));
    flushSync();
    await save([point(mine.id, "Accueil")]);
    flushSync();
    const other = visit();
    await save([other, point(other.id, "Ailleurs")]);
    flushSync();

    expect(seen.at(0)).toBeUndefined();
    expect(seen.at(-1)).toBe("Boue");
    expect(lists).toBe(2);
    stop();
  });

  it("knows that a site is whole on this phone, and what waits", async () => {
    await phone.live.rest;

    expect(book.isWhole(SITE)).toBe(true);
    expect(book.pending("visit", mine.id)).toBe(true);
    expect(syncState.waiting).toBe(1);
    expect(syncState.chip).toMatchObject({ key: "waiting", n: 1 });
  });

  it("is nothing when the phone is locked, and a save says so", async () => {
    current.live = null;

    expect(book.all("site")).toEqual([]);
    await expect(save(visit())).rejects.toMatchObject({ reason: "locked" });
  });
});

describe("a text being typed", () => {
  function typing() {
    let made: ReturnType<typeof autosave<"visit">> | undefined;
    const stop = $effect.root(() => {
      made = autosave("visit", () => mine.id, "conditions");
    });
    flushSync();
    if (!made) throw new Error("no field");
    return { field: made, stop };
  }

  it("is on disk 300 ms after the last key", async () => {
    const { field, stop } = typing();
    field.type("Gard");
    field.type("Garde-corps");
    expect(field.value).toBe("Garde-corps");
    expect(field.state).toBe("typing");

    await vi.waitFor(() => expect(field.state).toBe("saved"), 2000);

    expect(book.get("visit", mine.id)?.data.conditions).toBe("Garde-corps");
    expect(await phone.db.outbox.count()).toBe(1);
    stop();
  });

  it("is kept when the component goes before that", async () => {
    const { field, stop } = typing();
    field.type("Dernier mot");
    stop();

    await vi.waitFor(() => expect(book.get("visit", mine.id)?.data.conditions).toBe("Dernier mot"));
  });

  it("says so when there is no room for it, and is kept as soon as there is", async () => {
    const { field, stop } = typing();
    const full = fullDisk("outbox");
    field.type("Garde-corps");
    await field.flush();
    expect(field.state).toBe("failed");
    expect(field.error).toBeInstanceOf(SaveFailed);

    full.mockRestore();
    await field.flush();
    expect([field.state, field.error]).toEqual(["saved", null]);
    expect(book.get("visit", mine.id)?.data.conditions).toBe("Garde-corps");
    stop();
  });

  it("stays in a draft when it is refused, and comes back", async () => {
    const long = "x".repeat(2001);
    const first = typing();
    first.field.type(long);
    await first.field.flush();
    expect(first.field).toMatchObject({
      state: "refused",
      error: { errors: [{ code: "too_long" }] },
    });
    first.stop();

    const again = typing();
    await vi.waitFor(() => expect(again.field.value).toBe(long));

    again.field.type("plus court");
    await again.field.flush();
    expect(again.field.state).toBe("saved");
    expect(phone.live.drafts.list).toEqual([]);
    again.stop();
  });

  it("keeps in its draft what its author saw, not what came until it came back", async () => {
    await phone.exchange();
    const first = typing();
    const before = book.get("visit", mine.id)?.rev;
    first.field.type("x".repeat(2001));
    await first.field.flush();
    first.stop();
    const office = { ...mine.values, conditions: "Leur phrase" };
    const row = { tbl: "visit", id: mine.id, rev: 99, tags: [`site:${SITE}`], data: office };
    phone.live.store.book.install([["agenda", 99, new Map([[`visit/${mine.id}`, row]])]]);

    const again = typing();
    await vi.waitFor(() => expect(again.field.value).toHaveLength(2001));
    again.field.type("Ma phrase");
    await again.field.flush();

    expect(phone.live.store.book.queue).toMatchObject([
      { base: { rev: before }, was: { conditions: null }, set: { conditions: "Ma phrase" } },
    ]);
    again.stop();
  });

  it("comes back from a draft of before, which held the text alone", async () => {
    await phone.live.drafts.put(`field/visit/${mine.id}/conditions`, "Ma phrase");

    const { field, stop } = typing();

    await vi.waitFor(() => expect(field.value).toBe("Ma phrase"));
    stop();
  });

  it("is written upon what its author saw, not upon what came meanwhile", async () => {
    await phone.exchange();
    const { field, stop } = typing();
    const before = book.get("visit", mine.id)?.rev;
    field.type("Ma phrase");
    const office = { ...mine.values, conditions: "Leur phrase" };
    const { store } = phone.live;
    const row = { tbl: "visit", id: mine.id, rev: 99, tags: [`site:${SITE}`], data: office };
    store.book.install([["agenda", 99, new Map([[`visit/${mine.id}`, row]])]]);

    await field.flush();

    expect(store.book.queue).toMatchObject([
      { base: { rev: before }, was: { conditions: null }, set: { conditions: "Ma phrase" } },
    ]);
    stop();
  });
});
