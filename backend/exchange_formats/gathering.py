"""The rows of each table, taken from where the screens take them."""

from collections.abc import Iterable
from typing import Any

from backend.discrepancies import worklist
from backend.discrepancies.closing import ledger
from backend.discrepancies.notices.finding import notices
from backend.discrepancies.reading import Reading, subject_of
from backend.discrepancies.worklist import Narrowing, person, place
from backend.exchange_formats.columns import DISCREPANCIES, LEDGER, NOTICES, REVIEW, WORDS
from backend.exchange_formats.tables import Table
from sync.reconcile.wording import month_fr

Told = dict[str, Any]


def review(reading: Reading) -> Table:
    """The work list of a month: a line for each person of each sheet."""
    rows = [_said(line, "state") for line in worklist.lines(reading, Narrowing())]
    title = f"Rapprochement de {month_fr(reading.month)}"
    return Table(f"rapprochement-{reading.month}", title, REVIEW, rows)


def discrepancies(reading: Reading) -> Table:
    """Every discrepancy of a month with what was decided of it."""
    rows = []
    for each in sorted(reading.found.values(), key=lambda found: found.key):
        record = reading.decision(each) or {}
        told = {
            **place(reading, each.sheet or ""),
            "month": each.month,
            "person": person(reading, subject_of(each).who),
            "code": each.code,
            "title": each.rule.fr,
            "said": each.fr,
            "severity": each.severity.value,
            "takes": reading.takes(each),
            "state": reading.state(each),
            "reason": record.get("decision_reason"),
        }
        rows.append(_said(told, "state", "severity"))
    title = f"Écarts de {month_fr(reading.month)}"
    return Table(f"ecarts-{reading.month}", title, DISCREPANCIES, rows)


def signals(reading: Reading, territory: str) -> Table:
    """What a month shows of lots and sites, which no sheet carries."""
    rows = [
        _said(each | {name: each[name]["fr"] for name in ("title", "said")}, "severity")
        for each in notices(reading, territory)
    ]
    title = f"Signaux de {month_fr(reading.month)}"
    return Table(f"signaux-{reading.month}", title, NOTICES, rows)


def entries(reading: Reading) -> Table:
    """The ledger of a month, superseded lines included."""
    parties = sorted(
        {each["party_id"] for each in reading.records.get("retained_hours", {}).values()}
    )
    rows = [
        place(reading, party) | line | {
            "month": reading.month,
            "superseded": "oui" if line["superseded"] else None,
        }
        for party in parties
        if party in reading.records["lot_party"]
        for line in ledger.shown(reading, party)
    ]  # fmt: skip
    title = f"Registre des heures retenues de {month_fr(reading.month)}"
    return Table(f"registre-{reading.month}", title, LEDGER, rows)


def said(rows: Iterable[Told], *names: str) -> list[Told]:
    """Rows with some of their codes in words."""
    return [_said(row, *names) for row in rows]


def _said(row: Told, *names: str) -> Told:
    return row | {name: WORDS.get(str(row.get(name)), row.get(name)) for name in names}
