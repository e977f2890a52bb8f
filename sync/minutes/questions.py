"""The questions that monthly sheets leave open, in the neutral words of their rules.

Phones have no discrepancies: their page of the minutes is without this table.
"""

from sync.minutes import formats
from sync.minutes.parties import Party
from sync.minutes.reading import Data, Reading
from sync.minutes.value import Column, Table
from sync.reconcile import RULES
from sync.reconcile.rule import Audience

OPEN = frozenset({"open", "asked", "answered", "escalated"})


def open_questions(reading: Reading, parties: list[Party]) -> list[Table]:
    """What is still asked of the companies that this copy may speak of, up to the visit's month.

    Questions that the insertion unit puts to itself stay in the office.
    """
    rows = [
        ((data["period"], party.company, data["rule"], each), _row(reading, party, data))
        for party in parties
        if reading.is_own({party.company_id})
        for each, data in reading.of("discrepancy", "party_id", party.id)
        if _is_asked(reading, data)
    ]
    if not rows:
        return []
    columns = (
        Column(reading.say("month")),
        Column(reading.say("company"), wide=True),
        Column(reading.say("question"), wide=True),
        Column(reading.say("person"), wide=True),
        Column(reading.say("answer_due")),
    )
    caption = reading.say("discrepancies_caption")
    return [Table(caption, columns, tuple(row for _, row in sorted(rows)))]


def _is_asked(reading: Reading, data: Data) -> bool:
    rule = RULES.get(data["rule"])
    asked = rule is not None and rule.audience is Audience.COMPANY
    return asked and data["state"] in OPEN and data["period"] <= reading.until[:7]


def _row(reading: Reading, party: Party, data: Data) -> tuple[str, ...]:
    rule = RULES[data["rule"]]
    due = data.get("answer_due_on")
    return (
        formats.short_month(data["period"]),
        party.company,
        rule.en if reading.language == "en" else rule.fr,
        reading.named(data["worker_id"]) if data.get("worker_id") else "",
        formats.short_day(due) if due else "",
    )
