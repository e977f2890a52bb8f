import type { Route } from "./router/match";
import type { Stage } from "./session";

const visitParts: readonly (readonly [string, Route["screen"]])[] = [
  ["participants", () => import("./screens/visit/Participants.svelte")],
  ["precedent", () => import("./screens/visit/Previous.svelte")],
  ["heures", () => import("./screens/visit/Hours.svelte")],
  ["appel", () => import("./screens/visit/RollCall.svelte")],
  ["registre", () => import("./screens/visit/Register.svelte")],
  ["tutorat", () => import("./screens/visit/Tutoring.svelte")],
  ["tutorat/:employment", () => import("./screens/visit/Grid.svelte")],
  ["points", () => import("./screens/visit/Items.svelte")],
  ["points/:item", () => import("./screens/visit/Item.svelte")],
  ["photos", () => import("./screens/visit/Photos.svelte")],
  ["observations", () => import("./screens/visit/Remarks.svelte")],
  ["relecture", () => import("./screens/visit/Reading.svelte")],
  ["signatures", () => import("./screens/visit/Signatures.svelte")],
  ["cloture", () => import("./screens/visit/Closing.svelte")],
  ["compte-rendu", () => import("./screens/visit/Reading.svelte")],
];

const deskScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["/visites", () => import("./screens/desk/Visits.svelte")],
  ["/rapprochement", () => import("./screens/desk/reconciliation/Review.svelte")],
  ["/a-regler", () => import("./screens/desk/ToSettle.svelte")],
  ["/equipe", () => import("./screens/desk/Team.svelte")],
  ["/courriels", () => import("./screens/desk/Mail.svelte")],
];

/** Every screen of the app and its address. A fixed path stands before one with parameters. */
export const routes: readonly Route[] = [
  { path: "/", screen: () => import("./screens/agenda/Agenda.svelte"), tab: "/" },
  {
    path: "/connexion",
    screen: () => import("./screens/session/SignInAgain.svelte"),
    tab: "/envois",
  },
  { path: "/preparation", screen: () => import("./screens/session/Preparation.svelte"), tab: "/" },
  { path: "/chantiers", screen: () => import("./screens/sites/Sites.svelte"), tab: "/chantiers" },
  {
    path: "/chantiers/:site",
    screen: () => import("./screens/sites/Site.svelte"),
    tab: "/chantiers",
  },
  {
    path: "/visites/nouvelle",
    screen: () => import("./screens/sites/NewVisit.svelte"),
    tab: "/chantiers",
  },
  {
    path: "/visites/prevue",
    screen: () => import("./screens/sites/PlannedVisit.svelte"),
    tab: "/chantiers",
  },
  {
    path: "/actions",
    screen: () => import("./screens/actions/Actions.svelte"),
    tab: "/actions",
  },
  { path: "/envois", screen: () => import("./screens/outbox/Outbox.svelte"), tab: "/envois" },
  { path: "/envois/:op", screen: () => import("./screens/outbox/Item.svelte"), tab: "/envois" },
  {
    path: "/a-regler/:id",
    screen: () => import("./screens/outbox/Settle.svelte"),
    tab: "/envois",
  },
  { path: "/reglages", screen: () => import("./screens/settings/Settings.svelte"), tab: "/" },
  { path: "/visites/:visit", screen: () => import("./screens/visit/Visit.svelte"), tab: "/" },
  ...visitParts.map(([part, screen]): Route => {
    return { path: `/visites/:visit/${part}`, screen, tab: "/" };
  }),
  { path: "/bureau", screen: () => import("./screens/desk/Desk.svelte"), tab: "/bureau" },
  { path: "/bureau/echeances", screen: () => import("./screens/desk/Due.svelte"), tab: "/bureau" },
  ...deskScreens.map(([part, screen]): Route => {
    return { path: `/bureau${part}`, screen, tab: `/bureau${part}` };
  }),
  {
    path: "/bureau/visites/:visit",
    screen: () => import("./screens/desk/Visit.svelte"),
    tab: "/bureau/visites",
  },
  {
    path: "/bureau/rapprochement/:party/:month",
    screen: () => import("./screens/desk/reconciliation/Sheet.svelte"),
    tab: "/bureau/rapprochement",
  },
];

/** What stands in the place of every screen until the phone is open; the address stays, so a deep link survives. */
export const gates: Partial<Record<Stage, Route["screen"]>> = {
  signed_out: () => import("./screens/session/SignIn.svelte"),
  no_store: () => import("./screens/session/Passphrase.svelte"),
  locked: () => import("./screens/session/Unlock.svelte"),
};

/** Where this person goes who may not be here: the desk has no phone's store, an officer no desk. */
export function insteadOf(stage: Stage, route: Route | undefined): string | undefined {
  const desk = route?.path.startsWith("/bureau") ?? false;
  if (stage === "open" && desk) return "/";
  const common = desk || route === undefined || route.path === "/reglages" || route.open === true;
  return stage === "desk" && !common ? "/bureau" : undefined;
}
