"""What people write in minutes: neutral, short, and never about health or a social category."""

CANCELLED = "Reportée à la demande de l'entreprise ; nouvelle date fixée."
UNFINISHED = (
    "Visite écourtée : évacuation du chantier pour intempéries.",
    "Responsable appelé sur un autre chantier ; tutorat à revoir à la prochaine visite.",
)
REMARKS_ON_PREVIOUS = (
    "Le nombre d'heures du lot a été corrigé par la fiche suivante.",
    "Ajouter aux participants le conducteur de travaux, présent en fin de réunion.",
    "L'échéance de la deuxième action est reportée d'un mois.",
)
CONDITIONS = (
    "EPI portés par toutes les personnes vues. Base-vie propre.",
    "EPI portés. Vestiaires femmes à signaler par une affiche.",
    "Gants à renouveler pour deux personnes ; le reste est conforme.",
    "Base-vie en cours de déplacement, point d'eau provisoire.",
    "Horaires affichés. Circulation piétonne bien séparée des engins.",
    "Lunettes manquantes à la coupe ; fournies pendant la visite.",
    "Réfectoire trop petit aux heures de pointe : roulement mis en place.",
)
REMARKS = (
    "L'entreprise demande à recevoir plus tôt les candidatures de la Mission locale.",
    "Le planning du lot a glissé de trois semaines ; les recrutements suivent.",
    "L'entreprise souligne l'assiduité de l'équipe.",
    "Difficulté à trouver des candidats mobiles avant 7 h 30.",
    "Souhaite mutualiser les heures avec un autre marché de la métropole.",
    "Le tuteur sera en congé deux semaines ; un suppléant est nommé.",
    "Pas d'observation.",
    "Demande un modèle de fiche rempli en exemple.",
)
POINTS = {
    "hours_status": (
        "Les heures avancent comme prévu au planning d'insertion.",
        "Retard sur les heures du lot ; l'entreprise propose deux embauches le mois prochain.",
        "Les fiches des deux derniers mois ont été remises et relues.",
        "Une fiche manque ; elle est demandée pour le 10 du mois prochain.",
        "Les heures du sous-traitant sont à déclarer sur sa propre fiche.",
        "L'avenant modifie le volume d'heures : les nouveaux chiffres sont au tableau.",
    ),
    "workers_status": (
        "Deux entrées depuis la dernière réunion, une sortie à la fin du contrat.",
        "Une personne non vue ce jour ; l'entreprise indique un autre chantier.",
        "L'équipe est stable depuis trois mois.",
        "Une fin d'éligibilité approche : le point est fait avec le facilitateur.",
        "Une mission d'intérim est prolongée jusqu'à la fin du lot.",
    ),
    "tutoring": (
        "Le tuteur est connu de tous et disponible ; le livret est tenu.",
        "Le livret de suivi n'était pas sur place ; à présenter à la prochaine visite.",
        "Changement de tuteur annoncé ; l'acte de désignation est attendu.",
        "Le point hebdomadaire a lieu le vendredi matin.",
        "Formation de tuteur prévue avec la branche.",
    ),
    "conditions": (
        "Accueil sécurité fait pour tous les nouveaux arrivants.",
        "L'affichage obligatoire est complet.",
        "Stockage à dégager devant l'issue de la base-vie.",
    ),
    "other": (
        "Le donneur d'ordre rappelle la visite des élus du mois prochain.",
        "Le chantier sera arrêté entre Noël et le jour de l'an.",
        "Un reportage sur le tutorat est proposé à l'équipe.",
    ),
}
DECISIONS = {
    "hours_status": (
        "Les heures restantes seront réalisées en deux temps, avant et après l'été.",
        "La mutualisation avec l'autre marché est acceptée par le donneur d'ordre.",
        "Le sous-traitant prend à sa charge 140 heures du lot.",
    ),
    "tutoring": (
        "Un suppléant est nommé pour chaque tuteur.",
        "Un bilan intermédiaire sera fait avec chaque personne avant la prochaine réunion.",
    ),
    "workers_status": (
        "La prolongation du contrat est étudiée avec la structure.",
        "La prochaine réunion se tiendra à la base-vie à la même heure.",
    ),
}
ACTIONS = {
    "hours_status": (
        "Transmettre la fiche mensuelle manquante.",
        "Proposer un calendrier de rattrapage des heures.",
        "Confirmer les heures du mois avec le chef de chantier.",
    ),
    "workers_status": (
        "Envoyer la copie des contrats de travail des nouveaux arrivants.",
        "Prévenir la structure de la fin de mission.",
        "Faire le point sur les horaires avec la personne et son référent.",
    ),
    "tutoring": (
        "Présenter le livret de suivi à jour.",
        "Transmettre l'acte de désignation du tuteur.",
        "Inscrire le tuteur à la formation de la branche.",
        "Organiser le bilan intermédiaire.",
    ),
    "conditions": (
        "Renouveler les gants et les lunettes.",
        "Poser une affiche sur les vestiaires femmes.",
    ),
    "other": ("Envoyer aux participants le plan d'accès provisoire.",),
}
HIRES = (
    "1 poste de manœuvre, démarrage le mois prochain, par la Mission locale.",
    "2 postes d'aides sur le lot, par intérim d'insertion ; candidatures de femmes bienvenues.",
    "1 contrat de professionnalisation avec le GEIQ à la rentrée.",
    "1 apprentissage CAP ; rencontre au centre de formation prévue.",
    "1 CDD de quatre mois pour les finitions, par le PLIE.",
)
ADDENDA = (
    "Le conducteur de travaux, arrivé en fin de réunion, est à compter parmi les présents.",
    "Lire « lot 3 » au lieu de « lot 2 » au deuxième point.",
    "L'entreprise a transmis le lendemain le registre qui manquait ; rien à corriger.",
    "L'échéance de la première action est portée à la prochaine réunion.",
)
TO_MEND = {
    "tutor_designated": "Désigner un tuteur pour {name}.",
    "tutor_matches": "Mettre à jour le tuteur déclaré pour {name}.",
    "tutor_load": "Répartir autrement les personnes suivies par le même tuteur ({name}).",
    "tutor_on_site": "Prévoir un suppléant quand le tuteur n'est pas sur place ({name}).",
    "induction_done": "Refaire l'accueil sécurité avec {name}.",
    "social_link": "Mettre {name} en lien avec son référent social.",
    "worker_heard": "Prévoir un temps seul avec {name} à la prochaine visite.",
}
EVIDENCE = {
    "tutor_designated": ("acte de désignation", "fiche mensuelle"),
    "tutor_matches": ("vu ensemble à leur poste",),
    "tutor_experience": ("déclaration du tuteur",),
    "tutor_load": ("déclaration et fiches",),
    "tutor_trained": ("attestation de formation",),
    "tutor_on_site": ("vu sur place",),
    "tutoring_time": ("planning affiché",),
    "induction_done": ("registre d'accueil", "EPI vus"),
    "task_progression": ("tâche observée",),
    "logbook_kept": ("livret vu",),
    "mid_review_done": ("compte rendu du bilan",),
    "training_planned": ("convention", "planning de formation"),
    "social_link": ("nom du référent et date du contact",),
}
ITEM_NOTES = {
    "tutor_load": "Quatre personnes suivies depuis l'arrivée du renfort.",
    "tutor_trained": "Inscription demandée.",
    "tutor_on_site": "Sur un autre chantier ce matin.",
    "tutoring_time": "Prévu, peu tenu ces deux dernières semaines.",
    "induction_done": "Livret à remettre.",
    "logbook_kept": "Livret resté à l'agence.",
    "mid_review_done": "Prévu ce mois-ci.",
    "social_link": "Référent à rappeler.",
}
SUMMARIES = (
    "Bon accompagnement, tâches en progression.",
    "Tutorat effectif ; livret à tenir plus régulièrement.",
    "Tuteur disponible mais pas encore formé.",
    "À revoir à la prochaine visite.",
    "La personne est autonome sur son poste.",
)
VOICES = (
    "Se dit bien accueilli ; aimerait apprendre la lecture de plan.",
    "Souhaite rester dans l'entreprise après le contrat.",
    "Trajet long le matin, cherche un covoiturage.",
    "Voudrait passer le permis ; en parle avec son référent.",
    "Dit voir son tuteur tous les jours.",
)
SEEN_NOTES = (
    "Connaît le nom de son tuteur.",
    "Arrivée cette semaine.",
    "Travaille en binôme.",
    "Carte BTP en cours.",
)
ABSENCE_NOTES = (
    "Retour annoncé la semaine prochaine.",
    "Le responsable transmettra le planning.",
    "Non vu ce jour ; sur un autre chantier selon l'équipe.",
)
