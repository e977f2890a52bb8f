import { match, type Match, type Route } from "./match";

type Entry = { from?: string; scroll?: number };

/** Where the app is. One reactive value; screens read `router.path`, `router.params`, `router.query`. */
class Router {
  #url = $state.raw(new URL(location.href));
  #routes = $state.raw<readonly Route[]>([]);
  #path = $derived(this.#url.pathname); // a changed filter (query) is the same screen
  #found = $derived<Match | undefined>(match(this.#routes, this.#path));

  get path(): string {
    return this.#path;
  }
  get query(): URLSearchParams {
    return this.#url.searchParams;
  }
  get route(): Route | undefined {
    return this.#found?.route;
  }
  get params(): Record<string, string> {
    return this.#found?.params ?? {};
  }

  /** Take over the links of the page. Returns the function that lets go of them. */
  start(routes: readonly Route[]): () => void {
    this.#routes = routes;
    history.scrollRestoration = "manual";
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("click", (event) => this.#follow(event), { signal });
    window.addEventListener("popstate", () => (this.#url = new URL(location.href)), { signal });
    return () => stop.abort();
  }

  /** Show another screen; `replace` leaves no step behind (after closing, signing in, a filter). */
  go(to: string, { replace = false } = {}): void {
    const url = new URL(to, location.href);
    const from = location.pathname + location.search;
    if (replace) history.replaceState(history.state, "", url);
    else {
      history.replaceState({ ...entry(), scroll: window.scrollY }, "");
      history.pushState({ from } satisfies Entry, "", url);
    }
    this.#url = url;
  }

  /** One level up: the step before when it is that screen (its place in the list is kept), else in its stead. */
  up(to: string): void {
    if (entry().from?.split("?")[0] === to) history.back();
    else this.go(to, { replace: true });
  }

  /** Where the reader was in this screen when it was left by a link. */
  get scroll(): number {
    return entry().scroll ?? 0;
  }

  #follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[href]");
    if (!link || !ordinary(event, link)) return;
    event.preventDefault();
    if (link.dataset["up"] !== undefined) this.up(link.pathname);
    else if (link.href !== location.href) this.go(link.href);
  }
}

function entry(): Entry {
  return (history.state ?? {}) as Entry;
}

function ordinary(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const inside = link.origin === location.origin && !link.target && !link.hasAttribute("download");
  const samePage = link.pathname === location.pathname && link.hash !== "";
  return plain && inside && !samePage && !event.defaultPrevented && !fromServer(link.pathname);
}

/** Files and documents that the server gives, never a screen of the app. */
function fromServer(path: string): boolean {
  return /^\/(api|auth|sync|m|c)(\/|$)/.test(path) || /\.[a-z0-9]+$/.test(path);
}

export const router = new Router();
