import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Route } from "./match";
import { router } from "./router.svelte";

const screen: Route["screen"] = () => Promise.reject(new Error("not opened here"));
const routes: Route[] = ["/", "/chantiers", "/chantiers/:site"].map((path) => ({ path, screen }));
let stop: () => void;

beforeEach(() => {
  stop = router.start(routes);
  router.go("/", { replace: true });
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function tap(attributes: Record<string, string>, modifiers: MouseEventInit = {}): MouseEvent {
  const link = document.createElement("a");
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  document.body.append(link);
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...modifiers });
  link.dispatchEvent(event);
  return event;
}

test("an ordinary link opens its screen without leaving the page", () => {
  expect(tap({ href: "/chantiers/b7" }).defaultPrevented).toBe(true);
  expect(router.path).toBe("/chantiers/b7");
  expect(router.params).toEqual({ site: "b7" });
});

test.each([
  ["another site", { href: "https://example.org/" }],
  ["a telephone number", { href: "tel:0240000000" }],
  ["a document of the server", { href: "/api/visits/1/minutes.pdf" }],
  ["the page of a link sent by mail", { href: "/m/" }],
  ["a file", { href: "/icon.svg" }],
  ["a download", { href: "/chantiers", download: "" }],
  ["a new tab", { href: "/chantiers", target: "_blank" }],
])("%s is left to the browser", (_what, attributes) => {
  const before = router.path;
  // jsdom cannot leave the page: what counts is that we did not take the link.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(tap(attributes).defaultPrevented).toBe(false);
  expect(router.path).toBe(before);
});

test("a link tapped with a modifier is left to the browser", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(tap({ href: "/chantiers" }, { ctrlKey: true }).defaultPrevented).toBe(false);
});

test("a filter changes the address and not the screen", () => {
  router.go("/chantiers");
  const before = router.params;
  router.go("?mois=2026-11", { replace: true });
  expect(router.query.get("mois")).toBe("2026-11");
  expect(router.params).toBe(before);
});

test("up goes back when the step before is the screen above", async () => {
  router.go("/chantiers");
  router.go("/chantiers/b7");
  const back = vi.spyOn(history, "back");
  tap({ href: "/chantiers", "data-up": "" });
  expect(back).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(router.path).toBe("/chantiers"));
});

test("up from a deep link puts the screen above in its stead", () => {
  router.go("/chantiers/b7");
  history.replaceState(null, "");
  const steps = history.length;
  router.up("/chantiers");
  expect(router.path).toBe("/chantiers");
  expect(history.length).toBe(steps);
});
