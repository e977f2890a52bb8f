// @vitest-environment node
import { afterEach, expect, it } from "vitest";
import { create, update } from "../store/drafted";
import { deviceLine } from "../store/db";
import { cookieFetch, type HarnessPhone, openPhone } from "./harness";
import { call } from "./http";

/*
 * The client as it is against a real office, through a network that loses, doubles, cuts and forges. Run by
 * tests/simulation/test_real_client.py, which starts the office and names it in JALON_OFFICE.
 */

interface Given {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly user: string;
  readonly site: string;
  readonly seeds: number;
  readonly phones: number;
}

const given = JSON.parse(process.env["JALON_OFFICE"] ?? "null") as Given | null;
const STEPS = 25;

type Random = () => number;

/** Numbers of a seed (mulberry32). */
function chance(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const weather = { bad: false };

/** The accidents of a request, by luck. */
function through(own: typeof fetch, random: Random): typeof fetch {
  return async (input, init) => {
    if (!weather.bad) return own(input, init);
    const luck = random();
    if (luck < 0.12) throw new TypeError("lost on the way");
    if (luck < 0.3) {
      const answer = await own(input, init);
      const text = await answer.text();
      if (luck < 0.22) throw new TypeError("the answer is lost");
      const headers = { "Content-Type": "application/json" };
      return new Response(text.slice(0, text.length / 2), { status: answer.status, headers });
    }
    if (luck < 0.4) await own(input, init); // and once more
    if (luck < 0.48) {
      return new Response("<html>wifi</html>", { headers: { "Content-Type": "text/html" } });
    }
    return own(input, init);
  };
}

const open: HarnessPhone[] = [];

afterEach(() => {
  weather.bad = false;
  for (const phone of open.splice(0)) phone.close();
});

async function phoneOf(office: Given, seed: number): Promise<HarnessPhone> {
  const random = chance(seed);
  const { user, email, password, code } = office;
  const { fetch, csrf } = cookieFetch(office.address);
  const way = through(fetch, random);
  const phone = await openPhone({ user, name: `/${seed}`, fetch: way, csrf, random });
  open.push(phone);
  const { id } = await phone.db.write(["meta"], async (tables) => deviceLine(tables));
  const body = { email, password, code, device: { id, label: "test" } };
  const signedIn = await call(phone.phone.env, { method: "POST", path: "/auth/token", body });
  expect(signedIn).toMatchObject({ kind: "answer" });
  expect(await phone.exchange()).toEqual({ ok: true });
  return phone;
}

/** A contact more, or other words in one of those that are in view; tells how many more. */
async function work(phone: HarnessPhone, random: Random, site: string): Promise<number> {
  const seen = phone.live.store.book.all("contact");
  const one = seen[Math.floor(random() * seen.length)];
  const word = String(Math.floor(random() * 1000));
  if (one && random() < 0.6) {
    await phone.save([update("contact", one.id, { phone: word })]);
    return 0;
  }
  await phone.save([create("contact", { name: word, site_id: site, is_draft: true })]);
  return 1;
}

async function comeToRest(phones: readonly HarnessPhone[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const phone of phones) expect(await phone.exchange()).toEqual({ ok: true });
  }
}

function contactsOf(phone: HarnessPhone): Record<string, unknown> {
  const rows = phone.live.store.book.all("contact");
  return Object.fromEntries(rows.map((row) => [row.id, row.data]));
}

it("keeps every word and doubles none, whatever the network does", async () => {
  if (!given) return;
  for (let seed = 1; seed <= given.seeds; seed += 1) {
    const random = chance(seed * 1000);
    const phones: HarnessPhone[] = [];
    for (let i = 0; i < given.phones; i += 1) phones.push(await phoneOf(given, seed * 10 + i));
    const before = phones[0]?.live.store.book.count("contact") ?? 0;
    let made = 0;
    weather.bad = true;
    for (let step = 0; step < STEPS; step += 1) {
      const phone = phones[Math.floor(random() * phones.length)];
      if (!phone) continue;
      if (random() < 0.5) made += await work(phone, random, given.site);
      else await phone.exchange();
    }
    weather.bad = false;
    await comeToRest(phones);
    const [one, ...others] = phones.map(contactsOf);
    for (const other of others) expect(other, `seed ${seed}`).toEqual(one);
    expect(Object.keys(one ?? {}), `seed ${seed}`).toHaveLength(before + made);
    for (const { live, phone } of phones) {
      expect(live.store.book.queue, `seed ${seed}`).toEqual([]);
      expect(phone.state.mismatches, `seed ${seed}`).toBe(0);
    }
  }
}, 120_000);
