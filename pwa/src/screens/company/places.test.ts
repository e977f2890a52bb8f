import { expect, test } from "vitest";
import type { Entry } from "./form";
import { idOf, pasted } from "./places";

const entries = ["w1", "w2"].map((key) => ({ key }) as unknown as Entry);

function paste(text: string): ClipboardEvent {
  const field = document.createElement("input");
  field.id = idOf(0, "worked");
  const clipboardData = { getData: () => text };
  return { target: field, clipboardData, preventDefault: () => undefined } as never;
}

test.each([
  ["hours", "20", "140h"],
  ["days", "20 j", "140h"],
] as const)("a column pasted in %s keeps its unit, its remarks their words", (unit, bare, said) => {
  expect(pasted(paste("20\t\t\t3\n140h\n"), entries, unit)).toEqual({
    "w1/worked": bare,
    "w1/training": "",
    "w1/absence": "",
    "w1/comment": "3",
    "w2/worked": said,
  });
});
