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
  ["/echanges", () => import("./screens/desk/exchanges/Exchanges.svelte")],
  ["/courriels", () => import("./screens/desk/Mail.svelte")],
  ["/reglages-du-territoire", () => import("./screens/desk/territory/Territory.svelte")],
  ["/comptes", () => import("./screens/desk/accounts/Accounts.svelte")],
];

const reviewScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["/pretes/:month", () => import("./screens/desk/reconciliation/Ready.svelte")],
  ["/sans-fiche/:month", () => import("./screens/desk/reconciliation/Notices.svelte")],
  ["/:party/:month", () => import("./screens/desk/reconciliation/Sheet.svelte")],
  ["/ensemble/:month/:code", () => import("./screens/desk/reconciliation/Alike.svelte")],
];

const standingScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["", () => import("./screens/desk/standings/Standings.svelte")],
  ["/pourquoi", () => import("./screens/desk/standings/Explain.svelte")],
  ["/:kind/:id", () => import("./screens/desk/standings/Standing.svelte")],
];

const sheetScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["", () => import("./screens/desk/sheets/Sheets.svelte")],
  ["/fichiers", () => import("./screens/desk/sheets/Files.svelte")],
  ["/fichiers/:reading", () => import("./screens/desk/sheets/ReadingPage.svelte")],
  ["/relances", () => import("./screens/desk/sheets/Reminders.svelte")],
  ["/:party/:month", () => import("./screens/desk/sheets/OneSheet.svelte")],
];

const registerScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["", () => import("./screens/desk/registers/Registers.svelte")],
  ["/importer", () => import("./screens/desk/registers/Import.svelte")],
  ["/:register", () => import("./screens/desk/registers/Register.svelte")],
  ["/:register/nouveau", () => import("./screens/desk/registers/NewRecord.svelte")],
  ["/:register/:record", () => import("./screens/desk/registers/RecordPage.svelte")],
  ["/:register/:record/modifier", () => import("./screens/desk/registers/EditRecord.svelte")],
  ["/:register/:record/fusion", () => import("./screens/desk/registers/MergeRecords.svelte")],
];

const companyScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["", () => import("./screens/company/Company.svelte")],
  ["/fiches/:party/:month", () => import("./screens/company/MonthSheet.svelte")],
  ["/retenu", () => import("./screens/company/Remembered.svelte")],
  ["/depots/:reading", () => import("./screens/company/Deposit.svelte")],
  ["/questions", () => import("./screens/company/questions/Questions.svelte")],
  ["/questions/:question", () => import("./screens/company/questions/Question.svelte")],
];

const privacyScreens: readonly (readonly [string, Route["screen"]])[] = [
  ["", () => import("./screens/desk/privacy/Privacy.svelte")],
  ["/lectures", () => import("./screens/desk/privacy/Readers.svelte")],
  ["/alertes", () => import("./screens/desk/privacy/Alarms.svelte")],
  ["/personnes", () => import("./screens/desk/privacy/Files.svelte")],
  ["/personnes/:person", () => import("./screens/desk/privacy/PersonFile.svelte")],
  ["/echeances", () => import("./screens/desk/privacy/Dues.svelte")],
  ["/archive", () => import("./screens/desk/privacy/Archives.svelte")],
  ["/notice", () => import("./screens/desk/privacy/Notices.svelte")],
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
  {
    path: "/mot-de-passe-oublie",
    screen: () => import("./screens/account/LostPassword.svelte"),
    open: true,
  },
  ...["/invitation", "/reset"].map((path): Route => {
    return { path, screen: () => import("./screens/account/ChoosePassword.svelte"), open: true };
  }),
  {
    path: "/reglages/compte",
    screen: () => import("./screens/account/Account.svelte"),
    tab: "/",
  },
  { path: "/reglages", screen: () => import("./screens/settings/Settings.svelte"), tab: "/" },
  { path: "/visites/:visit", screen: () => import("./screens/visit/Visit.svelte"), tab: "/" },
  ...visitParts.map(([part, screen]): Route => {
    return { path: `/visites/:visit/${part}`, screen, tab: "/" };
  }),
  { path: "/heures", screen: () => import("./screens/confirm/Months.svelte"), tab: "/heures" },
  {
    path: "/heures/:party/:month",
    screen: () => import("./screens/confirm/Month.svelte"),
    tab: "/heures",
  },
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
    path: "/reponse",
    screen: () => import("./screens/company/questions/ByLink.svelte"),
    open: true,
  },
  { path: "/review", screen: () => import("./screens/desk/reconciliation/Review.svelte") },
  ...reviewScreens.map(([part, screen]): Route => {
    return { path: `/bureau/rapprochement${part}`, screen, tab: "/bureau/rapprochement" };
  }),
  {
    path: "/bureau/installation",
    screen: () => import("./screens/desk/installation/Installation.svelte"),
    tab: "/bureau/comptes",
  },
  {
    path: "/bureau/comptes/:user",
    screen: () => import("./screens/desk/accounts/Account.svelte"),
    tab: "/bureau/comptes",
  },
  ...standingScreens.map(([part, screen]): Route => {
    return { path: `/bureau/avancement${part}`, screen, tab: "/bureau/avancement" };
  }),
  {
    path: "/bureau/confirmations",
    screen: () => import("./screens/desk/confirmations/Confirmations.svelte"),
    tab: "/bureau/fiches",
  },
  ...sheetScreens.map(([part, screen]): Route => {
    return { path: `/bureau/fiches${part}`, screen, tab: "/bureau/fiches" };
  }),
  ...registerScreens.map(([part, screen]): Route => {
    return { path: `/bureau/registres${part}`, screen, tab: "/bureau/registres" };
  }),
  ...privacyScreens.map(([part, screen]): Route => {
    return { path: `/bureau/donnees${part}`, screen, tab: "/bureau/donnees" };
  }),
  ...companyScreens.map(([part, screen]): Route => {
    return { path: `/entreprise${part}`, screen, tab: "/entreprise" };
  }),
];

/** What stands in the place of every screen until the phone is open; the address stays, so a deep link survives. */
export const gates: Partial<Record<Stage, Route["screen"]>> = {
  signed_out: () => import("./screens/session/SignIn.svelte"),
  enrolling: () => import("./screens/account/Enrol.svelte"),
  no_store: () => import("./screens/session/Passphrase.svelte"),
  wiped: () => import("./screens/session/Wiped.svelte"),
  locked: () => import("./screens/session/Unlock.svelte"),
};

/** Whether somebody of a company is signed in: they see their own company's pages and nothing of the office. */
export function isOfCompany(role: string | undefined): boolean {
  return role === "company_admin";
}

/** What a site's manager has on the phone: the hours to confirm, and what has not been sent. */
const ofManager = ["/heures", "/envois", "/a-regler", "/connexion", "/preparation"];

function insteadOnPhone(path: string, role: string | undefined): string | undefined {
  if (role === "site_manager") {
    return ofManager.some((home) => isUnder(home, path)) ? undefined : "/heures";
  }
  const elsewhere = ["/bureau", "/entreprise", "/heures"].some((home) => isUnder(home, path));
  return elsewhere ? "/" : undefined;
}

/** The first page of who works without a phone's store, which is where all their pages stand. */
export function homeOf(role: string | undefined): string {
  if (role === "data_clerk") return "/bureau/registres";
  if (role === "authority_reader") return "/bureau/avancement";
  return isOfCompany(role) ? "/entreprise" : "/bureau";
}

function isUnder(home: string, path: string): boolean {
  return path === home || path.startsWith(`${home}/`);
}

/** Where this person goes who may not be here: an officer has no desk, the office no company's pages, and so on. */
export function insteadOf(
  stage: Stage,
  route: Route | undefined,
  role?: string,
): string | undefined {
  if (route?.path === "/review") return "/bureau/rapprochement";
  if (route === undefined || route.open || route.path.startsWith("/reglages")) return undefined;
  if (stage === "open") return insteadOnPhone(route.path, role);
  if (stage !== "desk" || isUnder(homeOf(role), route.path)) return undefined;
  return homeOf(role);
}
