// @vitest-environment node
import { deleteDB } from "idb";
import { afterEach, expect, it } from "vitest";
import { endOfDay, phoneOf, point, territory, visit } from "../sync/world.fake";
import { refillFrom } from "./refill";

afterEach(endOfDay);

it("an open store that the browser took away is written anew, with what waits, once", async () => {
  const office = territory();
  const phone = await phoneOf(office);
  const mine = visit();
  await phone.save([mine]);
  await phone.exchange();
  const [first] = await phone.save([point(mine.id, "Accueil")]);
  let told = 0;
  refillFrom(phone.live.store, undefined, () => (told += 1));

  phone.db.close();
  await deleteDB(phone.db.name);
  const [second] = await phone.save([point(mine.id, "Casques")]);

  expect(told).toBe(1);
  const queue = await phone.db.outbox.by("n");
  expect(queue.map(({ op, n }) => [op, n])).toEqual([
    [first, 1],
    [second, 2],
  ]);
  expect(await phone.db.blocks.count()).toBeGreaterThan(0);
  expect(await phone.exchange()).toEqual({ ok: true });
  expect([...office.effects.values()].every((times) => times === 1)).toBe(true);
  expect(phone.live.store.book.count("minutes_item")).toBe(2);
});

it("a store that another tab deleted is not brought back, and keeps nothing more", async () => {
  const phone = await phoneOf(territory());
  await phone.save([visit()]);
  refillFrom(phone.live.store, undefined, () => undefined);

  await deleteDB(phone.db.name);

  await expect(phone.save([visit()])).rejects.toMatchObject({ reason: "closed" });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(phone.db.name);
});
