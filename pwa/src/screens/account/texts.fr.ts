import { count } from "../../i18n/format";

export default {
  title: "Mon compte et mes appareils",
  offline: "Ces réglages se font avec le bureau. Revenez quand il y a du réseau.",
  back: "Revenir",
  noAnswer: "Pas de réponse du bureau. Recommencez quand il y a du réseau.",
  devices: {
    title: "Mes appareils",
    unnamed: "Appareil sans nom",
    seen: (at: string) => `Vu ${at}`,
    never: "Jamais vu depuis",
    thisOne: "Celui-ci",
    revoked: "Déconnecté",
    wiped: "Effacement demandé",
    end: "Déconnecter",
    endOthers: "Déconnecter tous les autres",
    endTitle: (label: string) => `Déconnecter «\u00a0${label}\u00a0» ?`,
    endText:
      "Il ne pourra plus rien lire. Ce qu’il n’avait pas envoyé pourra encore partir pendant 30 jours.",
    wipeText:
      "S’il est perdu ou volé, faites-le effacer : il oubliera ses fiches dès qu’il aura du réseau. Ce qui n’est pas envoyé y reste scellé.",
    wipe: "Déconnecter et effacer",
  },
  factors: {
    title: "Seconde preuve",
    needed: "Votre rôle en demande au moins une, en plus du mot de passe.",
    optional: "Facultative pour votre rôle, et conseillée.",
    passkey: (label: string) => `Clé d’accès, ${label}`,
    since: (at: string) => `Depuis le ${at}`,
    totp: "Application à codes",
    remove: "Retirer",
    addPasskey: "Ajouter une clé d’accès",
    addTotp: "Ajouter une application à codes",
    codesLeft: (n: number) =>
      n === 0
        ? "Vous n’avez plus de code de secours."
        : `Il vous reste ${count(n, "code de secours", "codes de secours")}.`,
    newCodes: "Tirer dix nouveaux codes de secours",
    cancelled: "La clé d’accès n’a pas été créée.",
    cancel: "Annuler",
  },
  password: {
    title: "Mot de passe",
    act: "Changer mon mot de passe",
    old: "Mot de passe actuel",
    done: "Le mot de passe est changé. Vos autres appareils devront se reconnecter.",
    cancel: "Annuler",
  },
};
