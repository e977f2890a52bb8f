import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RecordName, Records } from "../records.gen";
import { minutesOf } from "./minutes";
import type { Row, Source } from "./reading";
import type { Language, Minutes } from "./value";

interface Vector {
  readonly about: string;
  readonly records: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  >;
  readonly readings: readonly {
    readonly visit: string;
    readonly language: Language;
    readonly copy: string;
    readonly minutes: Minutes;
  }[];
}

const folder = join(import.meta.dirname, "../../../tests/vectors/minutes");
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Vector);

function sourceOf(records: Vector["records"]): Source {
  const rows = <K extends RecordName>(table: K): Row<K>[] =>
    Object.entries(records[table] ?? {}).map(([id, data]) => ({
      id,
      data: data as unknown as Records[K],
    }));
  return {
    get: (table, id) => rows(table).find((row) => row.id === id),
    where: (table, field, id) => rows(table).filter((row) => Reflect.get(row.data, field) === id),
  };
}

describe.each(vectors)("$about", ({ records, readings }) => {
  test.each(readings)("reads the same on the phone: $language, copy $copy", (reading) => {
    const source = sourceOf(records);
    expect(minutesOf(reading.visit, source, reading.language, reading.copy)).toEqual(
      reading.minutes,
    );
  });
});

test("a visit that the phone does not have has no minutes", () => {
  expect(minutesOf("elsewhere", sourceOf({}))).toBeUndefined();
});
