// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { endOfDay, phoneOf, point, SITE, territory, visit } from "./world.fake";

afterEach(endOfDay);

describe("a person who is erased at the office", () => {
  it("is erased from what the phone keeps of its own sending, and nothing else is", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const met = visit();
    const named = point(met.id, "Awa Konaté portait son casque");
    await phone.save([met, named]);
    await phone.exchange();
    expect(await phone.db.sent.all()).toHaveLength(2);

    office.erased.add(named.id);
    const body = "Personne effacée portait son casque";
    office.put("minutes_item", named.id, [`site:${SITE}`], { visit_id: met.id, body });
    await phone.exchange();

    expect((await phone.db.sent.all()).map((line) => line.id)).toEqual([met.id]);
    expect(phone.live.store.book.get("minutes_item", named.id)?.data["body"]).toBe(body);
  });

  it("does not come back from a change that was still waiting", async () => {
    const office = territory();
    const phone = await phoneOf(office);
    const met = visit();
    const named = point(met.id, "Awa Konaté portait son casque");
    await phone.save([met, named]);
    office.erased.add(named.id);

    await phone.exchange();

    expect((await phone.db.sent.all()).map((line) => line.id)).toEqual([met.id]);
  });
});
