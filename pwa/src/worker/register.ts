import { readable, type Readable } from "svelte/store";

const workerPath = "/sw.js";
const checkEvery = 60 * 60 * 1000;
const reloadedAt = "jalon.reloaded";

let waiting: ServiceWorker | null = null;
let announce: (ready: boolean) => void = () => undefined;
let applying = false;

/** True when a new version waits on this phone; it starts at the next launch, or now with `applyUpdate`. */
export const updateReady: Readable<boolean> = readable(false, (set) => {
  announce = set;
  set(waiting !== null);
});

/** Start the new version now. The page is read again; nothing kept on the phone is touched. */
export function applyUpdate(): void {
  applying = true;
  waiting?.postMessage("SKIP_WAITING");
}

/** Read the page again: in the new version when one waits, for the server no longer has the parts of the old one. */
export function reopen(): void {
  if (waiting) applyUpdate();
  else location.reload();
}

/** Which build this phone runs, as version.json on the server says it; null before the worker has kept one. */
export async function runningVersion(): Promise<string | null> {
  if (!("caches" in window)) return null;
  const kept = (await caches.keys()).find((name) => name.startsWith("jalon-"));
  return kept?.slice("jalon-".length) ?? null;
}

function onlyOurWorker(path: string): string {
  if (path !== workerPath) throw new TypeError(`not a worker of ours: ${path}`);
  return path;
}

/** `register` is a Trusted Types sink: this policy lets one address through and no other. */
function workerAddress(): string {
  const trusted = window.trustedTypes?.createPolicy("app-sw", { createScriptURL: onlyOurWorker });
  return (trusted?.createScriptURL(workerPath) ?? workerPath) as string;
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    waiting = navigator.serviceWorker.controller ? registration.waiting : null;
    announce(waiting !== null);
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  const check = (): void => {
    if (document.visibilityState === "visible") registration.update().catch(() => undefined);
  };
  document.addEventListener("visibilitychange", check);
  setInterval(check, checkEvery);
}

/** Keep the app on this phone. Without a worker (old browser, private window) it works with network only. */
export async function registerWorker(): Promise<void> {
  window.addEventListener("vite:preloadError", reloadOnce);
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (applying) location.reload();
  });
  try {
    watch(await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" }));
  } catch {
    // No network at the first start, or a browser that refuses: the next start tries again.
  }
}

/** A part of an older version that the server no longer has: reading the page again brings the new one. */
function reloadOnce(event: Event): void {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (performance.timeOrigin - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem(reloadedAt, String(performance.timeOrigin + performance.now()));
  reopen();
}
