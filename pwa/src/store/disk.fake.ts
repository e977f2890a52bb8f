import { type MockInstance, vi } from "vitest";

/** From now on nothing more fits into a table, until `mockRestore`. */
export function fullDisk(table: string): MockInstance {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")
    ?.value as IDBObjectStore["put"];
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    ...line
  ) {
    if (this.name === table) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, line);
  });
}

/** From now on so many lines are written, then nothing more: the phone was killed. */
export function dyingDisk(writes: number): { readonly died: () => boolean; revive: () => void } {
  let left = writes;
  const spies = (["put", "add", "delete"] as const).map((name) => {
    const own = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name)
      ?.value as IDBObjectStore["put"];
    return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...line: Parameters<IDBObjectStore["put"]>
    ) {
      left -= 1;
      if (left < 0) throw new DOMException("killed"); // under a name that nobody tries again
      return own.apply(this, line);
    } as never);
  });
  return {
    died: () => left < 0,
    revive: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
