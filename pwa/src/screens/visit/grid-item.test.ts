import { cleanup, fireEvent, render, screen, setup } from "@testing-library/svelte";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Answer } from "../../records.gen";
import Shelled from "../../ui/testing/Shelled.svelte";
import GridItem from "./GridItem.svelte";

beforeAll(setup);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("what was seen is kept after a pause, and the box keeps what is typed in it", async () => {
  vi.useFakeTimers();
  const noted: unknown[] = [];
  const given = (answer: Answer) => ({
    ...{ item: "logbook_kept", answer, earlier: undefined },
    ...{ onanswer: () => undefined, onnote: (note: Answer) => noted.push(note.evidence) },
  });
  const { rerender, unmount } = render(GridItem, given({ answer: "yes", evidence: ["Vu"] }), {
    wrapper: Shelled,
  });
  const box = screen.getByRole<HTMLInputElement>("textbox");
  const type = async (value: string) => fireEvent.input(box, { target: { value } });

  await type("Carnet ");
  vi.advanceTimersByTime(300);
  await rerender(given({ answer: "yes", evidence: ["Carnet"] }));
  expect(box.value).toBe("Carnet ");

  await type("");
  vi.advanceTimersByTime(300);
  await rerender(given({ answer: "yes", evidence: [] }));
  expect(screen.getByRole("textbox")).toBe(box);

  await type("Carnet du tuteur");
  unmount();
  vi.advanceTimersByTime(300);
  expect(noted).toEqual([["Carnet"], [], ["Carnet du tuteur"]]);
});
