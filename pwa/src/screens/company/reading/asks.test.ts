import { expect, test } from "vitest";
import type { Candidate, Question } from "../readings";
import { reasonsOf, waiting } from "./asks";

test("what is needed is asked first, what was answered no more", () => {
  const question = (key: string, needed: boolean, answered = false): Question =>
    ({ key, needed, answer: answered ? { value: "oui" } : null }) as Question;
  const questions = [question("a", false), question("b", true), question("c", true, true)];
  expect(waiting({ questions }).map(({ key }) => key)).toEqual(["b", "a"]);
});

test("the reasons are said in words, without their weights", () => {
  const person = {
    detail: "1982",
    reasons_fr: ["prénom identique (+4.1)", "contrat en cours (-3.6)"],
  } as unknown as Candidate;
  expect(reasonsOf(person, "fr")).toBe("1982 · prénom identique · contrat en cours");
});
