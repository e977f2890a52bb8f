import { count, fullDay } from "../../../i18n/format";
import { quoted } from "./quoted";

/** What is decided, asked, closed, and what each does. */
export default {
  choices: {
    title: "Votre décision",
    accept: "Maintenir l’écart",
    dismiss: "Lever l’écart…",
    question: "Demander à l’entreprise…",
    secondRound: "Demander une seconde fois…",
    kept: (hours: string, person: string) =>
      person ? `${hours} retenues pour ${person}` : `${hours} retenues`,
    noted: "L’écart est constaté et classé. Les heures ne changent pas.",
    stays: (hours: string, person: string) =>
      person ? `Toujours ${hours} retenues pour ${person}` : `Toujours ${hours} retenues`,
    without: "L’écart est classé sans objet, avec votre motif. Les heures ne changent pas.",
    shared: (hours: string, others: readonly string[]) =>
      `Toujours ${hours} retenues tant que ${quoted(others)} ${others.length > 1 ? "ne sont pas levés" : "n’est pas levé"} aussi.`,
    ask: (days: number, again: boolean) =>
      again
        ? `L’entreprise a encore ${count(days, "jour", "jours")} pour répondre, une dernière fois.`
        : `L’entreprise a ${count(days, "jour", "jours")} pour expliquer ou corriger ; vous décidez ensuite.`,
    afterAnswer: "Possible après la réponse de l’entreprise, ou son délai passé.",
    waits: (day: string) => `Question posée. Réponse attendue le ${day}.`,
    askedTwice: "La question a déjà été posée deux fois.",
    notForCompany: "Cet écart relève de l’unité : l’entreprise n’en sait rien.",
  },
  recognise: {
    act: "Dire qui est cette personne…",
    title: (written: string) => `Qui est ${written} ?`,
    does: "Ses heures compteront pour la personne choisie, et ce nom sera reconnu dans les prochaines fiches de l’entreprise.",
    find: "Chercher dans le registre",
    fresh: "Elle n’y est pas : l’ajouter au registre",
    confirm: "C’est cette personne",
    done: (written: string, name: string) => `« ${written} » est ${name}.`,
  },
  evidence: {
    company: "Ce que l’entreprise a écrit",
    other: "Ce qui est connu par ailleurs",
    of: (company: string, month: string) => `Fiche de ${company}, ${month}`,
  },
  cell: {
    look: "Voir dans le fichier de l’entreprise",
    of: (cell: string) => `Extrait du fichier de l’entreprise autour de la cellule ${cell}`,
    none: "Le fichier d’origine ne contient plus cette cellule.",
  },
  calendar: {
    summary: "Le mois jour par jour",
    title: (person: string, month: string) => `${person}, ${month}, jour par jour`,
    weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    contract: (from: string, to: string | null, weekly: string) =>
      `Contrat du ${from}${to ? ` au ${to}` : ", sans terme connu"} · ${weekly} par semaine`,
    noContract: "Aucun contrat connu avec cette entreprise.",
    eligible: (from: string, to: string) => `Éligible du ${from} au ${to}`,
    noRight: "Aucune éligibilité valide ce mois-ci.",
    outside: { contract: "Hors contrat", eligibility: "Hors éligibilité" },
    holidays: (days: string[]) => `Jours fériés : ${days.join(", ")}`,
    noDays: "L’entreprise n’a donné qu’un total : pas d’heures par jour.",
    rest: "Dimanche ou jour férié",
    visit: "Visite",
    taken: (hours: string) => `${hours} retirées`,
    takenLegend: "heures retirées",
    marks: {
      seen: "Vu",
      reported_absent: "Absent",
      not_seen: "Non vu",
      declined: "Refus",
      unknown_person: "Inconnu",
    } as Readonly<Record<string, string>>,
  },
  question: {
    title: (n: number) => (n > 1 ? `Demander sur ${String(n)} écarts` : "Demander à l’entreprise"),
    titleAgain: "Demander une seconde fois",
    to: (companies: readonly string[]) =>
      companies.length === 1
        ? `La question part à ${companies[0] ?? ""}.`
        : `Les questions partent à ${count(companies.length, "entreprise", "entreprises")}, chacune pour ses seules lignes.`,
    reads: "Elle lira :",
    andMore: (n: number) => `et ${count(n, "autre question", "autres questions")}`,
    text: "Ajouter quelques mots",
    textHint: "Restez neutre : la question demande, elle n’accuse pas.",
    then: (days: number) =>
      `Délai : ${count(days, "jour", "jours")}. L’entreprise explique, joint une pièce ou corrige sa fiche. Ce qu’un salarié a dit ne lui est jamais montré. Les heures en cause restent à part jusqu’à votre décision.`,
    send: (n: number) => (n > 1 ? `Envoyer les ${String(n)} questions` : "Envoyer la question"),
    done: (
      asked: number,
      due: string | null,
      letters: readonly { readonly company: string; readonly recipient: string | null }[],
    ) =>
      [
        count(asked, "question envoyée.", "questions envoyées."),
        due && `Réponse attendue le ${fullDay(due)}.`,
        letters.some(({ recipient }) => recipient === null) &&
          `Pas d’adresse pour ${letters
            .filter(({ recipient }) => recipient === null)
            .map(({ company }) => company)
            .join(", ")} : la question est sur sa page, prévenez-la.`,
      ]
        .filter(Boolean)
        .join(" "),
  },
  closing: {
    title: (month: string) => `Clore ${month}`,
    close: "Clore le mois",
    ready: (lines: number, hours: string) =>
      `Rien n’empêche plus de clore cette fiche : ${count(lines, "ligne", "lignes")}, ${hours} retenues.`,
    undecided: (n: number) =>
      `${count(n, "écart n’est pas décidé", "écarts ne sont pas décidés")} : ce qu’${n > 1 ? "ils retirent" : "il retire"} restera hors du registre.`,
    does: (lines: number, hours: string) =>
      `${count(lines, "ligne entre", "lignes entrent")} au registre avec ${hours} retenues. Elles ne changeront plus ; une correction passera par une nouvelle version de la fiche.`,
    blocked: (n: number) =>
      `Cette fiche ne peut pas encore être close : ${count(n, "point à régler", "points à régler")}.`,
    isClosed: "Le mois est clos. Une erreur se corrige par une nouvelle version de la fiche.",
    reopen: "Rouvrir par une nouvelle version…",
    reopenDoes:
      "L’entreprise retrouve sa fiche en brouillon, avec les mêmes lignes. Le registre garde les heures d’aujourd’hui jusqu’à ce que la nouvelle version soit close à son tour, avec un motif.",
    reasonHint: "Il reste au registre, à côté des heures remplacées.",
    reasonMissing: "Écrivez le motif.",
    closedNow: (month: string) => `${month} est clos pour cette fiche.`,
    reopenedNow: "La fiche est rouverte : elle attend sa nouvelle version.",
    moves: (person: string, before: string, after: string) => `${person} : ${before} → ${after}`,
    ledger: (n: number) => `Ce qui est au registre (${count(n, "ligne", "lignes")})`,
    closing: (number: number, at: string, by: string, version: number) =>
      [`Clôture ${String(number)}`, at, by, `version ${String(version)} de la fiche`]
        .filter(Boolean)
        .join(" · "),
    engine: (engine: string) => `calcul ${engine}`,
    written: "Écrit",
    version: "Version",
    state: "État",
    counts: "Compte",
    superseded: "Remplacé",
  },
  alike: {
    title: "Écarts du même genre",
    intro:
      "Relisez-les, décochez ceux qui méritent un autre sort, puis décidez des autres en une fois.",
    none: "Plus aucun écart de ce genre n’attend.",
    all: (n: number) => `Les ${String(n)} écarts`,
    chosen: (n: number, hours: string) =>
      `${count(n, "écart choisi", "écarts choisis")} · ${hours} en cause`,
    effect: (hours: string) =>
      `Maintenus, ces écarts retirent ${hours} ; levés, ces heures reviennent, sauf si un autre écart les retire aussi. Vous pourrez revenir sur chaque décision jusqu’à la clôture.`,
    accept: (n: number) => `Maintenir ${count(n, "écart", "écarts")}`,
    dismiss: (n: number) => `Lever ${count(n, "écart", "écarts")}…`,
    ask: (n: number) => `Demander à ${count(n, "entreprise", "entreprises")}…`,
  },
  notices: {
    link: "Constats hors des fiches",
    title: (month: string) => `Constats hors des fiches · ${month}`,
    intro:
      "Ce que le mois montre des lots, des chantiers et du travail de l’unité. Aucune fiche n’en dépend et rien ne se décide ici : chaque ligne mène là où cela se règle.",
    none: "Aucun constat pour ce mois.",
  },
  ready: {
    link: "Clore les fiches prêtes",
    title: (month: string) => `Clore les fiches prêtes · ${month}`,
    intro:
      "Rien de bloquant n’est ouvert sur ces fiches. Le compte est refait au moment de clore : si une fiche a changé entre-temps, rien n’est clos. Les fiches dont un écart n’est pas décidé ne sont pas cochées : ce que cet écart retire resterait hors du registre.",
    none: "Aucune fiche n’est prête à être close.",
    of: (lines: number, retained: string, declared: string, open: number) =>
      [
        `${count(lines, "ligne", "lignes")} · ${retained} retenues sur ${declared}`,
        open > 0 && count(open, "écart pas décidé", "écarts pas décidés"),
      ]
        .filter(Boolean)
        .join(" · "),
    all: (n: number) => `Les ${count(n, "fiche", "fiches")}`,
    look: "Relire",
    count: (sheets: number, lines: number, hours: string) =>
      `${count(sheets, "fiche", "fiches")} · ${count(lines, "ligne", "lignes")} · ${hours} retenues`,
    close: (n: number) => `Clore ${count(n, "fiche", "fiches")}`,
    done: (n: number, hours: string) =>
      `${count(n, "fiche close", "fiches closes")}, ${hours} au registre.`,
    blocked: (n: number) => count(n, "fiche pas encore prête", "fiches pas encore prêtes"),
  },
};
