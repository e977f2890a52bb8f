"""A building site (chantier): the place that an officer visits."""

from sync.checks import Order
from sync.record import REGISTERS, Choice, Record, choice, day, record, ref, text
from sync.records import lot


class SiteState(Choice):
    """Only active sites are due a visit each quarter."""

    PLANNED = "planned", "À venir", "Planned"
    ACTIVE = "active", "En cours", "Active"
    CLOSED = "closed", "Terminé", "Closed"


PARTIES = f"operation_id<contract.operation_id<lot.contract_id{lot.PARTIES}"
"""A company sees where it works; what happens there travels under the site's own tag."""


@record(
    "site",
    fr="Chantier",
    en="Site",
    scope=["id", PARTIES],
    writers=REGISTERS,
    checks=(Order("opened_on", "closed_on"),),
)
class Site(Record):
    """A place of work of an operation, with what an officer needs to get there."""

    operation_id: str = ref("operation", "Opération", "Operation")
    label: str = text("Chantier", "Site", low=1)
    address: str = text("Adresse", "Address", high=300)
    access_note: str | None = text("Accès", "Access", high=500, optional=True)
    state: str = choice(SiteState, "État", "State")
    opened_on: str | None = day("Ouvert le", "Opened on", optional=True)
    closed_on: str | None = day("Fermé le", "Closed on", optional=True)
    officer_id: str | None = ref("staff", "Chargé de suivi", "Officer", optional=True)
