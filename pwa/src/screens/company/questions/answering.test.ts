import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";
import { Problem } from "../../../sync";
import Within from "../../../ui/testing/Within.svelte";
import AnswerForm from "./AnswerForm.svelte";
import type { Given, Question, Way } from "./questions";

afterEach(cleanup);

test("a second addition leaves too; only what had no answer goes again under its number", async () => {
  const sent: Given[] = [];
  const way: Way = {
    attach: async () => Promise.resolve({ id: "f1", name: "a.pdf", size: 1 }),
    answer: async (_, given) => {
      sent.push(given);
      return sent.length === 1 ? Promise.reject(new Problem(0, "offline", {}, null)) : undefined;
    },
    fileAt: undefined,
  };
  const question = { id: "q1" } as unknown as Question;
  const given = { question, way, onanswered: () => undefined };
  render(Within, { screen: AnswerForm, given });
  const text = screen.getByLabelText<HTMLTextAreaElement>(/Votre explication/);
  const write = async (words: string): Promise<void> => {
    await fireEvent.input(text, { target: { value: words } });
    const before = sent.length;
    await fireEvent.click(screen.getByRole("button", { name: /Envoyer/ }));
    await waitFor(() => expect(sent.length).toBe(before + 1));
  };
  await write("Premier mot");
  await waitFor(() => expect(screen.getByRole("alert")).toBeTruthy());
  expect(text.value).toBe("Premier mot");
  await write("Premier mot");
  await waitFor(() => expect(text.value).toBe(""));
  await write("Second mot");
  const [lost, first, second] = sent.map(({ op }) => op);
  expect(first).toBe(lost);
  expect(second).not.toBe(first);
});
