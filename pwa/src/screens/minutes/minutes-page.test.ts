import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";
import vector from "../../../../tests/vectors/minutes/quarterly.json";
import type { Minutes } from "../../minutes";
import MinutesPage from "./MinutesPage.svelte";

afterEach(cleanup);

const minutes = vector.readings[0]?.minutes as unknown as Minutes;

function words(): string {
  return document.body.textContent.replace(/\s+/g, " ");
}

test("all that the minutes say stands on the page", () => {
  render(MinutesPage, { minutes, photo: () => undefined });
  const shown = words();
  for (const { title, parts } of minutes.blocks) {
    expect(shown).toContain(title);
    const tables = parts.filter((part) => part.kind === "table");
    const cells = tables.flatMap((part) => part.rows.flat());
    for (const cell of cells) expect(shown).toContain(cell.replace(/\s+/g, " "));
  }
  expect(screen.getAllByRole("table")).toHaveLength(
    minutes.blocks.flatMap(({ parts }) => parts).filter((part) => part.kind === "table").length,
  );
});

test("a drawn signature says whose it is", () => {
  render(MinutesPage, { minutes, photo: () => undefined });
  expect(screen.getByRole("img", { name: "Signature de Anne Le Bris" })).toBeTruthy();
});

test("a photo that is not at hand leaves its caption and says so", async () => {
  render(MinutesPage, { minutes, photo: () => Promise.resolve(undefined) });
  expect(await screen.findByText(/sa légende la remplace/)).toBeTruthy();
  expect(words()).toContain(minutes.photos[0]?.caption.replace(/\s+/g, " "));
});
