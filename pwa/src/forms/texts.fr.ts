export default {
  yes: "Oui",
  no: "Non",
  none: "Sans réponse",
  elsewhere: "Fiche hors de ce téléphone",
  drawn: "Signature tracée à l’écran",
  answers: { yes: "Oui", partial: "Partiel", no: "Non", na: "Sans objet" } as Record<
    string,
    string
  >,
  hoursHint: "Par exemple 7 h 30 ou 7,5",
  /** What a refused value says, by the code of its declaration. */
  codes: {
    required: "Ce champ est nécessaire.",
    one_needed: "Remplissez au moins l’un de ces champs.",
    too_long: "Ce texte est trop long : {limit} caractères au plus. Raccourcissez-le.",
    too_short: "Ce champ est nécessaire.",
    too_small: "Ce nombre est trop petit : {limit} au moins.",
    too_large: "Ce nombre est trop grand : {limit} au plus.",
    too_many: "Il y en a trop : {limit} au plus.",
    not_a_whole_number: "Écrivez un nombre entier.",
    not_a_day: "Cette date n’existe pas. Vérifiez le jour et le mois.",
    not_a_month: "Ce mois n’existe pas.",
    not_an_instant: "Cette heure n’existe pas.",
    not_a_text: "Un caractère de ce texte ne peut pas être enregistré. Effacez-le.",
    in_the_future: "Cette date est dans le futur. Vérifiez-la.",
    before_start: "La fin est avant le début. Corrigez l’une des deux dates.",
    wrong_form: "Ce n’est pas la forme attendue. Vérifiez.",
    not_a_siret: "Ce n’est pas un SIRET : 14 chiffres, clé comprise.",
    closed: "La visite est signée : ajoutez plutôt un additif.",
    other: "Cette valeur n’est pas acceptée. Vérifiez-la.",
  } as Record<string, string>,
  failures: {
    storage_full:
      "Le téléphone est plein : rien de ce qui était saisi n’est perdu. Libérez de la place, puis recommencez.",
    locked: "Le téléphone s’est verrouillé. Déverrouillez-le, puis recommencez.",
    closed:
      "Le navigateur a fermé la mémoire du téléphone. Rechargez la page : ce qui était saisi y est.",
    too_big: "C’est trop volumineux pour un seul enregistrement. Faites plus court.",
    other: "Ce n’est pas enregistré. Recommencez ; ce qui était saisi avant est conservé.",
  },
};
