// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SaveFailed, withDb } from "./withdb";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const db = { close: () => undefined, gone: false };

/** Work that the browser breaks off so many times. */
function brokenOff(times: number): () => Promise<string> {
  let left = times;
  return () =>
    left-- > 0
      ? Promise.reject(new DOMException("The connection was closed.", "AbortError"))
      : Promise.resolve("kept");
}

it("what a browser breaks off more than once while it erases an origin is kept all the same", async () => {
  const kept = withDb(db, brokenOff(3));
  await vi.runAllTimersAsync();
  expect(await kept).toBe("kept");
});

it("what never reaches the disk is said", async () => {
  const refused = expect(withDb(db, brokenOff(9))).rejects.toThrow(SaveFailed);
  await vi.runAllTimersAsync();
  await refused;
});
