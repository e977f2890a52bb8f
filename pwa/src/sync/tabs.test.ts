// @vitest-environment node
import { afterEach, expect, it, vi } from "vitest";
import { update } from "../store/drafted";
import { endOfDay, phoneOf, SITE, site, territory, visit } from "./world.fake";

afterEach(endOfDay);

it("what is written in one tab is seen in the other, and sent once", async () => {
  const office = territory();
  const one = await phoneOf(office);
  const two = await phoneOf(office);
  const mine = visit();
  await one.save([mine]);
  await vi.waitFor(() => expect(two.live.store.book.get("visit", mine.id)?.pending).toBe(true));

  await two.exchange();

  await vi.waitFor(() => expect(one.live.store.book.queue).toEqual([]));
  expect(one.live.store.book.get("visit", mine.id)?.pending).toBeUndefined();
  await vi.waitFor(() =>
    expect(one.live.store.book.get("site", SITE)?.data["label"]).toBe("Gare de fret"),
  );
  await one.exchange();
  expect([...office.effects.values()]).toEqual([1]);
});

it("numbers never meet when two tabs write at once", async () => {
  const office = territory();
  const one = await phoneOf(office);
  const two = await phoneOf(office);
  await Promise.all(
    [one, two, one, two].map(async (tab) => {
      await tab.save([visit()]);
    }),
  );

  const lines = await one.db.outbox.by("n");

  expect(lines.map((line) => line.n)).toEqual([1, 2, 3, 4]);
});

it("a tab that missed the news reads again before it writes a block", async () => {
  const office = territory();
  const one = await phoneOf(office);
  await one.exchange();
  const two = await phoneOf(office);
  await two.live.rest;
  two.live.store.tabs.close();
  office.put("visit", visit().id, [`site:${SITE}`], visit().values);
  await one.exchange();
  office.put("site", SITE, [`site:${SITE}`], site("Nouveau nom"));

  await two.exchange();

  expect(two.live.store.book.get("site", SITE)?.data["label"]).toBe("Nouveau nom");
  expect(two.live.store.book.all("visit")).toHaveLength(1);
  expect(two.phone.state.mismatches).toBe(0);
});

it("an edit never folds into a change that another tab has sent meanwhile", async () => {
  const office = territory();
  const one = await phoneOf(office);
  const two = await phoneOf(office);
  const mine = visit();
  await one.save([mine]);
  await vi.waitFor(() => expect(two.live.store.book.queue).toHaveLength(1));
  one.live.store.tabs.close();
  two.net.weather = "answer lost";
  await two.exchange();

  await one.save([update("visit", mine.id, { conditions: "Boue" })]);

  expect(await one.db.outbox.count()).toBe(2);
  two.net.weather = "fine";
  await two.exchange();
  expect(office.rows.get(mine.id)?.data["conditions"]).toBe("Boue");
});

it("a tab is no longer without network once another one had an answer", async () => {
  const office = territory();
  const one = await phoneOf(office);
  const two = await phoneOf(office);
  one.net.weather = "lost";
  await one.save([visit()]);
  await one.exchange();
  expect(one.phone.state.offline).toBe(true);

  await two.exchange();

  await vi.waitFor(() => expect(one.phone.state.offline).toBe(false));
  expect(one.phone.state.lastContact).not.toBeNull();
});
