"""Essential data as buyers publish them: format 2022, and what is met beside it."""

import json
from typing import Any

BUYER, CITY = "24440040400129", "21440109300015"
HOLDER, OTHER = "73282932000074", "55210055400013"
ON = "dateNotificationModification"
SCHOOL = "Construction du groupe scolaire Doulon"


def contract(number: str = "202400112200", **changes: Any) -> dict[str, Any]:
    """One contract in the format of 2022."""
    return {
        "_type": "Marché",
        "id": number,
        "acheteur": {"id": BUYER},
        "nature": "Marché",
        "objet": f"{SCHOOL} - Lot n°3 : Charpente bois",
        "codeCPV": "45261100-5",
        "procedure": "Procédure adaptée",
        "lieuExecution": {"code": "44109", "typeCode": "Code commune"},
        "dureeMois": 14,
        "dateNotification": "2024-03-18",
        "datePublicationDonnees": "2024-04-02",
        "montant": 412350.55,
        "formePrix": "Révisable",
        "ccag": "Travaux",
        "offresRecues": 4,
        "considerationsSociales": {"considerationSociale": ["Clause sociale", "Critère social"]},
        "titulaires": [{"titulaire": {"id": HOLDER, "typeIdentifiant": "SIRET"}}],
        **changes,
    }


def amended(**changes: Any) -> dict[str, Any]:
    """The same with amendments and a subcontract."""
    return contract(
        modifications=[
            {"modification": {"id": 2, "montant": 455000, ON: "2025-02-01"}},
            {"modification": {"id": 1, "dureeMois": 18, ON: "2024-11-05"}},
        ],
        actesSousTraitance=[
            {"acteSousTraitance": {
                "id": 1, "sousTraitant": {"id": OTHER, "typeIdentifiant": "SIRET"},
                "dateNotification": "2024-06-03", "montant": 30000,
            }}
        ],
        **changes,
    )  # fmt: skip


def published(*contracts: Any) -> bytes:
    """The file of 2022."""
    return json.dumps({"marches": {"marche": list(contracts)}}, ensure_ascii=False).encode()


STATED = {
    "object": {"considerationSociale": ["Clause sociale"]},
    "object with one": {"considerationSociale": "Clause sociale"},
    "list of texts": ["Clause sociale"],
    "list of objects": [{"considerationSociale": "Clause sociale"}],
    "text": "Clause sociale",
    "text of several": "Clause sociale, Pas de considération sociale",
    "without accents, capitals": "CLAUSE SOCIALE",
}
"""The same consideration as it is written here and there."""

WRAPPED = {
    "2022": published,
    "list under marches": lambda *each: json.dumps({"marches": each}).encode(),
    "bare list": lambda *each: json.dumps(each).encode(),
    "with a mark": lambda *each: "\ufeff".encode() + published(*each),
    "windows": lambda *each: published(*each).decode().encode("cp1252"),
}
"""The same contracts as files of different publishers."""
