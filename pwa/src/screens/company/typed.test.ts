import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../sync";
import { type Cells, type Kept, Typed } from "./typed.svelte";

let office: { kept: Cells; down: boolean; refuses: boolean; asked: number };

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  office = { kept: {}, down: false, refuses: false, asked: 0 };
});
afterEach(() => vi.useRealTimers());

const put = async (cells: Cells): Promise<Kept> => {
  office.asked += 1;
  await Promise.resolve();
  if (office.down) throw new Problem(0, "network", {}, null);
  if (office.refuses) throw new Problem(409, "conflict", { detail: "Déjà transmise." }, null);
  office.kept = cells;
  const unread = Object.keys(cells).filter((cell) => cells[cell] === "n.c.");
  return { at: "2026-11-05T09:00:00Z", unread: new Set(unread) };
};
const sheet = (): Typed => new Typed("sheet", office.kept, null, put);

test("what is typed is kept word for word by the office, soon after the last key", async () => {
  const typed = sheet();
  typed.type({ "a/worked": "15" });
  typed.type({ "a/worked": "151h4" });
  expect(typed.state).toBe("typing");
  await vi.advanceTimersByTimeAsync(1000);
  expect(office).toMatchObject({ kept: { "a/worked": "151h4" }, asked: 1 });
  expect(typed.state).toBe("kept");
  expect(localStorage).toHaveLength(0);
});

test("a reload without network loses nothing, and the office has it when the network is back", async () => {
  office.down = true;
  const before = sheet();
  before.type({ "a/worked": "151,67" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(before.state).toBe("here");

  const after = sheet();
  expect(after.text("a", "worked")).toBe("151,67");
  office.down = false;
  await vi.advanceTimersByTimeAsync(11_000);
  expect(office.kept).toEqual({ "a/worked": "151,67" });
  expect(after.state).toBe("kept");
});

test("what is typed while the office answers is sent too", async () => {
  const typed = sheet();
  typed.type({ "a/worked": "10" });
  const sending = typed.flush();
  typed.type({ "a/worked": "101" });
  await sending;
  expect(typed.waiting).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(office.kept).toEqual({ "a/worked": "101" });
});

test("a draft that the office does not take is said, and stays", async () => {
  office.refuses = true;
  const typed = sheet();
  typed.type({ "a/worked": "10" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(typed).toMatchObject({ state: "refused", why: "Déjà transmise.", waiting: true });
});

test("a figure that means nothing stays in this browser, and the rest is kept", async () => {
  const typed = sheet();
  typed.type({ "a/worked": "n.c.", "b/worked": "35" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(typed.state).toBe("unread");
  expect(sheet().text("a", "worked")).toBe("n.c.");
  typed.type({ "a/worked": "70" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(typed).toMatchObject({ state: "kept", waiting: false });
});

test("another browser's cells stay beside those that wait here", () => {
  localStorage.setItem("sheet", JSON.stringify({ "a/worked": "20" }));
  const typed = new Typed("sheet", { "a/worked": "10", "b/worked": "35" }, null, put);
  expect(typed.cells).toEqual({ "a/worked": "20", "b/worked": "35" });
});
