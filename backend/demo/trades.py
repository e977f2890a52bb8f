"""The trades of a site: lots, jobs with their ROME codes, tasks, and words for company names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """One trade; `early` says whether it comes early (0) or late (1) in the life of a site."""

    title: str
    naf: str
    cpv: str
    early: float
    jobs: tuple[tuple[str, str], ...]
    tasks: tuple[str, ...]
    words: tuple[str, ...]


TRADES = (
    Trade(
        "Démolition et désamiantage", "4311Z", "45111100", 0.0,
        (("Manœuvre en démolition", "F1704"), ("Aide-démolisseur", "F1704")),
        ("tri des gravats", "dépose des cloisons", "mise en sécurité de la zone"),
        ("Démolitions", "Déconstruction"),
    ),
    Trade(
        "Voirie et réseaux divers", "4211Z", "45233140", 0.1,
        (("Manœuvre en travaux publics", "F1704"), ("Poseur de canalisations", "F1705"),
         ("Aide-maçon VRD", "F1702")),
        ("pose de bordures", "réglage de la tranchée", "pose de fourreaux"),
        ("Travaux publics", "Voirie", "Terrassements"),
    ),
    Trade(
        "Gros œuvre", "4399C", "45223220", 0.15,
        (("Manœuvre gros œuvre", "F1704"), ("Aide-maçon", "F1703"), ("Coffreur bancheur", "F1701"),
         ("Maçon", "F1703")),
        ("coffrage des voiles du R+1", "montage d'agglos", "nettoyage des banches", "ferraillage"),
        ("Maçonnerie", "Béton", "Constructions"),
    ),
    Trade(
        "Échafaudages", "4399D", "45262100", 0.3,
        (("Monteur d'échafaudages", "F1502"), ("Aide-monteur", "F1502")),
        ("montage de la façade nord", "contrôle des garde-corps"),
        ("Échafaudages",),
    ),
    Trade(
        "Charpente et ossature bois", "4391A", "45261100", 0.3,
        (("Aide-charpentier", "F1501"), ("Charpentier bois", "F1501")),
        ("levage des fermes", "pose des ossatures", "pose du pare-pluie"),
        ("Charpentes", "Ateliers Bois"),
    ),
    Trade(
        "Couverture et étanchéité", "4399A", "45261210", 0.4,
        (("Aide-étancheur", "F1613"), ("Couvreur", "F1610"), ("Étancheur", "F1613")),
        ("pose du pare-vapeur", "soudure des lés", "pose des ardoises"),
        ("Couvertures", "Étanchéité"),
    ),
    Trade(
        "Façades et isolation", "4334Z", "45443000", 0.5,
        (("Façadier", "F1611"), ("Aide-façadier", "F1611")),
        ("collage des panneaux isolants", "enduit de façade", "calfeutrement"),
        ("Façades", "Isolation"),
    ),
    Trade(
        "Menuiseries extérieures", "4332A", "45421000", 0.5,
        (("Poseur de menuiseries", "F1607"), ("Aide-poseur", "F1607")),
        ("pose des châssis du R+2", "réglage des ouvrants", "joints d'étanchéité"),
        ("Menuiseries", "Fermetures"),
    ),
    Trade(
        "Serrurerie et métallerie", "4332B", "45421160", 0.55,
        (("Aide-métallier", "F1502"), ("Métallier", "F1502")),
        ("pose des garde-corps", "scellement des mains courantes"),
        ("Métallerie", "Serrurerie"),
    ),
    Trade(
        "Électricité", "4321A", "45311000", 0.6,
        (("Aide-électricien", "F1602"), ("Électricien du bâtiment", "F1602")),
        ("tirage de câbles", "pose de chemins de câbles", "appareillage des logements témoins"),
        ("Électricité", "Installations électriques"),
    ),
    Trade(
        "Plomberie, chauffage, ventilation", "4322A", "45330000", 0.6,
        (("Aide-plombier", "F1603"), ("Plombier chauffagiste", "F1603")),
        ("pose des colonnes", "raccordement des sanitaires", "calorifugeage"),
        ("Plomberie", "Génie climatique"),
    ),
    Trade(
        "Cloisons, doublages, plafonds", "4331Z", "45410000", 0.65,
        (("Aide-plaquiste", "F1604"), ("Plaquiste", "F1604")),
        ("pose des rails", "plaques du R+1", "bandes à joints"),
        ("Cloisons", "Plâtrerie"),
    ),
    Trade(
        "Carrelage et sols", "4333Z", "45431000", 0.8,
        (("Aide-carreleur", "F1608"), ("Solier", "F1609")),
        ("ragréage", "pose de la faïence", "pose de sol souple"),
        ("Carrelages", "Sols"),
    ),
    Trade(
        "Peinture", "4334Z", "45442100", 0.85,
        (("Aide-peintre", "F1606"), ("Peintre en bâtiment", "F1606")),
        ("ponçage et impression", "deuxième couche des circulations", "protection des sols"),
        ("Peintures", "Décors"),
    ),
    Trade(
        "Espaces verts", "8130Z", "45112700", 0.9,
        (("Ouvrier paysagiste", "A1203"), ("Aide-jardinier", "A1203")),
        ("plantation des haies", "engazonnement", "pose des clôtures"),
        ("Paysages", "Jardins"),
    ),
    Trade(
        "Nettoyage de chantier", "8121Z", "90911000", 0.7,
        (("Agent de nettoyage de chantier", "K2204"), ("Agent d'entretien", "K2204")),
        ("nettoyage de la base-vie", "nettoyage avant réception", "tri des bennes"),
        ("Propreté", "Nettoyage"),
    ),
)  # fmt: skip
