// @vitest-environment node
import { afterEach, describe, expect, it, vi } from "vitest";
import { phoneDb } from "../store/db";
import { pageEnv } from "./env";
import { call, retryAfter } from "./http";
import { oneAtATime } from "./lock";
import { nextBatch } from "./push";
import { Schedule, pauseAfter } from "./schedule";
import { SyncState } from "./state.svelte";
import { endOfDay, phoneOf, territory, visit } from "./world.fake";

afterEach(endOfDay);

describe("the pause before the next exchange", () => {
  it("grows from 5 seconds to 15 minutes without an answer", () => {
    const pauses = [1, 2, 3, 4, 5, 9].map((failures) => pauseAfter(failures, 0, null, () => 0.5));
    expect(pauses).toEqual([5, 15, 60, 300, 900, 900]);
  });

  it("grows from one minute to ten while there is nothing new", () => {
    expect(pauseAfter(0, 0, null, () => 0.5)).toBe(60);
    expect(pauseAfter(0, 20, null, () => 0.5)).toBe(600);
  });

  it("is what the office asked for, and never less", () => {
    expect(pauseAfter(1, 0, { kind: "busy", wait: 40 }, () => 0)).toBe(40);
  });

  it("differs from phone to phone by a fifth", () => {
    expect([0, 1].map((luck) => Math.round(pauseAfter(1, 0, null, () => luck)))).toEqual([4, 6]);
  });
});

describe("a schedule", () => {
  it("makes one exchange of a run of taps, and one more for a tap during it", async () => {
    vi.useFakeTimers();
    let saved = (): void => undefined;
    let end = (): void => undefined;
    const runs: number[] = [];
    const run = async () => {
      runs.push(Date.now());
      await new Promise<void>((done) => (end = done));
      return { ok: true } as const;
    };
    const schedule = new Schedule(run, new SyncState(() => null), () => 0.5);
    schedule.start((listener) => {
      saved = listener;
      return () => undefined;
    });
    end();
    await vi.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 5; i += 1) saved();
    await vi.advanceTimersByTimeAsync(1500);
    expect(runs).toHaveLength(2);

    saved();
    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(runs).toHaveLength(3);
    schedule.stop();
    end();
    vi.useRealTimers();
  });
});

describe("one exchange at a time", () => {
  it("is all that a phone runs, and the next one may follow", async () => {
    const db = phoneDb(`lock-${crypto.randomUUID()}`);
    const env = { ...pageEnv, locks: undefined };
    let end = (): void => undefined;
    const first = oneAtATime(
      db,
      env,
      () => new Promise<string>((done) => (end = () => done("one"))),
    );
    await vi.waitFor(async () => expect(await db.meta.get("beat")).toBeDefined());

    expect(await oneAtATime(db, env, async () => Promise.resolve("two"))).toBeNull();
    end();

    expect(await first).toBe("one");
    expect(await oneAtATime(db, env, async () => Promise.resolve("three"))).toBe("three");
    db.close();
  });

  it("steals the place of a tab that gave no sign of life for a minute", async () => {
    const db = phoneDb(`lock-${crypto.randomUUID()}`);
    const asked: LockOptions[] = [];
    const locks = {
      query: async () => Promise.resolve({ held: [{ name: `jalon-exchange/${db.name}` }] }),
      request: async (_: string, options: LockOptions, work: (lock: unknown) => unknown) => {
        asked.push(options);
        return Promise.resolve(work(options.steal ? {} : null));
      },
    } as unknown as LockManager;
    let now = 1_000_000;
    const env = { ...pageEnv, locks, clock: { now: () => now, mono: () => 0 } };
    await db.meta.put({ key: "beat", tab: "other", at: now });
    const work = async () => Promise.resolve("mine");
    now += 50_000;
    expect(await oneAtATime(db, env, work)).toBeNull();

    now += 11_000;

    expect(await oneAtATime(db, env, work)).toBe("mine");
    expect(asked).toEqual([{ ifAvailable: true }, { steal: true }]);
    db.close();
  });
});

describe("a batch", () => {
  it("never parts an act on several records", async () => {
    const phone = await phoneOf(territory());
    await phone.save([visit()]);
    await phone.save([visit(), visit(), visit()], { group: true });
    const { queue } = phone.live.store.book;

    expect(nextBatch(queue, 2)).toHaveLength(1);
    expect(nextBatch(queue.slice(1), 2)).toHaveLength(3);
    expect(nextBatch(queue, 4)).toHaveLength(4);
  });
});

describe("an answer", () => {
  it("of a proxy is a server's trouble, of a portal none", async () => {
    const html = { "Content-Type": "text/html" };
    const say = (status: number) => async () =>
      Promise.resolve(new Response("<html>", { status, headers: html }));
    const ask = { method: "GET", path: "/sync/v1/info" } as const;

    expect(await call({ ...pageEnv, fetch: say(502) }, ask)).toMatchObject({ code: "unavailable" });
    expect(await call({ ...pageEnv, fetch: say(200) }, ask)).toEqual({
      kind: "none",
      why: "portal",
    });
    expect(await call({ ...pageEnv, fetch: say(302) }, ask)).toEqual({
      kind: "none",
      why: "portal",
    });
  });

  it("is waited for 30 seconds, not more", async () => {
    vi.useFakeTimers();
    const silent: typeof fetch = async (_, init) =>
      new Promise((_done, fail) => {
        init?.signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
      });
    const reply = call({ ...pageEnv, fetch: silent }, { method: "GET", path: "/" });
    await vi.advanceTimersByTimeAsync(30_000);

    expect(await reply).toEqual({ kind: "none", why: "timeout" });
    vi.useRealTimers();
  });

  it("says when to come back in seconds or by a date", () => {
    expect(retryAfter("120", 0)).toBe(120);
    expect(retryAfter("Thu, 01 Jan 1970 00:01:00 GMT", 30_000)).toBe(30);
    expect(retryAfter("soon", 0)).toBeNull();
  });
});
