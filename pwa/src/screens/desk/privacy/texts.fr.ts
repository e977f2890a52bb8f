import { count } from "../../../i18n/format";

/** Words of the data protection pages at the desk. */
const fr = {
  title: "Protection des données",
  intro: "Ce que chacun peut demander sur ses données, et ce que Jalon surveille pour vous.",
  readers: {
    title: "Qui a lu ?",
    about: "Pour une personne : qui a lu son dossier, quand, et ce qui a été montré.",
    find: "Nom de la personne",
    hint: "Au moins deux lettres.",
    search: "Chercher",
    nobody: "Personne de ce nom.",
    choose: "Choisissez une personne",
    never: "Personne n’a lu ce dossier depuis douze mois.",
    of: (person: string) => `Lectures du dossier de ${person}`,
    lines: (n: number, more: boolean) =>
      more ? `Les ${String(n)} dernières lectures` : count(n, "lecture", "lectures"),
    columns: { at: "Quand", who: "Qui", what: "Ce qui a été montré", device: "Appareil" },
    other: "Chercher quelqu’un d’autre",
  },
  what: {
    file: "la fiche",
    eligibility: "l’éligibilité",
    proof: "un justificatif vu",
    words: "ses propres paroles",
    names: "le nom, dans une liste",
    hours: "le nom et les heures",
    visit: "le nom, dans une visite",
    mail: "un courrier ou un fichier reçu",
    export: "un export",
    phone: "reçu sur l’appareil, pour travailler sans réseau",
  } as Record<string, string>,
  alarms: {
    title: "Alertes de lecture",
    about: "Quand un compte lit bien plus de dossiers qu’à l’ordinaire.",
    intro:
      "Une alerte n’accuse personne : elle demande qu’on regarde. Si l’usage n’est pas normal, désactivez le compte, puis préparez la notification à la CNIL (72 heures).",
    none: "Aucune alerte.",
    waits: (n: number) => count(n, "alerte à examiner", "alertes à examiner"),
    all: "Tout est examiné.",
    kinds: {
      files: (n: number) => `${String(n)} dossiers ouverts en dix minutes`,
      names: (n: number) => `${String(n)} personnes affichées en dix minutes`,
      received: (n: number) => `${String(n)} personnes reçues sur un appareil en dix minutes`,
      day: (n: number) => `${String(n)} personnes lues dans la journée`,
    },
    compared: (threshold: number, caseload: number) =>
      `Seuil : ${String(threshold)} · peut lire ${String(caseload)} dossiers`,
    account: "Voir le compte",
    note: "Ce qu’il en est",
    noteHint: "Sans nom de salarié. Exemple : contrôle de fin de mois, vu avec Alice.",
    done: "C’est examiné",
    doneBy: (who: string, at: string) => `Examiné par ${who}, ${at}`,
    onlyAdministrators: "Un administrateur du territoire doit l’examiner.",
    first: (n: number) => count(n, "alerte de lecture à examiner", "alertes de lecture à examiner"),
    look: "Examiner",
  },
};

export default fr;
