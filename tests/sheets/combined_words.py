"""The words from which sheets are drawn at random."""

# ruff: noqa: E501 - one line for each kind of word

HEADS = {
    "name": ["Nom et prénom", "NOM Prénom", "Salarié", "Nom - Prénom du salarié", "Bénéficiaire", "Bénéficiaire de la clause", "Identité", "Salarié en insertion", "Nom, prénom", "Personnel", "Nom du bénéficiaire", "Intervenant", "Ouvrier", "Noms et prénoms des salariés", "Participant", "Personne employée"],
    "last": ["Nom", "NOM", "Nom de famille", "Nom d'usage", "Noms"],
    "first": ["Prénom", "Prénoms", "PRENOM", "Prénom(s)"],
    "kind": ["Contrat", "Type de contrat", "Nature du contrat", "Type", "CDD/CDI/Intérim", "Nature contrat", "Contrat de travail", "Statut", "Type ctr."],
    "start": ["Début contrat", "Date d'embauche", "Date de début", "Entrée", "Date d'entrée", "Début", "Embauché le", "Date début contrat", "Du", "Arrivée"],
    "end": ["Fin contrat", "Date de sortie", "Fin", "Date de fin", "Sortie", "Échéance", "Date fin contrat", "Au", "Terme", "Départ"],
    "hours": ["Heures", "Nb h", "H. insertion", "Total heures", "Nombre d'heures", "Heures réalisées", "Heures effectuées dans le mois", "Heures travaillées", "Nbre d'heures", "Heures d'insertion", "Hres", "Volume horaire", "Heures du mois", "Heures insertion réalisées", "H. effectuées", "Nb heures mois"],
    "tutor": ["Tuteur", "Nom du tuteur", "Référent tuteur", "Tuteur / référent", "Tutrice / tuteur", "Maître d'apprentissage ou tuteur"],
    "birth": ["Date de naissance", "Né(e) le", "Naissance", "Date naiss.", "DDN"],
    "job": ["Emploi occupé", "Poste", "Qualification", "Métier", "Fonction"],
    "public": ["Catégorie de public", "QPV (O/N)", "Public", "Critère d'éligibilité", "Type de public"],
    "planned": ["Heures prévues", "H. prévues", "Heures contrat", "Heures théoriques", "Prévisionnel (h)"],
    "cumul": ["Cumul", "Cumul depuis début", "Total cumulé", "Heures cumulées", "Cumul au 31/03"],
    "previous": ["Mois précédent", "Heures M-1", "Report mois précédent", "H. mois -1 (précédent)"],
    "worked": ["Heures travaillées", "Heures payées", "Total heures payées", "Heures totales effectuées"],
    "dont": ["dont heures d'insertion", "dont insertion", "dont H. clause", "Heures retenues au titre de la clause"],
    "index": ["N°", "Nb", "#", "N° d'ordre", "Ordre"],
    "note": ["Observations", "Remarques", "Commentaires"],
    "month": ["Mois", "Période", "Mois concerné"],
}  # fmt: skip
TITLES = [
    "Fiche de suivi insertion",
    "ETAT MENSUEL DES HEURES D'INSERTION",
    "Suivi clause sociale",
    "FICHE DE SUIVI MENSUELLE",
    "Relevé d'heures",
    "Tableau des salariés en insertion",
]
CLOSING = [
    "Certifié exact, le gérant",
    "Fait à Nantes, le 10/05/2025",
    "Cachet et signature de l'entreprise",
    "Contact : compta@exemple.fr - 06 00 00 00 00",
    "NB : {} absent depuis le 10/05/2025, reprise prévue",
    "* heures hors formation et hors congés",
    "Nom du responsable : M. PERROT",
]
TOTALS = ["TOTAL", "Total général", "Total heures", "TOTAUX", "Total du mois", ""]
COLUMNS = ["kind", "start", "end", "hours", "tutor", "birth", "job", "public", "planned", "note"]
LAYOUTS = [
    "simple",
    "titled",
    "titled",
    "wide",
    "tabs",
    "long",
    "weekly",
    "daily",
    "two_row",
    "transposed",
    "stacked",
    "dont",
    "cumul",
]
