import type { Component } from "svelte";

/** A screen of the app. `path` has `:name` where a value stands; the screen gets them as properties. */
export type Route = {
  path: string;
  // A screen's own properties are its path's parameters: no common type says that.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  screen: () => Promise<{ default: Component<any> }>;
  /** The tab (its href) that is marked as current while this screen is open. */
  tab?: string;
  /** Shown without a session: signing in, preparing the phone. */
  open?: boolean;
};

export type Match = { route: Route; params: Record<string, string> };

function compare(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const value = given[place] ?? "";
    if (part.startsWith(":") && value !== "") params[part.slice(1)] = plain(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** A mistyped address must not break the app: what cannot be decoded stays as it is. */
function plain(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The first route whose path fits, so a fixed path stands before one with parameters. */
export function match(routes: readonly Route[], path: string): Match | undefined {
  for (const route of routes) {
    const params = compare(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}
