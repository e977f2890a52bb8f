// @vitest-environment node
import { afterEach, expect, it, vi } from "vitest";
import { endOfDay, OTHER, phoneOf, point, SITE, site, territory, visit } from "../sync/world.fake";

afterEach(endOfDay);

const TAGS = [SITE, OTHER].map((id) => `site:${id}`);

it("a site that a screen asks for is read before the others, and whole before it is said to be", async () => {
  const office = territory();
  office.grant("ana", ...TAGS, "ref");
  office.put("site", OTHER, [`site:${OTHER}`], site("Quai Sud"));
  for (const id of [SITE, OTHER]) {
    const held = visit(id);
    office.put("visit", held.id, [`site:${id}`], held.values);
    for (const body of ["Accueil", "Casques"]) {
      const made = point(held.id, body);
      office.put("minutes_item", made.id, [`site:${id}`], made.values);
    }
  }
  office.put("worker", crypto.randomUUID(), TAGS, { last_name: "Roy", first_name: "Zoé" });
  const before = await phoneOf(office);
  await before.exchange();
  before.close();

  const { live } = await phoneOf(office);
  const { book, wanted } = live.store;
  const isThere = (tag: string): boolean =>
    [...office.rows.values()].every(
      ({ tbl, id, tags }) => !tags.includes(tag) || book.get(tbl, id) !== undefined,
    );
  const order: string[][] = [];
  vi.spyOn(book, "tell").mockImplementation(() => {
    const read = TAGS.filter((tag) => book.isRead(tag));
    expect(read.filter((tag) => !isThere(tag))).toEqual([]);
    order.push(read);
  });
  wanted.push(`site:${OTHER}`);
  await live.rest;

  expect(order).toEqual([[], [`site:${OTHER}`], TAGS]);
});
