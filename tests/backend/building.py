"""The invented site with the presences of its companies, and where people reach the office."""

from dataclasses import replace

from flask import Flask

from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.settings import EXTENSION
from sync.records import RECORDS
from tests.backend.personas import HERE, PEOPLE, START
from tests.documents.chantier import Kept, id_of
from tests.documents.visite import chantier

ACTOR = Actor(PEOPLE["alice"].id, OFFICE_DEVICE, START, START.date())
PRESENCE = "présence Béton Nord"


def public(app: Flask, url: str = "https://jalon.test") -> None:
    """Set where people reach the application."""
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], url=url)


def with_presences() -> Kept:
    """The invented site, where Paul answers for Béton Nord and Samia for Couleurs."""
    kept = chantier()
    for company, manager in (("Béton Nord", "Paul Garnier"), ("Couleurs", "Samia Ferrec")):
        kept.put("site_presence", f"présence {company}", site_id=id_of("site"),
                 company_id=id_of(company), site_manager_id=id_of(manager),
                 from_on="2026-03-02")  # fmt: skip
    return kept


class Firms:
    """The invented site, to be entered into an application."""

    def __init__(self, app: Flask, kept: Kept | None = None) -> None:
        self.app, self.kept = app, kept or with_presences()

    def entered(self) -> "Firms":
        """Put the records into the territory of the tests."""
        with self.app.app_context():
            with writing(HERE) as store:
                for table in RECORDS:
                    for each, data in self.kept.tables.get(table, {}).items():
                        store.put(table, each, data, ACTOR)
            db.session.commit()
        return self
