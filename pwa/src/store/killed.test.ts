// @vitest-environment node
import { afterEach, expect, it } from "vitest";
import { endOfDay, type NetPhone, phoneOf, point, territory, visit } from "../sync/world.fake";
import { dyingDisk } from "./disk.fake";
import { update } from "./drafted";

afterEach(endOfDay);

/** Hold a visit until the phone dies; returns the changes that it had said to be kept. */
async function heldUntilDeath(phone: NetPhone): Promise<string[]> {
  const mine = visit();
  const first = point(mine.id, "Accueil");
  const acts = [
    async () => phone.save([mine]),
    async () => phone.save([first]),
    async () => phone.save([update("minutes_item", first.id, { body: "Accueil fait" })]),
    async () => phone.save([point(mine.id, "Tuteurs"), point(mine.id, "Casques")], { group: true }),
    async () => phone.save([update("visit", mine.id, { state: "signed" })]),
  ];
  const kept: string[] = [];
  try {
    for (const act of acts) kept.push(...(await act()));
  } catch {
    // What was not kept was not said to be.
  }
  return kept;
}

it("killed at whichever write of a visit, a phone has all that it said to have, once and whole", async () => {
  let [lived, writes] = [false, 0];
  for (; !lived; writes += 1) {
    const office = territory();
    const phone = await phoneOf(office, { name: `/${String(writes)}` });
    await phone.exchange();
    const disk = dyingDisk(writes);
    const kept = await heldUntilDeath(phone);
    lived = !disk.died();
    disk.revive();

    const again = await phoneOf(office, { name: `/${String(writes)} again`, copyOf: phone.db });
    const queue = await again.db.outbox.by("n");
    const told = `after ${String(writes)} writes`;
    expect(
      queue.map(({ n }) => n),
      told,
    ).toEqual(queue.map((_, index) => index + 1));
    expect(await again.db.meta.get("device"), told).toMatchObject({ nextN: queue.length + 1 });
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
  expect(writes).toBeGreaterThan(5);
}, 30_000);
