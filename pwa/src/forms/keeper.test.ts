import { expect, test } from "vitest";
import { create } from "../store";
import { Keeper } from "./keeper.svelte";

test("the second tap of two makes nothing; what could not be made can be made again", async () => {
  const keeper = new Keeper();
  const contact = create("contact", { name: "Nadia", is_draft: true });
  const first = keeper.make(contact);
  expect(keeper.busy).toBe(true);
  expect(await keeper.make(contact)).toBe(false);
  expect(keeper.failure).toBeUndefined();
  await first;
  expect(keeper.busy).toBe(false);
  expect(keeper.failure).toBeTruthy();
});
