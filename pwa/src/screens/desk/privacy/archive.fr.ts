import { count } from "../../../i18n/format";

/** Words of the archive under lock. */
const fr = {
  title: "Archive sous clé",
  about: "Retrouver un dossier sorti de l’usage courant : contrôle, contentieux, demande.",
  intro:
    "Ces dossiers sont scellés : aucun nom ne se lit sans les ouvrir. Chaque recherche et chaque ouverture est notée, avec son motif.",
  onlyAdministrators:
    "L’archive n’est ouverte qu’aux administrateurs du territoire. Demandez-leur, en disant pourquoi.",
  name: "Nom de la personne",
  nameHint: "Des mots entiers : nom, prénom ou les deux.",
  search: "Chercher",
  nobody: "Aucun dossier archivé à ce nom.",
  found: (n: number, more: boolean) =>
    more
      ? `Les ${String(n)} derniers : précisez le nom`
      : count(n, "dossier archivé", "dossiers archivés"),
  facts: { last: "Dernier contact", archived: "Mis sous clé le", purge: "Détruit le" },
  held: "gardé tant que la réserve tient",
  openings: "Ouvertures",
  neverOpened: "Jamais ouvert.",
  by: (who: string, at: string) => `${who}, ${at}`,
  notes: { litigation: "Contentieux", limitation: "Limitation" } as Record<string, string>,
  end: "Terminer la réserve",
  acts: {
    open: {
      title: "Ouvrir le dossier",
      text: "Vous lirez tout ce qui était connu de la personne. Le motif reste au registre.",
      act: "Ouvrir",
    },
    hold: {
      title: "Garder : contentieux",
      text: "Le dossier n’est pas détruit à son terme tant que la réserve n’est pas terminée.",
      act: "Garder",
    },
    erase: {
      title: "Effacer le dossier",
      text: "Le dossier archivé disparaît avant son terme, parce que la personne le demande. Rien ne peut être rétabli.",
      act: "Effacer pour toujours",
    },
  },
  reason: "Motif",
  reasonHint: "Exemple : contrôle de la Cour des comptes, courrier du 3 mars. Sans nom.",
  confirm: (name: string) => `Pour confirmer, tapez : ${name}`,
  opened: "Le dossier, tel qu’il a quitté l’usage courant",
  close: "Refermer",
  erased: "Le dossier archivé est effacé.",
};

export default fr;
