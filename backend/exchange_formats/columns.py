"""The columns of each table that can be exported, in the words of the field."""

from backend.exchange_formats.tables import Column, Content

MINUTES, COUNT, PER_MILLE = Content.MINUTES, Content.COUNT, Content.PER_MILLE
STANDINGS = (
    Column("label", "Intitulé"),
    Column("sub", "Rattachement"),
    Column("starts_on", "Du"),
    Column("due_on", "Échéance"),
    Column("required", "Heures dues", MINUTES),
    Column("declared", "Heures déclarées", MINUTES),
    Column("confirmed", "Heures confirmées", MINUTES),
    Column("retained", "Heures retenues", MINUTES),
    Column("closed", "dont closes", MINUTES),
    Column("disputed", "Heures en discussion", MINUTES),
    Column("rate", "Taux de réalisation", PER_MILLE),
    Column("elapsed", "Délai écoulé", PER_MILLE),
    Column("forecast", "Prévision à l'échéance", MINUTES),
    Column("missing", "Heures manquantes", MINUTES),
    Column("pace", "Rythme par mois", MINUTES),
    Column("pace_needed", "Rythme nécessaire par mois", MINUTES),
    Column("required_fte", "ETP dus", Content.HUNDREDTHS),
    Column("retained_fte", "ETP retenus", Content.HUNDREDTHS),
    Column("received_on", "Réceptionnée le"),
)
MONTHS = (
    Column("month", "Mois"),
    Column("declared", "Heures déclarées", MINUTES),
    Column("confirmed", "Heures confirmées", MINUTES),
    Column("retained", "Heures retenues", MINUTES),
    Column("closed", "dont closes", MINUTES),
    Column("disputed", "Heures en discussion", MINUTES),
    Column("cumulated", "Cumul retenu", MINUTES),
    Column("objective", "Cumul attendu", MINUTES),
)
REVIEW = (
    Column("site", "Chantier"),
    Column("company", "Entreprise"),
    Column("lot", "Lot"),
    Column("person", "Personne"),
    Column("declared", "Heures déclarées", MINUTES),
    Column("confirmed", "Heures confirmées", MINUTES),
    Column("seen_on", "Vu(e) le"),
    Column("retained", "Heures retenues", MINUTES),
    Column("disputed", "Heures non retenues", MINUTES),
    Column("findings", "Écarts", COUNT),
    Column("open", "Écarts ouverts", COUNT),
    Column("state", "État"),
)
DISCREPANCIES = (
    Column("site", "Chantier"),
    Column("company", "Entreprise"),
    Column("lot", "Lot"),
    Column("month", "Mois"),
    Column("person", "Personne"),
    Column("code", "Règle"),
    Column("title", "Écart"),
    Column("said", "Constat"),
    Column("severity", "Gravité"),
    Column("takes", "Minutes en jeu", MINUTES),
    Column("state", "État"),
    Column("reason", "Motif"),
)
NOTICES = (
    Column("site", "Chantier"),
    Column("lot", "Lot"),
    Column("company", "Entreprise"),
    Column("day", "Jour"),
    Column("code", "Règle"),
    Column("title", "Signal"),
    Column("said", "Constat"),
    Column("severity", "Gravité"),
)
LEDGER = (
    Column("company", "Entreprise"),
    Column("lot", "Lot"),
    Column("month", "Mois"),
    Column("person", "Personne"),
    Column("retained", "Heures retenues", MINUTES),
    Column("at", "Décidé le"),
    Column("by", "Décidé par"),
    Column("version", "Version de la fiche", COUNT),
    Column("engine", "Version du calcul"),
    Column("superseded", "Remplacée"),
    Column("reason", "Motif"),
)
PENALTIES = (
    Column("label", "Lot"),
    Column("cause", "Cause"),
    Column("proposed_on", "Proposée le"),
    Column("shortfall_minutes", "Heures manquantes", MINUTES),
    Column("late_sheets", "Fiches en retard", COUNT),
    Column("amount_cents", "Montant", Content.CENTS),
    Column("state", "État"),
    Column("decided_amount_cents", "Montant décidé", Content.CENTS),
    Column("decided_on", "Décidée le"),
    Column("reason", "Motif"),
)
WORDS = {
    "open": "ouvert", "clear": "sans écart", "decided": "décidé", "closed": "clos",
    "asked": "question posée", "answered": "répondu", "accepted": "maintenu",
    "dismissed": "levé", "escalated": "phase contradictoire", "blocking": "bloquant",
    "major": "majeur", "minor": "mineur", "info": "signal", "to_confirm": "à confirmer",
    "shortfall": "heures non réalisées", "late_sheets": "fiches en retard",
    "proposed": "proposée", "decided_by_authority": "décidée par le donneur d'ordre",
    "waived": "abandonnée",
}  # fmt: skip
"""States and weights as people say them."""
