"""Questions under way in the demo territory: one asked, one answered, one corrected.

They are told by the very functions of the review, some days ago.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Grant, User
from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.carrying import Hand, instant, put_down
from backend.discrepancies.questions.answering import Answer, answer
from backend.discrepancies.questions.asking import Asking, ask, next_round
from backend.discrepancies.reading import Reading, computed, id_of
from backend.extensions import db
from backend.records import questions
from backend.records.store import writing
from sync.hours import month_after, month_of
from sync.reconcile.discrepancy import Discrepancy
from sync.record import Role, natural_id

SHEET, LINE, PARTY = "monthly_sheet", "sheet_line", "party:"
ANSWERED = "Le relevé du chef d'équipe confirme ces heures ; il vous est envoyé par courrier."
CORRECTED = "Heures corrigées après relecture des pointages."


@dataclass(frozen=True)
class Teller:
    """For whom the story is told: the territory, its supervisor, and today."""

    territory: str
    supervisor: User
    at: datetime
    today: date

    def hand(self, op: str, days_ago: int, user: str = "") -> Hand:
        """Whoever wrote something some days ago."""
        back = timedelta(days=days_ago)
        who = user or self.supervisor.id
        number = natural_id("story", self.territory, op)
        return Hand(self.territory, who, number, self.at - back, self.today - back)


def tell(territory: str, at: datetime, today: date) -> int:
    """Ask about the last month what a supervisor would; returns how many questions. No commit."""
    supervisor = db.session.scalars(
        select(User).where(User.territory_id == territory, User.role == Role.SUPERVISOR.value)
    ).first()
    assert supervisor is not None
    teller = Teller(territory, supervisor, at, today)
    month = month_after(month_of(today), -1)
    reading = computed(territory, month, today, settings_of_id(territory).thresholds)
    found = _chosen(reading, _parties_with_accounts(territory))
    for number, (story, finding) in enumerate(zip(STORIES, found, strict=False)):
        story(teller, reading, finding, number)
    return len(found)


def _parties_with_accounts(territory: str) -> set[str]:
    query = (
        select(Grant.tag)
        .join(User, User.id == Grant.user_id)
        .where(User.territory_id == territory, User.role == Role.COMPANY_ADMIN.value)
        .where(Grant.until_seq.is_(None))
    )
    tags = db.session.scalars(query)
    return {tag.removeprefix(PARTY) for tag in tags if tag.startswith(PARTY)}


def _chosen(reading: Reading, known: set[str]) -> list[Discrepancy]:
    """Findings of different rules and people, first of a company that has an account."""

    def rank(each: Discrepancy) -> tuple[bool, int, str]:
        return (each.sheet not in known, -reading.takes(each), each.key)

    chosen: dict[str, Discrepancy] = {}
    people: set[str | None] = set()
    for each in sorted(reading.found.values(), key=rank):
        askable = next_round(reading, each)[1] is None and reading.sheet(each.sheet or "")
        fresh = each.code not in chosen and each.worker and each.worker not in people
        if askable and fresh and not reading.is_closed(each.sheet or ""):
            chosen[each.code] = each
            people.add(each.worker)
    return list(chosen.values())[: len(STORIES)]


def _ask(
    teller: Teller, reading: Reading, finding: Discrepancy, op: str, days: tuple[int, int]
) -> None:
    """Ask some days ago, with days left from today."""
    ago, left = days
    asking = Asking(
        seen={finding.key: {"basis": finding.basis}},
        words=None,
        due=teller.today + timedelta(days=left),
        by=teller.supervisor.name,
    )
    ask(asking, reading, teller.hand(op, ago))


def _asked(teller: Teller, reading: Reading, finding: Discrepancy, number: int) -> None:
    _ask(teller, reading, finding, f"ask {number}", (12, 3))


def _answered(teller: Teller, reading: Reading, finding: Discrepancy, number: int) -> None:
    _ask(teller, reading, finding, f"ask {number}", (10, 5))
    row = questions.discussed(teller.territory, id_of(finding))
    assert row is not None
    by = reading.records["company"][_company(reading, finding)]["name"]
    hand = teller.hand(f"answer {number}", 2)
    answer(Answer(ANSWERED, (), by), row, hand)


def _corrected(teller: Teller, reading: Reading, finding: Discrepancy, number: int) -> None:
    """The company hands in its sheet again, with the hours of one person lowered."""
    _ask(teller, reading, finding, f"ask {number}", (9, 6))
    party = finding.sheet or ""
    before, sheet_id = dict(reading.sheet(party) or {}), reading.sheets[party]
    hand = teller.hand(f"correct {number}", 1)
    version = before["version"] + 1
    made = natural_id(SHEET, party, reading.month, str(version))
    told = {"version": version, "state": "submitted", "state_comment": CORRECTED,
            "submitted_at": instant(hand.at), "declared_total_minutes": None}  # fmt: skip
    with writing(teller.territory) as store:
        put_down(store, hand, (SHEET, made), {**before, **told})
        for values in _lines(reading, sheet_id, finding.worker):
            key = (made, values.get("worker_id") or values["raw_name"])
            line = {**values, "sheet_id": made}
            put_down(store, hand, (LINE, natural_id(LINE, *key)), line)


def _lines(reading: Reading, sheet_id: str, worker: str | None) -> Iterable[dict[str, Any]]:
    for data in reading.records["sheet_line"].values():
        if data["sheet_id"] == sheet_id:
            line = {name: value for name, value in data.items() if name != "daily_minutes"}
            if data.get("worker_id") == worker:
                line["worked_minutes"] = data["worked_minutes"] * 9 // 10
            yield line


def _company(reading: Reading, finding: Discrepancy) -> str:
    return str(reading.records["lot_party"][finding.sheet or ""]["company_id"])


STORIES = (_asked, _answered, _corrected)
