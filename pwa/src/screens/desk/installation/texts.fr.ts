import { count } from "../../../i18n/format";

const fr = {
  title: "Installation",
  intro:
    "Tous les territoires de cette installation, ce qui s’y fait seul et ce qui attend quelqu’un.",
  noAnswer: "Pas de réponse du bureau. Réessayez.",
  alerts: {
    title: "Ce qui demande quelqu’un",
    none: "Rien ne demande d’intervention.",
    since: (when: string) => `Depuis le ${when}.`,
  },
  figures: {
    title: "En chiffres",
    accounts: "Comptes ouverts",
    devices: "Appareils connectés",
    devices_seen: "Vus ces 7 derniers jours",
    outbox: "Saisies annoncées, pas encore reçues",
    since: (when: string) => `la plus ancienne : ${when}`,
    matters: "Collisions et éléments retenus à régler",
    discrepancies: "Écarts en attente d’une réponse ou d’une décision",
    mail_waiting: "Courriels en attente",
    mail_refused: "Courriels refusés ou incertains",
    database: "Base de données",
    files: "Fichiers",
    backup: "Dernière sauvegarde",
    never: "Jamais",
  },
  jobs: {
    title: "Ce qui se fait seul",
    columns: { name: "Tâche", every: "Rythme", last: "Dernière fois", state: "État" },
    minutes: (n: number) =>
      n < 60 ? `${String(n)} min` : count(Math.round(n / 60), "heure", "heures"),
    fine: "Bien",
    off: "Non réglée",
    waiting: "Pas encore faite",
    failed: (n: number) => count(n, "échec", "échecs"),
  },
  territories: {
    title: "Territoires",
    columns: {
      name: "Territoire",
      accounts: "Comptes",
      seen: "Appareils vus en 7 jours",
      records: "Éléments",
      state: "État",
      acts: "Actions",
    },
    open: "Ouvrir un territoire",
    rename: "Renommer",
    suspend: "Suspendre",
    suspendText: (name: string) =>
      `Plus personne de ${name} ne sera servi, et aucun courriel n’en partira. Rien n’est perdu : les téléphones gardent leurs saisies jusqu’à la reprise.`,
    resume: "Reprendre",
    states: { open: "Ouvert", suspended: "Suspendu", demo: "Démonstration" },
    form: {
      name: "Nom du territoire",
      administrator: "Prénom et nom de son administrateur",
      email: "Adresse de courriel",
      send: "Ouvrir et inviter",
      after: "L’administrateur reçoit un lien, valable sept jours, pour choisir son mot de passe.",
      keep: "Enregistrer",
      missing: "Tous les champs sont nécessaires.",
    },
  },
};

export default fr;
