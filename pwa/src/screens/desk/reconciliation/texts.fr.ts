import { count } from "../../../i18n/format";

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

export default {
  title: "Rapprochement",
  intro:
    "Les heures déclarées par les entreprises, confirmées par les chantiers et constatées sur place.",
  filters: "Filtrer",
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
  keys: "Clavier : j et k pour changer de ligne, Entrée pour ouvrir.",
  none: "Aucune fiche pour ce mois.",
  noneOpen: "Aucun écart à décider.",
  showAll: "Voir toutes les lignes",
  columns: {
    person: "Salarié",
    place: "Chantier",
    declared: "Déclaré",
    confirmed: "Confirmé",
    retained: "Retenu",
    disputed: "Écart",
    state: "État",
    seen: "Vu le",
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
  pages: "Pages",
  page: (page: number, of: number) => `Page ${String(page)} sur ${String(of)}`,
  before: "Précédente",
  after: "Suivante",
  sheet: {
    title: (company: string, month: string) => `${company} · ${month}`,
    loading: "Fiche mensuelle",
    missing: "Aucune fiche reçue pour ce mois.",
    received: (version: number, state: string, by: string, at: string) =>
      [`Fiche ${sheets[state] ?? state}`, version > 1 && `version ${String(version)}`, by, at]
        .filter(Boolean)
        .join(" · "),
    closed: "Ce mois est clos : ses heures sont au registre, plus rien ne s’y décide ici.",
    whole: "Sur toute la fiche",
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
    together: (n: number, title: string) => `${String(n)} × ${title}`,
    alike: "Les mêmes écarts, en une fois",
  },
  finding: {
    states,
    own: "Relève de l’unité",
    takes: (hours: string) => `Cet écart retire ${hours}.`,
    nothing: "Aucun effet sur les heures.",
    shared: "D’autres écarts portent sur les mêmes heures.",
    evidence: (n: number) => count(n, "pièce", "pièces"),
    masked: "Jamais montré à l’entreprise",
    visit: "Voir la visite",
    answer: "Réponse de l’entreprise",
    by: (who: string) => (who ? `par ${who}` : ""),
    reason: (reason: string) => `Motif : ${reason}`,
    changed: "Les chiffres ont changé depuis cette décision.",
  },
  decide: {
    accept: "Maintenir l’écart",
    dismiss: "Lever l’écart…",
    reopen: "Revenir sur la décision",
    acceptAll: "Tout maintenir",
    dismissAll: "Tout lever…",
    choices: (takes: string, gives: string) =>
      `Maintenir : les ${takes} restent hors des heures retenues. Lever : ${gives} comptent de nouveau, avec votre motif au journal.`,
    choicesShared: (takes: string) =>
      `Maintenir : les ${takes} restent hors des heures retenues. Lever, avec votre motif au journal : elles ne comptent de nouveau que si les autres écarts sont levés aussi.`,
    choicesFree:
      "Maintenir : l’écart est constaté et classé. Lever : il est sans objet, avec votre motif au journal. Les heures ne changent pas.",
    title: (n: number) => (n > 1 ? `Lever ${String(n)} écarts` : "Lever l’écart"),
    gives: (hours: string) => `${hours} reviennent aux heures retenues.`,
    givesNothing: "Les heures retenues ne changent pas.",
    why: "Motif",
    whyHint: "Il reste au journal et répond à qui demandera pourquoi.",
    whyMissing: "Écrivez le motif : sans lui, l’écart ne peut pas être levé.",
    confirm: "Lever",
    cancel: "Annuler",
    done: {
      accepted: (n: number) => count(n, "écart maintenu.", "écarts maintenus."),
      dismissed: (n: number) => count(n, "écart levé.", "écarts levés."),
      open: (n: number) => count(n, "écart à décider de nouveau.", "écarts à décider de nouveau."),
    },
    failed: "La décision n’est pas enregistrée",
    network:
      "Le bureau ne répond pas. Réessayez : une décision déjà reçue n’est pas prise deux fois.",
    reload: "Relire la fiche",
  },
};
