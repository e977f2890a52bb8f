// @vitest-environment node
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { create } from "../store/drafted";
import { save } from "../store/facade";
import { current } from "../store/live.svelte";
import type { Env } from "../sync/env";
import { stopSync } from "../sync/running";
import { syncState } from "../sync/state.svelte";
import { OFFICER, SITE } from "../sync/world.fake";
import { Door } from "./door.fake";
import { phoneRegistry, type Registry } from "./registry";
import { Session } from "./session.svelte";
import { deviceLabel } from "./signin";

const PASSPHRASE = "quatre mots au hasard";
const DAY = 86_400_000;

let door: Door;
let registry: Registry;
let session: Session;
let now = 0;
let csrf: string | null = null;

function another(): Session {
  const clock = { now: () => now, mono: () => 0 };
  const env: Env = {
    fetch: door.fetch,
    clock,
    random: () => 0.5,
    csrf: () => csrf,
    dropCsrf: () => (csrf = null),
    locks: undefined,
  };
  return new Session(env, registry, 1000);
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  now = Date.parse("2026-11-22T08:00:00Z");
  csrf = null;
  door = new Door();
  registry = phoneRegistry(`registry-${crypto.randomUUID()}`);
  session = another();
});

afterEach(() => {
  stopSync();
  current.live = null;
});

async function settledIn(who: Session = session, email = "ana@example.org"): Promise<void> {
  await who.signIn(email, "mot de passe");
  await who.prepare(PASSPHRASE);
}

const someVisit = () =>
  create("visit", { site_id: SITE, kind: "launch", officer_id: OFFICER, state: "draft" });

describe("the first time on a phone", () => {
  it("goes from signing in, by choosing a passphrase, to the open store", async () => {
    await session.start();
    expect(session.stage).toBe("signed_out");

    expect(await session.signIn("ana@example.org", "mot de passe")).toEqual({ ok: true });
    expect(session.stage).toBe("no_store");
    expect(await session.prepare("trop court")).toMatchObject({ code: "too_short" });
    expect(await session.prepare(PASSPHRASE)).toEqual({ ok: true });

    expect(session.stage).toBe("open");
    expect(session.user).toMatchObject({
      id: "u-ana",
      territory: { name: "Rivaloire", demo: true },
    });
    expect(current.live).not.toBeNull();
  });

  it("says why signing in did not work", async () => {
    door.refusal = { status: 401, code: "wrong_credentials" };
    expect(await session.signIn("ana@example.org", "x")).toMatchObject({
      code: "wrong_credentials",
    });
    door.isDown = true;
    expect(await session.signIn("ana@example.org", "x")).toMatchObject({ code: "offline" });
  });
});

describe("the next times", () => {
  it("opens with the passphrase alone, without network", async () => {
    await settledIn();
    await save(someVisit());
    session.lock();
    door.isDown = true;

    const later = another();
    await later.start();
    expect(later.stage).toBe("locked");
    expect(later.user?.name).toBe("ana");
    expect(await later.unlock("faux")).toMatchObject({ ok: false, code: "wrong" });
    expect(await later.unlock(PASSPHRASE)).toEqual({ ok: true });

    expect(current.live?.store.book.all("visit")).toHaveLength(1);
  });

  it("keeps one device identifier, whatever the letters' case of the address", async () => {
    await settledIn();
    await session.signIn("ANA@example.org", "mot de passe");

    const devices = door.asked
      .filter(({ path }) => path === "/auth/token")
      .map(({ body }) => (body["device"] as { id: string }).id);

    expect(new Set(devices).size).toBe(1);
    expect(session.stage).toBe("open");
  });

  it("stops reading 14 days after the last contact, until the person signs in", async () => {
    await settledIn();
    session.lock();
    now += 15 * DAY;
    door.isDown = true;
    const later = another();
    await later.start();

    expect(await later.unlock(PASSPHRASE)).toMatchObject({ code: "expired" });
    expect(later.lockInfo.expired).toBe(true);

    door.isDown = false;
    await later.signIn("ana@example.org", "mot de passe");
    expect(await later.unlock(PASSPHRASE)).toEqual({ ok: true });
  });
});

describe("leaving", () => {
  it("is refused while something is unsent", async () => {
    await settledIn();
    await save(someVisit());

    expect(await session.signOut()).toEqual({ ok: false, unsent: 1 });
    expect(session.stage).toBe("open");
  });

  it("keeps the unsent work locked on the phone when asked to", async () => {
    await settledIn();
    await save(someVisit());

    expect(await session.signOut({ unsent: "keep" })).toEqual({ ok: true });

    expect(session.stage).toBe("signed_out");
    expect(session.people).toMatchObject([{ user: "u-ana", unsent: 1 }]);
    expect(current.live).toBeNull();
  });

  it("takes everything off the phone when nothing is unsent", async () => {
    await settledIn();

    await session.signOut();

    expect(session.people).toEqual([]);
    const left = await indexedDB.databases();
    expect(left.map(({ name }) => name)).not.toContain("jalon-t-u-ana");
  });

  it("without network leaves no session that the next start would take for lost data", async () => {
    await settledIn();
    csrf = "of ana";
    door.isDown = true;

    await session.signOut();

    const later = another();
    await later.start();
    expect([csrf, later.emptied]).toEqual([null, false]);
  });
});

describe("a role that keeps nothing on a phone", () => {
  beforeEach(async () => {
    await settledIn();
    door.role = "supervisor";
  });

  it("closes the store of who had another, and takes it off the phone", async () => {
    await session.signIn("ana@example.org", "mot de passe");

    expect([session.stage, session.user?.role]).toEqual(["desk", "supervisor"]);
    expect(current.live).toBeNull();
    const left = await indexedDB.databases();
    expect(left.map(({ name }) => name)).not.toContain("jalon-t-u-ana");
  });

  it("waits until what is unsent has left", async () => {
    await save(someVisit());

    await session.signIn("ana@example.org", "mot de passe");

    expect([session.stage, session.user?.role]).toEqual(["open", "officer"]);
    expect(current.live?.store.book.all("visit")).toHaveLength(1);
  });
});

describe("two people on one phone", () => {
  it("never open the store of one with the key of the other", async () => {
    await settledIn();
    await settledIn(session, "bo@example.org");
    await save(someVisit());
    await session.choose("u-ana");

    const opening = session.unlock(PASSPHRASE);
    await session.choose("u-bo");

    expect(await opening).toMatchObject({ ok: false, code: "cancelled" });
    expect([session.stage, current.live]).toEqual(["locked", null]);
    await session.unlock(PASSPHRASE);
    expect(current.live?.store.book.all("visit")).toHaveLength(1);
  });

  it("do not read of each other's sites that left", async () => {
    await settledIn();
    syncState.left = [{ tag: `site:${SITE}`, label: "Gare de fret" }];
    syncState.emptied = 2;

    await settledIn(session, "bo@example.org");

    expect([syncState.left, syncState.emptied]).toEqual([[], null]);
  });

  it("each have their own store, and see only how much the other has not sent", async () => {
    await settledIn();
    await save(someVisit());
    session.lock();

    await settledIn(session, "bo@example.org");

    expect(session.user?.name).toBe("bo");
    expect(current.live?.store.book.all("visit")).toEqual([]);
    await vi.waitFor(() =>
      expect(session.people).toEqual(
        expect.arrayContaining([expect.objectContaining({ user: "u-ana", unsent: 1 })]),
      ),
    );
    await session.choose("u-ana");
    expect(session.stage).toBe("locked");
    await session.unlock(PASSPHRASE);
    expect(current.live?.store.book.all("visit")).toHaveLength(1);
  });
});

describe("at the desk", () => {
  it("a supervisor works without a passphrase, and nothing is kept in the browser", async () => {
    await session.start();
    await session.signIn("alice@example.org", "mot de passe");

    expect(session.stage).toBe("desk");
    expect(session.user?.role).toBe("supervisor");
    expect(current.live).toBeNull();
    expect(session.people).toEqual([]);
    expect(door.asked.filter(({ path }) => path.startsWith("/sync"))).toEqual([]);
  });

  it("a supervisor who signs out leaves no name behind", async () => {
    await session.start();
    await session.signIn("alice@example.org", "mot de passe");
    expect(await session.signOut()).toEqual({ ok: true });

    expect(session.stage).toBe("signed_out");
    expect(await registry.people.count()).toBe(0);
  });

  it("a supervisor whose session has ended signs in again", async () => {
    await session.signIn("alice@example.org", "mot de passe");
    const later = another();
    await later.start();
    expect(later.stage).toBe("signed_out");
  });
});

it("names a device by its system and browser", () => {
  expect(deviceLabel("Mozilla/5.0 (Linux; Android 14) Chrome/156")).toBe("Android Chrome");
});
