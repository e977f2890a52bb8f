import { describe, expect, it } from "vitest";
import { Problem } from "../../../sync";
import type { Reading } from "../../company/readings";
import { becameOf, Several } from "./several.svelte";

const files = (count: number): File[] =>
  Array.from({ length: count }, (_, n) => new File(["x"], `fiche-${String(n)}.xlsx`));
const read = (state: string, open = 0): Reading & { open: number } =>
  ({ state, open }) as unknown as Reading & { open: number };

describe("many files at once", () => {
  it("are all sent, never more at once than may be, and counted by what became of them", async () => {
    let running = 0;
    let most = 0;
    const states = ["open", "unplaced", "refused", "finished"];
    const several = new Several(async (file) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running -= 1;
      return read(states[Number(/\d+/.exec(file.name)?.[0]) % 4] ?? "open");
    }, 4);
    await several.take(files(200));
    expect(most).toBe(4);
    expect(several.counts).toEqual({ placed: 100, asks: 0, unplaced: 50, refused: 50 });
    expect([several.done, several.busy]).toEqual([200, false]);
  });

  it("go again alone when they failed", async () => {
    let broken = true;
    const several = new Several((file) => {
      if (broken && file.name === "fiche-1.xlsx")
        return Promise.reject(new Problem(0, "network", {}, null));
      return Promise.resolve(read("open"));
    }, 2);
    await several.take(files(3));
    expect(several.failed.map(({ file }) => file.name)).toEqual(["fiche-1.xlsx"]);
    broken = false;
    await several.take(several.failed.map(({ file }) => file));
    expect([several.total, several.counts.placed, several.failed.length]).toEqual([1, 1, 0]);
  });

  it("are sent too when they come while others are being sent, and what is refused says why", async () => {
    const several = new Several(async (file) => {
      await Promise.resolve();
      if (file.size === 0)
        throw new Problem(422, "empty", { detail: "Ce fichier est vide." }, null);
      return read("open");
    }, 2);
    const first = several.take(files(3));
    void several.take([new File([], "vide.xlsx")]);
    await first;
    expect([several.total, several.done, several.busy]).toEqual([4, 4, false]);
    expect(several.failed.map(({ file, why }) => [file.name, why])).toEqual([
      ["vide.xlsx", "Ce fichier est vide."],
    ]);
  });

  it("that wait for answers are told from those that are clear", () => {
    expect([becameOf(read("open", 2)), becameOf(read("open"))]).toEqual(["asks", "placed"]);
  });
});
