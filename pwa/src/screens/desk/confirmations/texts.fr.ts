import { count } from "../../../i18n/format";

export default {
  title: "Confirmations",
  intro:
    "Chaque mois, le responsable de chaque chantier reçoit un lien pour confirmer les heures de son équipe.",
  month: "Mois",
  show: "Afficher",
  filters: { todo: "À suivre", all: "Tout" },
  summary: (answered: number, all: number) =>
    `${count(answered, "réponse reçue", "réponses reçues")} sur ${String(all)}`,
  none: "Personne à confirmer ce mois-là.",
  allDone: "Toutes les réponses sont reçues.",
  noServer: "Aucun serveur de courriel n’est réglé : les messages sont gardés, rien ne part.",
  columns: {
    place: "Chantier et entreprise",
    manager: "Responsable",
    state: "État",
    lines: "Personnes",
    act: "Action",
  },
  states: {
    no_address: "Sans adresse",
    blocked: "A transmis la fiche lui-même",
    reopened: "Réponse reprise",
    to_ask: "À solliciter",
    asked: "Sollicité",
    viewed: "Lien ouvert",
    answered: "Répondu",
  },
  nobody: "Personne n’est nommé au registre",
  asked: (day: string, times: number) =>
    times > 1 ? `envoyé ${String(times)} fois, le dernier le ${day}` : `envoyé le ${day}`,
  viewed: (day: string) => `ouvert le ${day}`,
  answered: (day: string, by: string) => (by ? `le ${day} par ${by}` : "dans l’application"),
  lines: (said: number, all: number) => `${String(said)} sur ${String(all)}`,
  ask: "Envoyer le lien",
  resend: "Renvoyer le lien",
  of: (site: string, company: string) => ` : ${site}, ${company}`,
  sent: (name: string) => `Un lien part vers ${name}. Le précédent ne sert plus.`,
  said: "Réponses",
  saidLine: {
    confirmed: (hours: string) => `${hours} confirmées`,
    contested: "contestées",
    not_here: "pas sur son chantier",
  },
  declared: (hours: string) => `${hours} déclarées`,
};
