export default {
  title: "Échanges avec les téléphones",
  intro:
    "Ce qui attend d’être envoyé ou réglé, et les incidents. Rien de ce qui a été saisi n’est jamais effacé par un échange.",
  defect: "Un téléphone n’avait pas la même chose que le bureau.",
  defectHint:
    "Il s’est remis à jour tout seul et rien n’est perdu, mais c’est un défaut de Jalon : signalez-le.",
  unsent: (n: number): string =>
    n === 1
      ? "élément pas encore envoyé par les téléphones"
      : "éléments pas encore envoyés par les téléphones",
  since: (at: string) => `Le plus ancien : ${at}.`,
  nothingUnsent: "Rien n’attend sur les téléphones.",
  waiting: {
    conflict: (n: number): string => (n === 1 ? "collision à régler" : "collisions à régler"),
    hold: (n: number): string =>
      n === 1 ? "élément retenu à décider" : "éléments retenus à décider",
  },
  firstDue: (day: string) => `Le premier, avant le ${day}.`,
  answers: {
    title: "Reçu ces 30 derniers jours",
    taken: "Éléments enregistrés",
    collided: "Deux versions, à choisir",
    held: "Retenus, à décider",
  },
  accidents: {
    title: "Incidents depuis le début",
    mismatches: "Différences trouvées entre un téléphone et le bureau (doit rester à 0)",
    resets: "Téléphones qui ont tout reçu de nouveau",
    forks: "Téléphones reconnus comme la copie d’un autre",
    restores: "Sauvegardes plus anciennes remises en place",
  },
  files: {
    title: "Photos attendues",
    none: "Toutes les photos sont arrivées.",
    one: "photo n’est pas arrivée",
    many: "photos ne sont pas arrivées",
    hint: (what: string) =>
      `${what}. Le téléphone qui l’a prise doit s’ouvrir près d’un réseau ; après 14 jours, appelez son porteur.`,
    visit: "Voir la visite",
    since: (day: string) => `attendue depuis le ${day}`,
  },
};
