import type { Route } from "./router/match";

/** Every screen of the app and its address. A fixed path stands before one with parameters. */
export const routes: readonly Route[] = [];
