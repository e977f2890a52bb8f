import { count, monthName } from "../../i18n/format";

/** «d’octobre 2026», «de mars 2026» */
function ofMonth(month: string): string {
  const name = monthName(month);
  return /^[aeo]/.test(name) ? `d’${name}` : `de ${name}`;
}

export default {
  sheetOf: (month: string) => `Fiche ${ofMonth(month)}`,
  states: {
    due: "À remplir",
    draft: "Brouillon",
    submitted: "Transmise",
    returned: "À corriger",
    reviewed: "Relue",
    closed: "Close",
  },
  late: "En retard",
  people: (n: number) => count(n, "personne", "personnes"),
  summary: (people: number, hours: string) =>
    `${count(people, "personne", "personnes")} · ${hours}`,
  nobody: "Personne ce mois-ci",
  home: {
    title: "Fiches du mois",
    intro: "Les heures d’insertion faites chaque mois par vos salariés, chantier par chantier.",
    todo: "À faire",
    nothing: "Rien à faire : toutes vos fiches sont transmises.",
    sent: "Fiches transmises",
    month: (month: string, n: number) =>
      `${month.charAt(0).toUpperCase()}${month.slice(1)} · ${count(n, "fiche", "fiches")}`,
    none: "Aucune fiche n’est encore attendue de votre entreprise.",
    before: (day: string) => `À transmettre au plus tard le ${day}`,
    wasDue: (day: string) => `Attendue le ${day}`,
    next: {
      due: "Remplissez-la ici, ou déposez le fichier que vous avez déjà.",
      draft: "Commencée : relisez-la, puis transmettez-la.",
      returned: "Elle vous est retournée avec une remarque : corrigez-la et transmettez-la.",
    },
    on: (day: string, by: string) => [`Transmise le ${day}`, by].filter(Boolean).join(" par "),
    files: "Fichiers déposés",
    unfinished: "À finir",
    refused: "Refusé",
    memory: "Ce que Jalon a retenu de vos fichiers",
  },
  sheet: {
    place: (lot: string, site: string | null) =>
      [site, lot && `lot ${lot}`].filter(Boolean).join(" · "),
    company: (name: string) => `Pour ${name}`,
    version: (n: number) => `Version ${String(n)}`,
    versionName: "Version",
    returned: "Cette fiche vous est retournée",
    returnedNext: (version: number) =>
      `Corrigez-la ci-dessous, puis transmettez-la : ce sera la version ${String(version + 1)}.`,
    file: "Vous avez déjà un fichier ?",
    fileText: "Déposez-le tel qu’il est, quelle que soit sa présentation : Excel, ODS ou CSV.",
    choose: "Déposer un fichier",
    waiting: "Un fichier déposé pour ce mois attend vos réponses.",
    answer: "Y répondre",
    template: "Classeur prêt à remplir",
    form: "Heures du mois",
    status: {
      submitted: "Elle est entre les mains de l’unité d’insertion, qui la relit.",
      reviewed: "L’unité d’insertion l’a relue.",
      closed: "Le mois est clos : elle ne change plus.",
    },
    lines: "Ce qui est déclaré",
    versions: "Versions et suite donnée",
    fromFile: "Voir le fichier d’origine",
  },
  form: {
    unit: "J’écris les durées en",
    units: { hours: "Heures", days: "Jours de 7 h" },
    hint: "Écrivez comme vous en avez l’habitude : 151,67 ou 151h40, ou 20 j.",
    columns: {
      person: "Personne",
      worked: "Heures travaillées",
      training: "Formation, en plus",
      absence: "Absence",
      comment: "Remarque",
    },
    of: (what: string, name: string) => `${what}, ${name}`,
    more: "Formation, absence, remarque",
    lastMonth: (hours: string, month: string) =>
      `${hours} en ${monthName(month).split(" ")[0] ?? ""}`,
    takeFor: (name: string) => ` pour ${name}`,
    takeShort: "Reprendre",
    takeAll: (n: number) =>
      `Reprendre le mois précédent pour ${count(n, "ligne vide", "lignes vides")}`,
    unread: "Cette durée n’est pas lisible. Écrivez 151,67 ou 151h40, ou 20 j.",
    missing: "Écrivez aussi les heures travaillées, 0 s’il n’y en a pas.",
    absurd: "C’est plus que toutes les heures du mois.",
    understood: (hours: string) => `= ${hours}`,
    total: "Total",
    declared: (hours: string) => `Déclaré : ${hours}`,
    empty: (n: number) =>
      n === 1
        ? "1 personne sans heures : elle ne sera pas sur la fiche."
        : `${String(n)} personnes sans heures : elles ne seront pas sur la fiche.`,
    add: "Ajouter une personne",
    addTitle: "Ajouter une personne",
    addName: "Nom et prénom",
    addNameMissing: "Écrivez le nom de la personne.",
    addThere: "Cette personne est déjà sur la fiche.",
    addAct: "Ajouter",
    remove: (name: string) => `Retirer ${name}`,
    noOne: "Aucun salarié en insertion n’est connu sur ce lot ce mois-ci. Ajoutez les personnes.",
    reread: "Relire et transmettre",
    wrong: "Avant de transmettre",
  },
  keeping: {
    kept: (at: string) => (at ? `Brouillon enregistré ${at}` : "Brouillon enregistré"),
    none: "Rien n’est encore saisi",
    typing: "Enregistrement…",
    here: "Gardé sur cet appareil ; envoyé dès que le réseau revient",
    unread: "Gardé sur cet appareil : une ligne est à compléter",
    refused: "Le brouillon n’est pas enregistré",
    again: "Relire la fiche",
  },
  reread: {
    title: (month: string) => `Relire la fiche ${ofMonth(month)}`,
    intro:
      "Vérifiez chaque ligne. Une fois transmise, la fiche ne change que si l’unité d’insertion vous la retourne.",
    nobody: "Aucune heure n’est déclarée : la fiche dira que personne n’a travaillé ce mois-ci.",
    name: "Votre nom",
    nameHint: "Il figure sur la fiche et sur l’accusé de réception.",
    nameMissing: "Écrivez le nom de la personne qui transmet.",
    attest: "Ces heures sont celles faites sur ce lot pendant le mois.",
    act: "Transmettre la fiche",
    back: "Revenir à la saisie",
    failed: "La fiche n’est pas transmise",
    network: "Le bureau ne répond pas. Ce que vous avez saisi est gardé ; réessayez.",
  },
  receipt: {
    title: "Fiche transmise",
    text: (day: string, by: string) =>
      [`Reçue le ${day}`, by].filter(Boolean).join(", transmise par "),
    number: "Accusé de réception",
    declared: "Heures déclarées",
    people: "Personnes",
    keep: "Gardez cette page ou imprimez-la : elle fait foi de votre envoi.",
    print: "Imprimer",
  },
  upload: {
    title: "Déposer un fichier",
    kinds:
      "Excel (xlsx, xls), LibreOffice (ods), CSV : 15 Mo au plus. Vous pouvez aussi le glisser ici.",
    sending: (name: string) => `Envoi de ${name}`,
    reading: "Lecture du fichier…",
    share: (percent: number) => `${String(percent)} %`,
    failed: "Le fichier n’est pas arrivé",
    network: "Le bureau ne répond pas. Le fichier est resté chez vous : réessayez.",
    again: "Réessayer",
    large: "Ce fichier dépasse 15 Mo. Copiez le tableau dans un classeur neuf, puis déposez-le.",
  },
  deposit: {
    title: "Fichier déposé",
    finish: "Reprendre dans la fiche",
    finishHint: "Vous relirez la fiche avant de la transmettre.",
    left: (n: number) => `Encore ${count(n, "question", "questions")}`,
    replace: "La fiche contient déjà des heures",
    replaceText: "Les lignes du fichier prendront la place de celles qui y sont.",
    replaceAct: "Remplacer",
    drop: "Laisser ce fichier de côté",
    dropped: "Ce fichier a été laissé de côté : rien n’en a été repris.",
    finished: "Ce fichier a été repris dans la fiche.",
    open: "Ouvrir la fiche",
    other: "Déposer un autre fichier",
  },
  memory: {
    title: "Ce que Jalon a retenu",
    intro:
      "Vos réponses évitent de reposer les mêmes questions le mois suivant. Une réponse retirée sera redemandée.",
    columns: "Colonnes",
    names: "Noms",
    nothing: "Rien n’est retenu pour l’instant.",
    meanings: {
      hours: "ce sont les heures",
      days: "ce sont des jours",
      other: "ce n’est pas la colonne des heures",
    },
    column: (header: string, meaning: string) => `«\u00a0${header}\u00a0» : ${meaning}`,
    name: {
      same: (written: string, worker: string) => `«\u00a0${written}\u00a0» est ${worker}`,
      not_same: (written: string, worker: string) => `«\u00a0${written}\u00a0» n’est pas ${worker}`,
      nobody: (written: string) => `«\u00a0${written}\u00a0» n’est pas un salarié en insertion`,
    },
    revoke: "Oublier",
    revoked: "Oublié : la question sera posée de nouveau.",
  },
  history: {
    none: "Aucune suite pour l’instant.",
    by: (by: string) => (by ? `par ${by}` : ""),
  },
  failed: {
    title: "La page n’est pas à jour",
    network: "Le bureau ne répond pas. Ce que vous avez saisi est gardé sur cet appareil.",
    missing: "Cette page n’existe pas, ou n’est pas celle de votre entreprise.",
    server: "Le bureau n’a pas pu répondre.",
    again: "Réessayer",
    trace: (trace: string) => `Référence : ${trace}`,
  },
  loading: "Chargement…",
};
