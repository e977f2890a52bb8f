// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { database } from "./disk";
import { fullDisk } from "./disk.fake";

interface Lines {
  people: { id: string; age: number };
  sites: { id: string };
}

const open = () => database<Lines>("disk-test", 10, { people: ["id", "age"], sites: ["id"] });

let db = open();

afterEach(async () => {
  await db.delete();
  db = open();
});

const AWA = { id: "awa", age: 20 };
const LEO = { id: "leo", age: 30 };

describe("a database in the browser", () => {
  it("writes all of a transaction or nothing", async () => {
    const failed = db.write(["people", "sites"], async ({ people, sites }) => {
      await people.put(AWA);
      await sites.put({ id: "tilleuls" });
      throw new Error("second thoughts");
    });
    await expect(failed).rejects.toThrow("second thoughts");
    expect(await db.people.all()).toEqual([]);
    expect(await db.sites.count()).toBe(0);
  });

  it("says which error stopped a write, and keeps what was there", async () => {
    await db.people.put(AWA);
    const full = fullDisk("people");
    await expect(db.people.bulkPut([LEO, { ...AWA, age: 21 }])).rejects.toThrow("full");
    full.mockRestore();
    expect(await db.people.all()).toEqual([AWA]);
  });

  it("reads and deletes by an index, in its order", async () => {
    await db.people.bulkPut([LEO, AWA]);
    expect(await db.people.by("age")).toEqual([AWA, LEO]);
    expect(await db.people.by("age", IDBKeyRange.lowerBound(20, true))).toEqual([LEO]);
    await db.people.deleteBy("age", IDBKeyRange.upperBound(25));
    expect(await db.people.keys()).toEqual(["leo"]);
  });

  it("opens again after it was closed, also by another that deletes or raises it", async () => {
    await db.people.put(AWA);
    db.close();
    expect(await db.people.get("awa")).toEqual(AWA);
    const newer = database<Lines & { tools: { id: string } }>("disk-test", 20, {
      ...db.schema,
      people: ["id", "age"],
      sites: ["id"],
      tools: ["id"],
    });
    await newer.tools.put({ id: "truelle" });
    expect(await newer.people.get("awa")).toEqual(AWA);
    newer.close();
  });

  it("refuses to add a line a second time, and changes only lines that are there", async () => {
    await db.people.bulkAdd([AWA]);
    await expect(db.people.bulkAdd([LEO, AWA])).rejects.toThrow();
    await db.people.update("leo", { age: 31 });
    await db.people.update("awa", { age: 22 });
    expect(await db.people.all()).toEqual([{ ...AWA, age: 22 }]);
  });
});
