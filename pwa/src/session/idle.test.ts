// @vitest-environment node
import { describe, expect, it } from "vitest";
import { IdleLock } from "./idle";

const MINUTE = 60_000;

describe("the lock", () => {
  function aLock() {
    let at = 0;
    let hidden = false;
    const settings = { lockAfterMin: 5, pocketMin: 10 };
    const presence = { now: () => at, hidden: () => hidden };
    const lock = new IdleLock(() => settings, presence);
    return {
      lock,
      wait: (minutes: number) => (at += minutes * MINUTE),
      turn: (how: boolean) => {
        hidden = how;
        lock.shownOrHidden();
      },
    };
  }

  it("closes after five minutes without a touch", () => {
    const { lock, wait } = aLock();
    wait(4);
    lock.touched();
    wait(4.9);
    expect(lock.isDue()).toBe(false);
    wait(0.2);
    expect(lock.isDue()).toBe(true);
  });

  it("asks for nothing after nine minutes in a pocket, and for the passphrase after eleven", () => {
    const { lock, wait, turn } = aLock();
    turn(true);
    wait(9);
    turn(false);
    expect(lock.isDue()).toBe(false);
    turn(true);
    wait(11);
    turn(false);
    expect(lock.isDue()).toBe(true);
  });

  it("closes when the clock goes back", () => {
    const { lock, wait } = aLock();
    wait(-60);
    expect(lock.isDue()).toBe(true);
  });
});
