import { expect, test, vi } from "vitest";
import { Problem } from "../../sync";
import { Asked } from "./asked.svelte";

const unavailable = new Problem(503, "unavailable", {}, null);

test("the last answer stays when the next question fails, and the failure goes with an answer", async () => {
  const office = vi.fn<() => Promise<number>>();
  const asked = new Asked(office);
  office.mockResolvedValueOnce(1);
  await asked.again();
  office.mockRejectedValueOnce(unavailable);
  await asked.again();
  expect([asked.value, asked.problem, asked.busy]).toEqual([1, unavailable, false]);
  office.mockResolvedValueOnce(2);
  await asked.again();
  expect([asked.value, asked.problem]).toEqual([2, undefined]);
});

test("an answer that is late does not replace a later one", async () => {
  const answers: ((value: string) => void)[] = [];
  const asked = new Asked(() => new Promise<string>((answer) => answers.push(answer)));
  const [first, second] = [asked.again(), asked.again()];
  answers[1]?.("new filter");
  answers[0]?.("old filter");
  await Promise.all([first, second]);
  expect(asked.value).toBe("new filter");
});

test("it asks every half minute until it is told to stop", () => {
  vi.useFakeTimers();
  const office = vi.fn(() => Promise.resolve(1));
  const stop = new Asked(office).keepFresh();
  vi.advanceTimersByTime(61_000);
  stop();
  vi.advanceTimersByTime(61_000);
  vi.useRealTimers();
  expect(office).toHaveBeenCalledTimes(3);
});
