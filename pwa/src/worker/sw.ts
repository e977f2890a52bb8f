export {}; // a module for TypeScript; nothing of it is left in the built worker

declare const self: ServiceWorkerGlobalScope;
declare const __VERSION__: string;
declare const __PRECACHE__: [path: string, digest: string][];

const cacheName = `jalon-${__VERSION__}`;
/** Answered by the server alone: data, sign-in, links sent by mail, state of the installation. */
const serverOnly = /^\/(api|auth|sync|m|c|healthz|readyz|metrics)(\/|$)|^\/version\.json$/;

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    __PRECACHE__.map(async ([path]) => {
      const kept = path.startsWith("/assets/") ? await caches.match(path) : undefined;
      if (kept) return cache.put(path, kept); // its name holds its hash: an update costs only what changed
      return cache.add(new Request(path, { cache: "reload" }));
    }),
  );
}

async function dropOlderShells(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith("jalon-") && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const page = request.mode === "navigate" && !path.split("/").at(-1)?.includes(".");
  const kept = await cache.match(page ? "/" : path);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && path.startsWith("/assets/")) await cache.put(path, fresh.clone());
  return fresh;
}

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlderShells()));
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (serverOnly.test(url.pathname)) return;
  event.respondWith(answer(event.request, url.pathname));
});
