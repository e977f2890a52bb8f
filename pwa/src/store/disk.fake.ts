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
