import { count } from "../../../i18n/format";

/** Words of what an erasure leaves to people. */
const fr = {
  title: (n: number) => `À relire à la main : ${count(n, "endroit", "endroits")}`,
  sameName:
    "Quelqu’un d’autre porte le même nom. Vous seul pouvez dire de qui il s’agit : corrigez le texte si c’est cette personne.",
  notSearched:
    "Une image ou un PDF ne se fouille pas. Ouvrez-les et retirez ceux où cette personne se voit ou est nommée.",
  photos: (n: string) => count(Number(n), "photo de la visite", "photos de la visite"),
  same: "Même nom",
  file: "Non fouillé",
  waiting: "À relire après un effacement",
  of: (day: string) => `Effacement du ${day}`,
  read: "Tout est relu",
};

export default fr;
