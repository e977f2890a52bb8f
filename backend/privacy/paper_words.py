"""What the paper of a person's file says, in the order in which it is read."""

from collections.abc import Iterator, Mapping
from typing import Any

from backend.privacy.models import Kind
from backend.privacy.wording import instant_text
from sync.record import Role

DONE = {"create": "créé", "update": "modifié", "delete": "supprimé"}
ROLES = {
    Role.OFFICER: "chargé de suivi",
    Role.SUPERVISOR: "superviseur",
    Role.ADMINISTRATOR: "administrateur",
    Role.DATA_CLERK: "gestionnaire des registres",
    Role.COMPANY_ADMIN: "entreprise",
    Role.SITE_MANAGER: "responsable de chantier",
    Role.AUTHORITY_READER: "lecteur de la collectivité",
}
ASKED = {
    Kind.RECTIFICATION: "Rectification",
    Kind.OBJECTION: "Opposition",
    Kind.LIMITATION: "Limitation",
    Kind.LITIGATION: "Contentieux",
    Kind.ACCESS: "Dossier remis",
    Kind.ERASURE: "Effacement",
    Kind.ARCHIVE_READ: "Archive ouverte",
}

ENOUGH = 400
"""Lines of the history and of readings that the paper shows; the data hold all of them."""


def sheet(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the paper says: the same, in the order in which it is read."""
    return {
        "title": f"Dossier de {told['person']['name']}",
        "issuer": told["controller"],
        "made": f"Établi le {instant_text(told['made_at'])} par {told['made_by']}",
        "contact": told["dpo_contact"],
        "types": list(_types(told)),
        "mentions": [[each["where"], each["field"], each["text"]] for each in told["mentions"]],
        "history": [
            [
                instant_text(each["at"]),
                each["by"],
                f"{each['type']} : {DONE.get(each['what'], each['what'])}",
            ]
            for each in told["history"][:ENOUGH]
        ],
        "readings": [
            [
                instant_text(each["at"]),
                f"{each['by']} ({_role(each)})",
                each["what"],
            ]
            for each in told["readings"][:ENOUGH]
        ],
        "requests": [
            [
                instant_text(each["at"]),
                ASKED.get(each["kind"], each["kind"]),
                each["reason"],
            ]
            for each in told["requests"]
        ],
        "more": max(len(told["history"]), len(told["readings"])) > ENOUGH,
    }


def _types(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the records by type, in the order of their first; the person's own id is left out."""
    of: dict[str, list[Mapping[str, Any]]] = {}
    for each in told["records"]:
        of.setdefault(each["label"], []).append(each)
    why = {each["label"]: _why(each) for each in told.get("types", ())}
    for label, records in of.items():
        yield {
            "title": label if len(records) == 1 else f"{label} ({len(records)})",
            "kept": records[0]["kept"],
            "why": why.get(label, ""),
            "records": [
                {
                    "deleted": each["deleted"],
                    "facts": [
                        [value["label"], value["shown"]]
                        for value in each["values"]
                        if value["value"] != told["person"]["id"]
                    ],
                }
                for each in records
            ],
        }


def _why(declared: Mapping[str, Any]) -> str:
    """Return for what the fields of a type are, and who reads them, each said once."""
    fields = declared["fields"]
    purposes = "\u00a0; ".join(dict.fromkeys(each["purpose"] for each in fields))
    readers = ", ".join(dict.fromkeys(each["readers"] for each in fields))
    return f"Pourquoi : {purposes}. Lu par : {readers}."


def _role(reading: Mapping[str, str]) -> str:
    return ROLES[Role(reading["role"])] if reading["role"] else "compte fermé"
