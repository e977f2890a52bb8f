"""The words of column headers, folded (lower case, no accent), by what they announce.

Each block holds alternatives of a regular expression, separated by `|`; line ends do not count.
The order of the blocks matters: the first that matches decides.
"""

from __future__ import annotations

import re


def words(block: str) -> re.Pattern[str]:
    """A pattern that finds any alternative of a block as whole words."""
    alternatives = re.sub(r"\n\s*", "", block.strip())
    return re.compile(rf"\b(?:{alternatives})\b")


FLAVOURS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cumul", words("""
        cumuls?|cumulee?s?|depuis (?:le )?(?:debut|demarrage)|a ce jour|restante?s?|
        reste(?: a realiser| a faire)?|soldes?|total annuel|annee|annuel(?:le)?s?|ytd""")),
    ("previous", words("""
        precedent(?:e|es|s)?|m 1|n 1|anterieure?s?|deja (?:realisees?|declarees?|effectuees?)|
        reports?|dernier mois|mois passe""")),
    ("planned", words("""
        prev(?:ues?|us?|isionnel(?:le)?s?|is)?|contractuel(?:le)?s?|theoriques?|
        a (?:realiser|effectuer|faire)|objectifs?|engagements?|engagees?|hebdo(?:madaires?)?|
        par semaine|semaine|sem|du contrat|au contrat|contrat|planifiees?|programmees?|dues?|
        demandees?|budget(?:ees?)?|attendues?|base|planned|expected""")),
    ("part", words("""
        absences?|absentes?|abs|maladie|conges?|cp|rtt|intemperies|arret|formations?|form|training|sup|supp|
        supplementaires?|hs|majorees?|sick|leave|tutorat|accompagnement|hors insertion|hors clause|
        non (?:eligibles?|realisees?|effectuees?|retenues?)|nuit|recuperation|route|trajet|
        ferie|feries|chomage|overtime""")),
    ("insertion", words("""
        insertion|insert|clauses?|clausees?|eligibles?|retenues?|valorisees?|a valoriser|
        comptabilisees?|imputees?|affectees?|au titre de|declarees?""")),
    ("done", words("""
        realise(?:es|e|s)?|effectue(?:es|e|s)?|effect|travaille(?:es|e|s)?|trav|faites?|
        execute(?:es|e)?|mois en cours|du mois|dans le mois|ce mois|de presence|presence|
        reel(?:le)?s?|reellement|productives?|accomplies?|pointe(?:es|e)?|worked|done|
        sur (?:le )?chantier""")),
    ("paid", words("payees?|remunerees?|facturees?|paye|paie|normales?")),
    ("total", words("total|totaux|somme|tot|ttl|totales?")),
)  # fmt: skip

HOURS = words(
    "heures?|hrs?|h|hres?|nbh|horaires?|volume|vol|hours?|temps (?:de travail|passe|travaille)|"
    "duree (?:totale |effective |mensuelle |reelle )?d[ue] travail"
)
BARE_HOURS = words("""
        realise(?:es|s|e)?|effectue(?:es|s|e)?|prev(?:ues?|us?)|previsionnel(?:les?)?|cumul|
        cumuls|total|totaux|travaille(?:es)?|mois en cours|mois precedent|insertion|
        dont insertion|quantites?|qte|nombre|reste a faire|reste a realiser|cumule""")
DAYS = words("jours?|nb j|nbj|journees?|j travailles|days")
MONEY = words(
    """taux|cout|couts|prix|montants?|salaires?|brut|euros?|eur|smic|indemnites?|remuneration|"
    "pourcentage|pct|tarif"""
)
NOT_HOURS = words(
    "tuteurs?|salaries?|nature|type|dates?|signature|commentaires?|observations?|taux"
)
NOT_BARE_HOURS = words("""
        salaries?|noms?|prenoms?|contrats?|structures?|publics?|actions?|parcours|projet|
        dispositif|personnes?|beneficiaires?|participants?|employeurs?|entreprises?|lots?|
        marches?|chantiers?|conseillers?|referents?|categories?""")

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("other", words("""
        tutorat|
        (?:n|no|num|numero|numeros) (?:de |du |d )?(?:contrat|marche|lot|tel|telephone|secu|
        securite sociale|ss|mission|avenant|dossier|affaire|bs)|
        referent (?:social|insertion|emploi|parcours|rsa|pole|france|externe|prescripteur|
        structure)|
        lieu|age|^(?:tel|telephone|fonction|qualite|mail) du tuteur|signature|visa|emargement""")),
    ("tutor", words("""
        tuteurs?|tutrices?|tuteur trice|tutor|mentor|referents?|referente|
        maitres? d apprentissage|parrains?|encadrants?|encadrement|chef d equipe|accompagnateur|
        accompagnant""")),
    ("birth_name", words("""
        nom de naissance|nom de jeune fille|nom naissance|nom jf|jeune fille|nom patronymique|
        nom d origine""")),
    ("birth_date", words("naissance|ne le|nee le|ne e le|ne|nee|ddn|naiss|birth")),
    ("siret", words("siret|siren")),
    ("dates", words("""
        dates? (?:du |de |des )?contrats?|periodes? (?:du |de |d )?(?:contrat|emploi|mission)|
        du au|debut fin|debut et fin|debut au|dates? (?:de )?(?:la )?mission|
        duree (?:du |de )?(?:contrat|la mission|mission)|
        dates? d(?:e)? (?:debut|entree) et (?:de |date de )?(?:fin|sortie)""")),
    ("start", words("""
        debut|embauches?|embauchee? le|entrees?|arrivee|arrive le|
        prise (?:de poste|de fonctions?|d effet)|demarrage|date d effet|depuis(?: le)?|
        date contrat|^du|start|recrutement|recrute le|signature du contrat|from""")),
    ("end", words("""
        fin|sorties?|echeance|terme|depart|^au|jusqu au|end|expiration|rupture|until""")),
    ("other", words("""
        publics?|type de public|categories?|criteres?|eligibilite|qpv|zus|rsa|rqth|situation|
        prescripteurs?|orienteur|communes?|adresse|villes?|code postal|domicile|residence|tel|
        telephone|portable|mail|e mail|email|courriel|sexe|genre|nationalite|h f|f h|m f|
        postes?|metiers?|fonctions?|emplois?|qualifications?|classification|coef|coefficient|
        niveau|diplome|observations?|obs|remarques?|commentaires?|notes?|motifs?|chantiers?|
        sites?|lots?|operations?|marches?|taches?|nature des travaux|travaux|affectation|equipe|
        service|matricule|badge|securite sociale|n ss|nir|justificatifs?|pieces?|etp|zone|
        quartier|duree|validite|agrement|pass iae|pole emploi|france travail|mission locale|
        present o n|suivi|job|absence|comments?""")),
    ("type", words("""
        types?|natures?|contrats?|cdd|statuts?|forme d embauche|modalites?|ctr|cont|contract|
        mode d(?:e)? (?:embauche|recrutement)""")),
    ("company", words("""
        entreprises?|societes?|employeurs?|raison sociale|ett|agences?|etablissement|
        structures?|sous traitants?|titulaire|siae|ei|etti|employer""")),
    ("civility", re.compile(r"^(?:civilite|civ|titre|m mme|mme m|m mme mlle|mr mme|mme mr)$")),
    ("first", re.compile(r"^(?!.*\bnoms?\b).*\bprenoms?\b|^(?:first|given) names?$|^forenames?$")),
    ("last", re.compile(r"^(?:last|family) names?$|^surnames?$")),
    ("name", words("""
        noms? (?:et )?(?:de )?(?:usage )?(?:et )?prenoms?|prenoms? (?:et )?noms?|salaries?|
        salarie e s?|salariees?|beneficiaires?|personnes?|personnels?|participante?s?|ouvriers?|
        employee?s?|agents?|identites?|intervenants?|candidats?|nom complet|collaborateurs?|
        collaboratrices?|interimaires|compagnons?|effectifs?|full name|name|travailleurs?|
        stagiaires?|apprentis|workers?""")),
    ("first", words("prenoms?|first name|pnom|prenom s|given name")),
    ("last", words("noms?|nom d epouse|patronymes?|last name|surname|family name")),
    ("year", re.compile(r"^(?:annee|an|exercice)$")),
    ("month", re.compile(
        r"^(?:(?:mois|periode)(?: (?:concernee?|travaille|de paie|d activite|annee|de reference|"
        r"declaree?|considere|periode))?"
        r"|month|date)$")),
    ("index", re.compile(
        r"^(?:n|no|num|numero|nb|nbre|nr|rang|ordre|ligne|n ordre|n d ordre|id|item|n ligne)$")),
)  # fmt: skip

WEEK = re.compile(
    r"^(?:s|sem|semaine|w|wk|week)(?: n| no)? ?\d{1,2}(?: .*)?$"
    r"|^(?:du )?\d{1,2}(?: \d{1,2})?(?: \d{2,4})? au \d{1,2}(?: \d{1,2})?(?: \d{2,4})?(?: [a-z]+)?$"
    r"|^\d{1,2} \d{1,2} \d{1,2} \d{1,2}$|^\d(?:re|ere|e|eme|er) semaine$"
)
_WEEKDAY = (
    "lu|ma|me|je|ve|sa|di|l|m|j|v|s|d|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|"
    "vendredi|samedi|dimanche"
)
DAY = re.compile(
    rf"^(?:j ?)?(\d{{1,2}})$|^(?:{_WEEKDAY}) ?(\d{{1,2}})(?: \d{{1,2}})?(?: \d{{2,4}})?$|"
    rf"^(\d{{1,2}}) (?:{_WEEKDAY})$"
)
BESIDE_MONTH = words("""
        heures?|h|hrs?|nb|nombre|d|de|du|des|le|en|mois|total|realise(?:es|e|s)?|
        effectue(?:es|e|s)?|travaillees?|insertion|faites?|clause|pour|au titre|declarees?|
        period?e?|prevues?|previsionnel(?:les?)?|prevu|m""")
TYPE_VALUE = re.compile(
    r"(?:\b(?:contrats?|c|d|de|en|a|du|duree|determinee|indeterminee|indetermine|chantier|mois|"
    r"ans?|\d+|travail|temporaire|"
    r"missions?|interim|interimaire|insertion|apprentissage|apprentie?|appr|professionnalisation|"
    r"pro|cdd|cdi|cddi|cdic|ctt|"
    r"ett|etti|cddu|temps|plein|partiel|i)\b ?)+"
)
