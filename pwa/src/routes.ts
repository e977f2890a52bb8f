import type { Route } from "./router/match";

/** Every screen of the app and its address. A fixed path stands before one with parameters. */
export const routes: readonly Route[] = [];

/** What stands in the place of every screen until the phone is open; the address stays, so a deep link survives. */
export const gates: Partial<Record<"signed_out" | "no_store" | "locked", Route["screen"]>> = {};
