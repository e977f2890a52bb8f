import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import axe from "axe-core";
import Gallery from "./testing/Gallery.svelte";
import Asking from "./testing/Asking.svelte";
import { toast, undoTime } from "./toast.svelte";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test.each(["rows", "forms", "messages", "desk"])(
  "axe finds nothing on the page «%s»",
  async (page) => {
    const { container } = render(Gallery, { page });
    const { violations } = await axe.run(container, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((found) => [found.id, found.nodes.map((node) => node.html)])).toEqual([]);
  },
);

test("a second tap on the chosen answer takes it back", async () => {
  const answers: (string | null)[] = [];
  render(Asking, { onchange: (answer: string | null) => answers.push(answer) });
  const yes = screen.getByRole("button", { name: "Oui" });
  await fireEvent.click(yes);
  expect(yes.getAttribute("aria-pressed")).toBe("true");
  await fireEvent.click(yes);
  expect(yes.getAttribute("aria-pressed")).toBe("false");
  expect(answers).toEqual(["yes", null]);
});

test("text over the limit is kept whole and said to be too long", async () => {
  render(Asking, {});
  const note = screen.getByLabelText<HTMLTextAreaElement>(/Note/);
  await fireEvent.input(note, { target: { value: "👷".repeat(12) } });
  expect(note.value).toBe("👷".repeat(12));
  expect(note.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(/2\s+caractères de trop/)).toBeTruthy();
});

test("the error summary takes the focus and leads to the field", async () => {
  render(Asking, { errors: [{ href: "#note", text: "Écrivez une note" }] });
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  await fireEvent.click(screen.getByText("Écrivez une note"));
  expect(document.activeElement).toBe(screen.getByLabelText(/Note/));
});

test("an offer to undo lasts ten seconds", () => {
  vi.useFakeTimers();
  const undo = vi.fn(async () => Promise.resolve(undefined));
  toast.offer("Effacé", undo);
  vi.advanceTimersByTime(undoTime - 1);
  expect(toast.current?.text).toBe("Effacé");
  vi.advanceTimersByTime(1);
  expect(toast.current).toBeUndefined();
  expect(undo).not.toHaveBeenCalled();
});

test("undo is done once, and what could not be undone is said where it was offered", async () => {
  const undo = vi.fn(async () => Promise.resolve("Le téléphone est plein"));
  toast.offer("Effacé", undo);
  await Promise.all([toast.takeBack(), toast.takeBack()]);
  expect(undo).toHaveBeenCalledOnce();
  expect(toast.current).toEqual({ text: "Le téléphone est plein" });
});

test("the chip says what happens and how much waits", () => {
  render(Gallery, { page: "rows" });
  expect(screen.getByText("Hors ligne · 3 à envoyer")).toBeTruthy();
});
