import { count } from "../../i18n/format";

export default {
  title: "Actions",
  ofSite: (site: string) => `Actions de ${site}`,
  all: "Voir les actions de tous les chantiers",
  late: (n: number) => `En retard (${n})`,
  next: "À venir",
  undated: "Sans échéance",
  none: "Aucune action ouverte. Elles se créent pendant une visite, dans les points du compte rendu.",
  summary: (n: number, late: number) =>
    late > 0
      ? `${count(n, "action ouverte", "actions ouvertes")}, dont ${late} en retard`
      : count(n, "action ouverte", "actions ouvertes"),
  due: (day: string) => `pour le ${day}`,
  lateSince: (day: string) => `en retard, prévue le ${day}`,
  owner: (name: string) => `Responsable : ${name}`,
  from: (day: string) => `Visite du ${day}`,
  done: "Fait",
  dropped: "Abandonnée",
  mark: (body: string) => `État de l’action : ${body}`,
  markedDone: "Action notée faite",
  markedDropped: "Action notée abandonnée",
};
