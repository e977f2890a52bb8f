// @vitest-environment node
import { afterEach, expect, it } from "vitest";
import { endOfDay, type NetPhone, phoneOf, point, territory, visit } from "../sync/world.fake";
import { dyingDisk } from "./disk.fake";
import { deviceLine } from "./db";
import { create, update } from "./drafted";

afterEach(endOfDay);

const EXPECTED = "photo-expected";

/** As the screen does it: what is expected, the bytes, the record, and that it is no longer expected. */
async function photographed(phone: NetPhone, visit_id: string): Promise<string[]> {
  const { drafts, photos } = phone.live;
  const id = crypto.randomUUID();
  await drafts.put(EXPECTED, null);
  const sha256 = await photos.keep(new Blob(["pixels"]), { tbl: "photo", id });
  const ops = await phone.save([
    create("photo", { visit_id, sha256, taken_at: "2026-03-10T09:00:00Z" }, id),
  ]);
  await drafts.drop(EXPECTED);
  return ops;
}

/** The office has the photo as soon as it is offered. */
function stored(path: string): Response | null {
  const headers = { Location: `${path}/1`, "Upload-Offset": "6" };
  return path.endsWith("/uploads") ? new Response(null, { status: 201, headers }) : null;
}

/** Hold a visit until the phone dies; returns the changes that it had said to be kept. */
async function heldUntilDeath(phone: NetPhone): Promise<string[]> {
  const mine = visit();
  const first = point(mine.id, "Accueil");
  const sent = async (): Promise<string[]> => phone.exchange().then(() => []);
  const acts = [
    async () => phone.save([mine]),
    async () => phone.save([first]),
    async () => phone.save([update("minutes_item", first.id, { body: "Accueil fait" })]),
    async () => phone.save([point(mine.id, "Tuteurs"), point(mine.id, "Casques")], { group: true }),
    sent,
    async () => photographed(phone, mine.id),
    async () => phone.save([update("visit", mine.id, { state: "signed" })]),
    sent,
  ];
  const kept: string[] = [];
  try {
    for (const act of acts) kept.push(...(await act()));
  } catch {
    // What was not kept was not said to be.
  }
  return kept;
}

/** A photo of which there is a record has its bytes; one that has none is still expected. */
async function photosAreWhole({ db, live }: NetPhone): Promise<boolean> {
  await live.rest;
  const [kept, bytes] = [live.store.book.all("photo"), await db.blobBytes.count()];
  const expected = live.drafts.list.some(({ key }) => key === EXPECTED);
  return kept.length <= bytes && (kept.length === bytes || expected);
}

it("killed at whichever write of a visit and of its sending, a phone has all that it said to have, once and whole", async () => {
  let [lived, writes] = [false, 0];
  for (; !lived; writes += 1) {
    const office = territory();
    const phone = await phoneOf(office, { name: `/${String(writes)}` });
    await phone.exchange();
    phone.net.weather = stored;
    const disk = dyingDisk(writes);
    const kept = await heldUntilDeath(phone);
    lived = !disk.died();
    disk.revive();

    const again = await phoneOf(office, { name: `/${String(writes)} again`, copyOf: phone.db });
    again.net.weather = stored;
    const queue = await again.db.outbox.by("n");
    const told = `after ${String(writes)} writes`;
    const device = await deviceLine(again.db);
    expect(
      queue.map(({ n }) => n),
      told,
    ).toEqual(queue.map((_, index) => device.nextN - queue.length + index));
    expect(await photosAreWhole(again), told).toBe(true);
    expect(await again.exchange(), told).toEqual({ ok: true });
    expect(
      kept.filter((op) => !office.receipts.has(op)),
      told,
    ).toEqual([]);
    expect(
      [...office.effects.values()].filter((times) => times !== 1),
      told,
    ).toEqual([]);
    const points = again.live.store.book.all("minutes_item").length;
    expect([0, 1, 3], told).toContain(points);
  }
  expect(writes).toBeGreaterThan(20);
});
