import { count, number } from "../../i18n/format";

export default {
  signIn: {
    title: "Se connecter",
    intro: "Avec l’adresse et le mot de passe que l’AMO vous a donnés.",
    email: "Adresse électronique",
    password: "Mot de passe",
    act: "Se connecter",
    emptied:
      "Ce navigateur ne garde plus vos données. Connectez-vous : ce qui est au bureau revient.",
    back: (name: string) => `Revenir à ${name}`,
    installFirst: "Sur iPhone, installez d’abord Jalon",
    installWhy: "Ce que vous prépareriez ici ne passerait pas dans l’application installée.",
    emailMissing: "Écrivez votre adresse, par exemple prenom.nom@exemple.fr",
    passwordMissing: "Écrivez votre mot de passe",
    code: "Code",
    codeIntro: "Votre application à codes affiche six chiffres.",
    codeHint: "Ou l’un de vos codes de secours",
    codeMissing: "Écrivez le code",
    demoIntro: "Dans la démonstration, le code est affiché à côté des comptes.",
    confirm: "Confirmer",
    lost: "Mot de passe oublié ?",
    otherAccount: "Revenir au mot de passe",
    passkey: "Utiliser une clé d’accès",
    passkeyOnly:
      "Ce compte s’ouvre avec votre clé d’accès : empreinte, visage ou code du téléphone.",
    passkeyCancelled:
      "La clé d’accès n’a pas été utilisée. Recommencez, ou entrez votre mot de passe.",
  },
  again: {
    title: "Se reconnecter",
    intro:
      "Votre session avec le bureau a pris fin. Rien n’est perdu : tout ce qui attend part dès que vous êtes reconnecté.",
    as: (email: string) => `Vous êtes ${email}`,
    done: "Vous êtes reconnecté. L’envoi reprend.",
    goOn: "Continuer",
  },
  refused: {
    wrong_credentials: "L’adresse ou le mot de passe ne convient pas. Vérifiez les deux.",
    wrong_code: "Ce code ne convient pas. Un code ne sert qu’une fois : attendez le suivant.",
    passkey_refused: "Cette clé d’accès n’est pas connue ici. Entrez votre mot de passe.",
    rate: (minutes: number) =>
      `Trop d’essais. Attendez ${count(minutes, "minute", "minutes")}, puis recommencez.`,
    offline:
      "Pas de réponse du bureau. La première connexion demande du réseau : rapprochez-vous d’un endroit où il passe, puis recommencez.",
    other: "Le bureau n’a pas pu vous connecter. Réessayez dans une minute ; sinon, appelez l’AMO.",
  },
  enrol: {
    title: "Protéger votre compte",
    why: (name: string) =>
      `Bonjour ${name}. Vous voyez les fiches de personnes fragiles : un mot de passe seul ne suffit pas. Choisissez une seconde preuve, une fois pour toutes.`,
    passkeyWhy:
      "Le plus simple : votre téléphone ou votre ordinateur vous reconnaît (empreinte, visage, code). Plus de mot de passe à taper.",
    passkey: "Créer une clé d’accès",
    totpWhy: "Ou une application à codes, que vous avez peut-être déjà.",
    totp: "Utiliser une application à codes",
    cancelled: "La clé d’accès n’a pas été créée. Recommencez, ou prenez une application à codes.",
    noAnswer: "Pas de réponse du bureau. Recommencez quand il y a du réseau.",
  },
  totp: {
    scan: "Avec votre application à codes, photographiez ce carré.",
    square: "Carré à photographier avec l’application à codes",
    samePhone: "L’application est sur cet appareil : l’ouvrir",
    byHand: "Recopier à la main",
    first: "Code affiché par l’application",
    confirm: "Confirmer",
    wrong:
      "Ce code ne convient pas. Vérifiez l’heure de votre téléphone, puis prenez le code suivant.",
    noAnswer: "Pas de réponse du bureau. Recommencez quand il y a du réseau.",
  },
  codes: {
    title: "Vos codes de secours",
    why: "Le jour où votre téléphone est perdu, un de ces codes remplace la seconde preuve. Chacun sert une fois.",
    save: "Enregistrer dans un fichier",
    file: "jalon-codes-de-secours.txt",
    once: "Ils ne seront plus jamais affichés.",
    kept: "Je les ai notés en lieu sûr, ailleurs que sur ce téléphone",
    goOn: "Continuer",
  },
  sure: {
    title: "C’est bien vous ?",
    why: "Pour changer cela, confirmez d’abord que c’est vous.",
  },
  lost: {
    title: "Mot de passe oublié",
    intro: "Écrivez votre adresse : un courriel vous permettra d’en choisir un autre.",
    act: "Recevoir le courriel",
    sent: (email: string) =>
      `Si ${email} a un compte, un courriel vient de partir. Il est valable trente minutes.`,
    nothing: "Rien reçu ? Regardez dans les indésirables, ou appelez votre administrateur.",
    back: "Revenir à la connexion",
    tooOften: "Plusieurs courriels sont déjà partis. Attendez une heure avant d’en redemander.",
    noAnswer: "Pas de réponse du bureau. Recommencez quand il y a du réseau.",
  },
  choose: {
    title: "Choisir un mot de passe",
    hello: (name: string, territory: string) => `Bonjour ${name}. Votre compte chez ${territory}.`,
    field: "Nouveau mot de passe",
    hint: "Au moins 15 caractères. Une suite de quatre mots sans lien est plus sûre qu’un mot compliqué.",
    left: (n: number) => `Encore ${count(n, "caractère", "caractères")}`,
    named: (word: string) => `«\u00a0${word}\u00a0» se devine trop facilement ici`,
    act: "Choisir ce mot de passe",
    done: "Votre mot de passe est choisi.",
    over: "Ce lien ne peut plus servir",
    looking: "Vérification du lien…",
    noAnswer: "Pas de réponse du bureau. Rouvrez le lien du courriel quand il y a du réseau.",
  },
  unopened: {
    title: (n: number) => `${count(n, "élément attend", "éléments attendent")} sur ce téléphone`,
    why: "Vous pouvez les envoyer sans ouvrir le téléphone : ils sont scellés, seul le bureau peut les lire.",
    act: "Envoyer sans ouvrir",
    sent: (n: number) => `${count(n, "élément est arrivé", "éléments sont arrivés")} au bureau.`,
    stays: (n: number, code: string | null) =>
      code === "offline"
        ? "Pas de réponse du bureau. Recommencez quand il y a du réseau."
        : code === "not_signed_in" || code === "session_reused"
          ? "Il faut d’abord vous reconnecter. Rien n’est perdu."
          : `${count(n, "élément n’a pas pu partir", "éléments n’ont pas pu partir")}. Rien n’est perdu.`,
  },
  wiped: {
    title: "Téléphone effacé",
    why: "Le bureau a demandé d’effacer ce téléphone : ses fiches n’y sont plus. Ce qui n’était pas envoyé y est encore, scellé.",
    rest: "Ce qui ne peut pas partir",
    restText:
      "Photos comprises, un fichier que seul le bureau peut ouvrir. Remettez-le à votre responsable.",
    forget: "Tout oublier sur ce téléphone",
  },
  passphrase: {
    title: "Votre phrase secrète",
    hello: (name: string) => `Bonjour ${name}.`,
    why: "Ce téléphone va porter des fiches de personnes. Elles y sont chiffrées : seule votre phrase les ouvre. Le bureau ne la connaît pas et ne peut pas la retrouver.",
    field: "Choisissez une phrase secrète",
    hint: "Au moins 12 caractères. Quatre mots sans lien, faciles à retenir, valent mieux que des signes compliqués.",
    again: "Écrivez-la une seconde fois",
    differ: "Les deux phrases sont différentes",
    forgotten:
      "Si vous l’oubliez : rien ne s’ouvre, mais ce qui n’est pas envoyé peut encore être exporté pour le bureau.",
    act: "Protéger ce téléphone",
    left: (n: number) => `Trop courte : encore ${count(n, "caractère", "caractères")}`,
    weak: "Trop facile à deviner",
    fair: "Convenable. Un mot de plus la rendrait bien plus sûre",
    good: "Bonne phrase",
    someoneElse: "Ce n’est pas moi",
  },
  unlock: {
    byPasskey: "Ouvrir avec ma clé d’accès",
    passkeyClosed: "La clé d’accès n’a pas ouvert le téléphone. Utilisez votre phrase secrète.",
    title: "Déverrouiller",
    who: (name: string) => `Bonjour ${name}.`,
    field: "Phrase secrète",
    act: "Déverrouiller",
    wrong: "Ce n’est pas la bonne phrase. Rien n’est effacé, même après plusieurs essais.",
    wait: (seconds: number) =>
      `Prochain essai possible dans ${count(seconds, "seconde", "secondes")}.`,
    expired:
      "Ce téléphone n’a pas parlé au bureau depuis 14 jours : il faut vous reconnecter avant de le rouvrir. Rien n’est perdu.",
    reconnect: "Se reconnecter",
    change: "Changer de personne",
    unsent: (n: number) =>
      n === 0 ? "Tout est envoyé" : `${count(n, "élément", "éléments")} à envoyer`,
    newPerson: "Une autre personne",
    forgotten: "Phrase oubliée ?",
    forgottenText:
      "Personne ne peut la retrouver. Enregistrez d’abord ce qui n’est pas envoyé dans un fichier scellé : le bureau seul peut l’ouvrir et le remettre à sa place.",
    export: "Enregistrer ce qui n’est pas envoyé",
  },
  preparation: {
    title: "Préparer ce téléphone",
    signedIn: (name: string) => `Connecté : ${name}`,
    installed: "Jalon est installé",
    install: "Installer Jalon",
    installWhy: "Il s’ouvre alors comme une application, sans réseau et sans barre d’adresse.",
    installNow: "Installer",
    installLater:
      "Ce navigateur ne le propose pas encore. Cherchez «Installer l’application» ou «Ajouter à l’écran d’accueil» dans son menu.",
    iosSteps: [
      "Touchez le bouton Partager : un carré d’où sort une flèche vers le haut, en bas de l’écran.",
      "Faites défiler la liste et touchez «Sur l’écran d’accueil», avec un carré et un plus.",
      "Touchez «Ajouter» en haut à droite, puis ouvrez Jalon par son icône.",
    ],
    iosWhy:
      "Sur iPhone c’est nécessaire : sans cela, le téléphone efface les données après sept jours sans usage.",
    stored: "Le téléphone gardera les données",
    store: "Garder les données",
    storeWhy:
      "Sans cet accord, le navigateur peut effacer les données quand la place manque. Ce qui est envoyé reste au bureau.",
    storeNow: "Demander au téléphone",
    storeRefused:
      "Le navigateur n’a pas encore accepté. Il le fait souvent une fois Jalon installé ou après quelques jours d’usage.",
    receive: "Recevoir les chantiers",
    figures: (at: number, of: number) => `${number(at)} sur ${number(of)}`,
    starting: "Le bureau prépare vos chantiers…",
    noAnswer: "Pas de réponse du bureau. La réception reprendra où elle en était.",
    retry: "Réessayer",
    ready: "Prêt hors ligne",
    readyText: "Vos chantiers sont sur ce téléphone. Vous pouvez couper le réseau.",
    toAgenda: "Ouvrir mes visites",
    toHours: "Ouvrir mes heures",
    background: "Continuer pendant la réception",
  },
};
