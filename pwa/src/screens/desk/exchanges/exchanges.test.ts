import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import Within from "../../../ui/testing/Within.svelte";
import Exchanges from "./Exchanges.svelte";
import type { Health } from "./health";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("a photo that did not arrive is told with the day in France since when it is missing", async () => {
  const file = { id: "f1", visit_id: "v1", about: "Chantier Nord", late: true };
  const now: Health = {
    since: "2026-06-01T00:00:00Z",
    answers: {},
    waiting: [],
    unsent: 0,
    oldest_unsent: null,
    silent: 0,
    mismatches: 0,
    resets: 0,
    forks: 0,
    restores: 0,
    files: { missing: 1, late: 1, first: [{ ...file, since: "2026-07-01T22:30:00Z" }] },
  };
  vi.stubGlobal("fetch", async () => Promise.resolve(Response.json(now)));
  render(Within, { screen: Exchanges });
  expect(await screen.findByText(/2 juillet 2026/)).toBeTruthy();
});
