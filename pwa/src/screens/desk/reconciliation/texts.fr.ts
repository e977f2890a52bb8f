import { count } from "../../../i18n/format";
import { quoted } from "./quoted";
import steps from "./steps.fr";

const states: Readonly<Record<string, string>> = {
  open: "À décider",
  asked: "Question posée",
  answered: "Réponse reçue",
  escalated: "Phase contradictoire",
  accepted: "Maintenu",
  dismissed: "Levé",
};
const sheets: Readonly<Record<string, string>> = {
  submitted: "transmise",
  returned: "retournée",
  reviewed: "relue",
  closed: "close",
};
const statuses: Readonly<Record<string, string>> = {
  seen: "Vu",
  reported_absent: "Signalé absent",
  not_seen: "Non vu",
  declined: "A refusé",
  unknown_person: "Personne inconnue",
};
const sources: Readonly<Record<string, string>> = {
  officer_saw: "par l’agent",
  site_register: "registre du chantier",
  time_clock: "pointeuse",
  site_manager_said: "dit par le chef de chantier",
  worker_said: "dit par le salarié",
};

/** «d’octobre 2026», «de mars 2026» */
const of = (month: string): string => (/^[aeo]/.test(month) ? `d’${month}` : `de ${month}`);

export default {
  title: "Rapprochement",
  intro: (month: string) =>
    `Les heures ${of(month)} : ce que les entreprises ont déclaré, ce que les chantiers ont confirmé, ce que les visites ont constaté. Maintenir un écart : il est fondé, ses heures ne comptent pas. Le lever : il ne l’est pas, elles comptent.`,
  start: {
    where: {
      blocking:
        "Commencez par les bloquants : tant qu’ils attendent, leur fiche ne peut pas être close.",
      due: "Commencez par ceux dont le délai est passé ou la réponse reçue.",
      major: "Commencez par les majeurs : ce sont eux qui retiennent le plus d’heures.",
      minor: "Restent ceux qui pèsent peu : ceux qui se ressemblent se traitent ensemble.",
      waiting: "Rien ne presse : les entreprises ont encore le temps de répondre.",
    },
    then: "Après chaque décision, l’écart suivant vous est proposé.",
    first: (who: string) => `Commencer : ${who}`,
  },
  byUrgency: "Ce qui attend, par urgence",
  urgencies: {
    blocking: "Bloquants",
    due: "À décider maintenant",
    major: "Majeurs",
    minor: "À expliquer",
    waiting: "Réponse attendue",
  },
  urgencyHints: {
    blocking: "La fiche ne peut pas être close sans votre décision.",
    due: "L’entreprise a répondu, ou son délai est passé.",
    major: "Les heures en cause restent à part.",
    minor: "Peu ou pas d’heures en jeu ; à éclaircir.",
    waiting: "L’entreprise a une question, son délai court.",
  },
  urgencyTags: {
    blocking: "Bloquant",
    due: "À décider",
    major: "Majeur",
    minor: "À expliquer",
    waiting: "Réponse attendue",
  },
  shown: "Seuls affichés",
  rules: "Genres d’écart, pour traiter ensemble ceux qui se ressemblent",
  thresholds: "Seuils de ces règles",
  together: "Traiter ensemble",
  togetherOf: (title: string) => `Traiter ensemble : ${title}`,
  lines: (n: number) => count(n, "ligne", "lignes"),
  until: (day: string) => `attendue le ${day}`,
  andMore: (n: number) => count(n, "autre", "autres"),
  clear: "Tout afficher",
  exports: {
    title: "Exporter le mois : lignes, écarts, registre",
    tables: {
      reconciliation: "Lignes déclarées, confirmées, retenues",
      discrepancies: "Écarts et décisions",
      ledger: "Registre des heures retenues",
    } as Readonly<Record<string, string>>,
  },
  group: "Regrouper par",
  groups: { "": "Ne pas regrouper", entreprise: "Entreprise", chantier: "Chantier" },
  filters: "Mois, entreprise, chantier, tri",
  month: "Mois",
  company: "Entreprise",
  site: "Chantier",
  all: "Toutes",
  allSites: "Tous",
  order: "Trier par",
  orders: {
    urgency: "Urgence",
    disputed: "Écart",
    declared: "Heures déclarées",
    person: "Salarié",
  },
  onlyOpen: "Écarts à décider seulement",
  updating: "Mise à jour…",
  summary: (lines: number, open: number) =>
    `${count(lines, "ligne", "lignes")} · ${count(open, "écart à décider", "écarts à décider")}`,
  keys: {
    help: "Clavier",
    title: "Au clavier",
    this: "cette aide",
    escape: "Échap",
    close: "fermer",
    list: [
      ["j", "ligne suivante"],
      ["k", "ligne précédente"],
      ["Entrée", "ouvrir"],
    ] as [string, string][],
    sheet: [
      ["j", "écart suivant"],
      ["k", "écart précédent"],
      ["a", "maintenir"],
      ["d", "lever"],
      ["q", "demander à l’entreprise"],
      ["n", "fiche suivante"],
    ] as [string, string][],
  },
  none: "Aucune fiche pour ce mois.",
  noneOpen: "Aucun écart à décider.",
  showAll: "Voir toutes les lignes",
  columns: {
    person: "Salarié",
    what: "Ce qui diffère",
    declared: "Déclaré",
    confirmed: "Confirmé",
    retained: "Retenu",
    disputed: "Écart",
    state: "État",
  },
  wholeSheet: "Toute la fiche",
  lineStates: { decided: "Décidé", clear: "Sans écart", closed: "Clos" },
  severities: {
    blocking: "Bloquant",
    major: "Majeur",
    to_confirm: "À confirmer",
    minor: "Mineur",
    info: "Signal",
  },
  sheet: {
    title: (company: string, month: string) => `${company} · ${month}`,
    loading: "Fiche mensuelle",
    missing: "Aucune fiche reçue pour ce mois.",
    received: (version: number, state: string, by: string, at: string) =>
      [`Fiche ${sheets[state] ?? state}`, version > 1 && `version ${String(version)}`, by, at]
        .filter(Boolean)
        .join(" · "),
    closed: "Ce mois est clos : ses heures sont au registre, plus rien ne s’y décide ici.",
    isClosed: "Mois clos",
    nextFinding: (title: string, who: string) =>
      who ? `Écart suivant : ${who}, ${title}` : `Écart suivant : ${title}`,
    left: (open: number, asked: number) =>
      [
        open > 0 ? count(open, "écart à décider", "écarts à décider") : "",
        asked > 0 ? count(asked, "réponse attendue", "réponses attendues") : "",
      ]
        .filter(Boolean)
        .join(" · ") || "Rien n’attend de décision",
    goOn: "Suite",
    toList: "Retour à la liste",
    next: (company: string) => `Fiche suivante : ${company}`,
    whole: "Sur toute la fiche",
    kept: "Retenu",
    keptAll: "Tout le déclaré",
    keptLess: (hours: string) => `${hours} de moins que déclaré`,
    declared: "Déclaré par l’entreprise",
    confirmed: "Confirmé par le chantier",
    seen: "Constaté sur place",
    retainedOf: (kept: string, declared: string) => `${kept} retenues sur ${declared}`,
    noLine: "Pas de ligne sur la fiche",
    training: (hours: string) => `dont ${hours} de formation`,
    absence: (hours: string) => `${hours} d’absence`,
    cell: (cell: string) => `cellule ${cell}`,
    written: (name: string) => `écrit «\u00a0${name}\u00a0»`,
    days: (n: number) => count(n, "jour détaillé", "jours détaillés"),
    noWord: "Pas encore de réponse",
    contested: "Contesté",
    notSeen: "Aucune visite ne l’a relevé ce mois-ci",
    status: (status: string, source: string) =>
      [statuses[status] ?? status, sources[source]].filter(Boolean).join(", "),
    register: (hours: string, first: string, last: string) =>
      `Registre : ${hours}, du ${first} au ${last}`,
    noFinding: "Aucun écart.",
    clear: (n: number) =>
      `${count(n, "personne", "personnes")} sans écart : tout ce qui est déclaré est retenu`,
    source: "Voir la fiche et son fichier",
    together: (n: number, title: string) => `${String(n)} × ${title}`,
    alike: (n: number) =>
      `Écarts qui se répètent sur cette fiche : ${count(n, "genre", "genres")} à traiter en une fois`,
  },
  finding: {
    states,
    own: "Relève de l’unité",
    takes: (hours: string) => `Cet écart retire ${hours}.`,
    took: (hours: string) => `Cet écart retirait ${hours}.`,
    nothing: "Aucun effet sur les heures.",
    shared: (others: readonly string[]) => `Retirées aussi par ${quoted(others)}.`,
    evidence: (n: number) => `Voir sur quoi cela repose (${count(n, "pièce", "pièces")})`,
    corrected: (version: number) => `L’entreprise a corrigé sa fiche : version ${String(version)}`,
    bundle: "Dossier de preuve (json)",
    masked: "Jamais montré à l’entreprise",
    visit: "Voir la visite",
    by: (who: string) => (who ? `par ${who}` : ""),
    reason: (reason: string) => `Motif : ${reason}`,
    changed: "Les chiffres ont changé depuis cette décision.",
  },
  decide: {
    reopen: "Revenir sur la décision",
    acceptAll: "Tout maintenir",
    dismissAll: "Tout lever…",
    askAll: (n: number) => `Demander pour ${count(n, "ligne", "lignes")}…`,
    title: (n: number) => (n > 1 ? `Lever ${String(n)} écarts` : "Lever l’écart"),
    gives: (hours: string) => `${hours} reviennent aux heures retenues.`,
    givesNothing: "Les heures retenues ne changent pas.",
    givesUpTo: (hours: string) => `Levés ensemble, ils rendent jusqu’à ${hours}.`,
    also: (title: string) => `Lever aussi « ${title} », qui retire les mêmes heures`,
    why: "Motif",
    whyHint: "Il reste au journal et répond à qui demandera pourquoi.",
    whyMissing: "Écrivez le motif : sans lui, l’écart ne peut pas être levé.",
    confirm: (n: number) => (n > 1 ? `Lever les ${String(n)} écarts` : "Lever l’écart"),
    cancel: "Annuler",
    done: {
      accepted: (n: number) => count(n, "écart maintenu.", "écarts maintenus."),
      dismissed: (n: number) => count(n, "écart levé.", "écarts levés."),
      open: (n: number) => count(n, "écart à décider de nouveau.", "écarts à décider de nouveau."),
    },
    failed: "La décision n’est pas enregistrée",
    meanwhile: (who: string, when: string) =>
      `${who} a décidé ${when}. Relisez sa décision avant d’en prendre une autre.`,
    network:
      "Le bureau ne répond pas. Réessayez : une décision déjà reçue n’est pas prise deux fois.",
    reload: "Relire la fiche",
  },
  ...steps,
};
