"""The sheet of a month (fiche de suivi mensuelle): what a company declares for one lot."""

from sync.checks import NeededWhen
from sync.record import (
    SYSTEM,
    Choice,
    Record,
    choice,
    file,
    instant,
    integer,
    minutes,
    month,
    record,
    ref,
    text,
)
from sync.records import lot_party


class SheetState(Choice):
    """The life of a sheet; each change of state is a line of the journal."""

    DRAFT = "draft", "Brouillon", "Draft"
    SUBMITTED = "submitted", "Transmise", "Submitted"
    RETURNED = "returned", "Retournée", "Returned"
    REVIEWED = "reviewed", "Relue", "Reviewed"
    CLOSED = "closed", "Close", "Closed"


HANDED_IN = frozenset({"submitted", "returned", "reviewed", "closed"})
"""States of a sheet that its company declared with."""


class SheetChannel(Choice):
    """How a sheet arrived."""

    PORTAL = "portal", "Formulaire", "Form"
    XLSX = "xlsx", "Classeur", "Workbook"
    CSV = "csv", "CSV", "CSV"
    PAPER = "paper", "Papier", "Paper"
    EMAIL = "email", "Courriel", "E-mail"


@record(
    "monthly_sheet",
    fr="Fiche mensuelle",
    en="Monthly sheet",
    scope=[f"party_id.{lot_party.SITES}", "party_id"],
    writers=SYSTEM,
    key=("party_id", "period", "version"),
    closed_by="id",
    closed_states=frozenset({"closed"}),
    checks=(NeededWhen("state_comment", "state", ("returned",)),),
)
class MonthlySheet(Record):
    """One version of the sheet of a company on a lot for a month.

    Its steps are those of ``sync.sheet_life``: no phone writes it, the routes of sheets do.
    """

    party_id: str = ref("lot_party", "Intervenant du lot", "Party of the lot")
    period: str = month("Mois", "Month")
    version: int = integer("Version", "Version", low=1, high=99)
    state: str = choice(SheetState, "État", "State", group="state")
    state_comment: str | None = text(
        "Commentaire", "Comment", high=2000, optional=True, group="state"
    )
    channel: str = choice(SheetChannel, "Canal", "Channel")
    submitted_at: str | None = instant("Transmise le", "Submitted at", optional=True, group="state")
    submitted_by: str | None = text("Transmise par", "Submitted by", optional=True, group="state")
    declared_total_minutes: int | None = minutes(
        "Total déclaré", "Declared total", high=60 * 100_000, optional=True
    )
    source_file: str | None = file("Fichier d'origine", "Source file", optional=True)
