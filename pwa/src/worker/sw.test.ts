// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";

type Wait = { waitUntil: (done: Promise<unknown>) => void };
type Heard = Wait & {
  data?: string;
  request?: unknown;
  respondWith?: (r: Promise<Response>) => void;
};

const origin = "https://jalon.test";
const module = "./sw.ts";
const asked: string[] = [];
let stores: Map<string, Map<string, Response>>;
let listeners: Map<string, (event: Heard) => void>;
let server: (path: string) => Response;
const skipWaiting = vi.fn(() => Promise.resolve());

function pathOf(request: string | { url: string }): string {
  return typeof request === "string" ? request : new URL(request.url).pathname;
}

function ask(request: string | { url: string }): Response {
  asked.push(pathOf(request));
  return server(pathOf(request));
}

function cacheOf(name: string) {
  const kept = stores.get(name) ?? new Map<string, Response>();
  stores.set(name, kept);
  return {
    match: (path: string) => Promise.resolve(kept.get(path)?.clone()),
    put: (path: string, response: Response) => Promise.resolve(void kept.set(path, response)),
    add: (request: { url: string }) =>
      Promise.resolve(void kept.set(pathOf(request), ask(request))),
  };
}

const caches = {
  open: (name: string) => Promise.resolve(cacheOf(name)),
  keys: () => Promise.resolve([...stores.keys()]),
  delete: (name: string) => Promise.resolve(stores.delete(name)),
  match: (path: string) =>
    Promise.resolve(
      [...stores.values()]
        .map((kept) => kept.get(path))
        .find(Boolean)
        ?.clone(),
    ),
};

beforeEach(async () => {
  stores = new Map();
  listeners = new Map();
  asked.length = 0;
  server = (path) => new Response(`the server's ${path}`);
  class PathRequest {
    readonly url: string;
    constructor(path: string) {
      this.url = origin + path;
    }
  }
  const worker = {
    location: { origin },
    clients: { claim: () => Promise.resolve() },
    skipWaiting,
    addEventListener: (name: string, heard: (event: Heard) => void) => listeners.set(name, heard),
  };
  vi.stubGlobal("self", worker);
  vi.stubGlobal("caches", caches);
  vi.stubGlobal("Request", PathRequest);
  vi.stubGlobal("fetch", (request: { url: string }) => Promise.resolve(ask(request)));
  vi.stubGlobal("__VERSION__", "new");
  vi.stubGlobal("__PRECACHE__", [
    ["/", "1"],
    ["/assets/app-1.js", "2"],
  ]);
  vi.resetModules();
  await import(/* @vite-ignore */ module);
});

async function happen(name: string, event: Partial<Heard> = {}): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners.get(name)?.({ waitUntil: (done) => void work.push(done), ...event });
  await Promise.all(work);
}

async function get(path: string, request: object = {}): Promise<string | number | undefined> {
  let answer: Promise<Response> | undefined;
  const url = path.startsWith("https:") ? path : origin + path;
  await happen("fetch", {
    request: { url, method: "GET", mode: "cors", ...request },
    respondWith: (given) => {
      answer = given;
    },
  });
  const response = await answer;
  return response?.ok ? response.text() : response?.status;
}

test("every address of a screen gives the kept page, with no word to the server", async () => {
  await happen("install");
  asked.length = 0;
  expect(await get("/chantiers/b7?x=1", { mode: "navigate" })).toBe("the server's /");
  expect(asked).toEqual([]);
});

test.each([
  "/api/visits",
  "/auth/me",
  "/sync/v1/push",
  "/m/",
  "/c",
  "/version.json",
  "/healthz",
  "https://elsewhere.test/chantiers",
])("%s is left alone", async (path) => {
  await happen("install");
  expect(await get(path, { mode: "navigate" })).toBeUndefined();
});

test("a page whose name only begins like a path of the server is a screen", async () => {
  await happen("install");
  expect(await get("/mesures", { mode: "navigate" })).toBe("the server's /");
});

test("what is sent is left alone", async () => {
  expect(await get("/chantiers", { method: "POST" })).toBeUndefined();
});

test("a part of the desk is kept the first time it is used", async () => {
  expect(await get("/assets/desk-9.js")).toBe("the server's /assets/desk-9.js");
  server = () => new Response("", { status: 503 });
  expect(await get("/assets/desk-9.js")).toBe("the server's /assets/desk-9.js");
});

test("a part that the server no longer has stays missing and is not kept", async () => {
  server = () => new Response("", { status: 404 });
  expect(await get("/assets/gone-1.js")).toBe(404);
  expect(stores.get("jalon-new")?.size).toBe(0);
});

test("an update asks again only for what changed", async () => {
  stores.set("jalon-old", new Map([["/assets/app-1.js", new Response("kept before")]]));
  await happen("install");
  expect(asked).toEqual(["/"]);
  expect(await stores.get("jalon-new")?.get("/assets/app-1.js")?.clone().text()).toBe(
    "kept before",
  );
});

test("the older version's files go when the new one starts, other caches stay", async () => {
  stores.set("jalon-old", new Map());
  stores.set("another", new Map());
  await happen("install");
  await happen("activate");
  expect([...stores.keys()].sort()).toEqual(["another", "jalon-new"]);
});

test("a new version waits until it is told to start", async () => {
  await happen("install");
  expect(skipWaiting).not.toHaveBeenCalled();
  await happen("message", { data: "SKIP_WAITING" });
  expect(skipWaiting).toHaveBeenCalledOnce();
});
