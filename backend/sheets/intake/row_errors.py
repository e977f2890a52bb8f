"""What is wrong with a line of a file, in words, by the codes of the rules of reading."""

ERRORS: dict[str, dict[str, str]] = {
    "E_NAME_MISSING": {"fr": "Des heures sans nom", "en": "Hours without a name"},
    "E_HOURS_MISSING": {"fr": "Pas d'heures", "en": "No hours"},
    "E_HOURS_UNREADABLE": {"fr": "Heures illisibles", "en": "Unreadable hours"},
    "E_HOURS_NEGATIVE": {"fr": "Heures négatives", "en": "Negative hours"},
    "E_HOURS_ABSURD": {
        "fr": "Plus d'heures que le mois n'en compte",
        "en": "More hours than the month has",
    },
    "E_FORMULA_NO_CACHE": {
        "fr": "Formule enregistrée sans son résultat",
        "en": "Formula saved without its result",
    },
    "E_DATE_UNREADABLE": {"fr": "Date illisible", "en": "Unreadable date"},
    "E_DATE_ORDER": {"fr": "La fin précède le début", "en": "The end is before the start"},
    "E_CONTRACT_UNKNOWN": {"fr": "Type de contrat inconnu", "en": "Unknown kind of contract"},
    "E_DUPLICATE_ROW": {"fr": "Répète une autre ligne", "en": "Repeats another line"},
    "E_INJECTION": {
        "fr": "Texte qui ressemble à une commande, gardé comme texte",
        "en": "Text that looks like a command, kept as text",
    },
}
