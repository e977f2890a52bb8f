"""Places of Rivaloire, a metropolis that exists nowhere."""

METROPOLIS = "Rivaloire Métropole"
COMMUNES = {
    "Rivaloire": "00001",
    "Saint-Aulbin-sur-Ardre": "00002",
    "La Chapelle-Vernoy": "00003",
    "Port-Lannec": "00004",
    "Les Brandes": "00005",
    "Montgrevier": "00006",
    "Vieilleterre": "00007",
    "Bois-Ménard": "00008",
    "Le Haut-Ségur": "00009",
    "Couëlan": "00010",
}
"""Communes and their codes; there is no department 00."""

NEIGHBOURHOODS = ("QN00001A", "QN00002B", "QN00003C", "QN00004D", "QN00005E", "QN00006F")
STREETS = (
    "rue des Tanneurs", "boulevard du Port", "quai des Mariniers", "rue de la Filature",
    "avenue des Platanes", "rue du Four à chaux", "chemin des Alouettes", "rue des Ateliers",
    "allée des Tilleuls", "rue du Lavoir", "place du Marché", "boulevard des Forges",
    "rue de la Corderie", "avenue de la Gare", "rue des Vergers", "impasse du Moulin",
    "rue du Pré aux Oies", "route de Couëlan", "rue de l'Écluse", "avenue du Haut-Ségur",
)  # fmt: skip
QUARTERS = (
    "des Tanneries", "de la Corderie", "du Bord d'Ardre", "des Forges", "du Moulin-Rouet",
    "des Vergers", "des Hauts d'Ardre", "de la Prairie au Duc-Blanc", "de l'Île aux Grues",
    "de la Filature", "des Quatre-Vents", "du Grand-Pré", "du Clos Marin", "de Belle-Rive",
    "du Champ de Foire", "de Port-Lannec", "de Bottière-Neuve", "du Dervois", "de Malakenn",
    "du Breil-Haut",
)  # fmt: skip
FLOWERS = (
    "Tilleuls", "Coquelicots", "Genêts", "Ajoncs", "Iris", "Bleuets", "Érables", "Noisetiers",
    "Glycines", "Marronniers", "Camélias", "Cerisiers", "Peupliers", "Charmes",
)  # fmt: skip
COMPANY_PLACES = (
    "de l'Ardre", "Rivaloire", "du Haut-Ségur", "des Brandes", "du Ponant Vert", "de Couëlan",
    "des Deux Rives", "Port-Lannec", "du Vernoy", "Montgrevier", "de l'Écluse", "Grand Val d'Ardre",
)  # fmt: skip
AUTHORITIES = (
    ("metropolis", ("Rivaloire Métropole – Direction des bâtiments",
                    "Rivaloire Métropole – Direction de l'espace public",
                    "Rivaloire Métropole – Cycle de l'eau",
                    "Rivaloire Métropole – Déplacements",
                    "Rivaloire Métropole – Déchets",
                    "Rivaloire Métropole – Moyens généraux")),
    ("municipality", ("Ville de Rivaloire", "Ville de Saint-Aulbin-sur-Ardre",
                      "Ville de La Chapelle-Vernoy", "Ville de Port-Lannec",
                      "Ville de Montgrevier", "Ville de Couëlan", "Ville des Brandes")),
    ("social_landlord", ("Rivaloire Habitat", "Ardre Logement", "Le Toit des Deux Rives",
                         "Habitat du Vernoy", "Foyer Rivaloirien", "Cités Jardins de l'Ardre")),
    ("mixed_company", ("Rivaloire Aménagement", "SEM du Haut-Ségur", "SEM Ports de l'Ardre",
                       "Rivaloire Équipements")),
    ("hospital", ("Centre hospitalier de Rivaloire", "Hôpital de jour de Montgrevier")),
    ("private", ("Voies ferrées du Ponant Vert", "Gares et Quais Rivaloire",
                 "Foncière des Tanneries", "Énergie des Deux Rives", "Port autonome de Lannec")),
)  # fmt: skip
