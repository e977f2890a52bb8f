"""Closing months: all checked again under the lock, then ledger, explanation and state at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from backend.discrepancies.carrying import Hand, put_down
from backend.discrepancies.closing.blockers import blockers
from backend.discrepancies.closing.explaining import line
from backend.discrepancies.closing.ledger import Written, basis_of, entries, in_force, to_write
from backend.discrepancies.closing.models import MonthClosing
from backend.discrepancies.closing.problems import ClosingBlocked, ReasonNeeded, SheetsChanged
from backend.discrepancies.reading import Reading, Subject
from backend.extensions import db
from backend.records.queries import open_matters
from backend.records.store import Store, writing
from sync.record import natural_id
from sync.sheet_life import STEPS, Act

SHEET, LEDGER = "monthly_sheet", "retained_hours"


@dataclass(frozen=True)
class Closing:
    """Which sheets to close, each with the basis seen; ``reason`` for what supersedes."""

    bases: Mapping[str, str]
    reason: str | None
    by: str


def close(closing: Closing, read: Callable[[], Reading], hand: Hand) -> int:
    """Close the month of some parties, all or none; returns the minutes retained.

    ``read`` gives the month as it is under the lock. Raises ClosingBlocked, SheetsChanged or
    ReasonNeeded. The caller commits.
    """
    with writing(hand.territory) as store:
        reading = read()
        wanted = [each for each in closing.bases if not _is_done(reading, each, hand)]
        _refuse(closing, reading, wanted, hand)
        return sum(_close_one(store, reading, each, closing, hand) for each in sorted(wanted))


def _is_done(reading: Reading, party: str, hand: Hand) -> bool:
    """Tell whether this very request was carried out before."""
    return db.session.get(MonthClosing, _id(reading, party, hand)) is not None


def _id(reading: Reading, party: str, hand: Hand) -> str:
    return natural_id("month_closing", hand.op, party, reading.month)


def _refuse(closing: Closing, reading: Reading, wanted: list[str], hand: Hand) -> None:
    matters = open_matters(hand.territory)
    changed = [each for each in wanted if reading.is_closed(each)
               or basis_of(reading, each) != closing.bases[each]]  # fmt: skip
    blocked = {each: found for each in wanted if (found := blockers(reading, each, matters))}
    if blocked:
        told = [{"party_id": each, "blockers": [one.shown() for one in found]}
                for each, found in blocked.items()]  # fmt: skip
        raise ClosingBlocked(sheets=told)
    if changed:
        raise SheetsChanged(parties=changed)
    if closing.reason is None and any(in_force(entries(reading, each)) for each in wanted):
        raise ReasonNeeded


def _close_one(store: Store, reading: Reading, party: str, closing: Closing, hand: Hand) -> int:
    lines, sheet = to_write(reading, party), reading.sheets[party]
    known = store.records.data("staff", hand.user) is not None
    shared: dict[str, Any] = {
        "party_id": party,
        "period": reading.month,
        "sheet_id": sheet,
        "engine": reading.result.engine_version,
        "inputs_digest": reading.result.inputs_digest,
        "decided_by_id": hand.user if known else None,
        "decided_on": hand.today.isoformat(),
    }
    for each in lines:
        reason = closing.reason if each.before else None
        figures = {"worker_id": each.worker, "retained_minutes": each.minutes}
        values = shared | figures | {"supersedes_id": each.before, "reason": reason}
        put_down(store, hand, (LEDGER, _entry_id(hand, party, each)), values)
    for act in (Act.REVIEW, Act.CLOSE):
        data = store.records.data(SHEET, sheet) or {}
        if data["state"] in STEPS[act].before:
            put_down(store, hand, (SHEET, sheet), {**data, "state": STEPS[act].after})
    _explain(reading, party, lines, closing, hand)
    return sum(each.minutes for each in lines)


def _entry_id(hand: Hand, party: str, line: Written) -> str:
    return natural_id(LEDGER, hand.op, party, line.worker, line.before or "-")


def _explain(
    reading: Reading, party: str, lines: list[Written], closing: Closing, hand: Hand
) -> None:
    earlier = select(func.max(MonthClosing.number)).where(
        MonthClosing.territory_id == hand.territory,
        MonthClosing.party_id == party,
        MonthClosing.period == reading.month,
    )
    sheet = reading.sheet(party) or {}
    db.session.add(
        MonthClosing(
            id=_id(reading, party, hand),
            territory_id=hand.territory,
            party_id=party,
            period=reading.month,
            number=(db.session.scalar(earlier) or 0) + 1,
            sheet_id=reading.sheets[party],
            version=sheet["version"],
            engine=reading.result.engine_version,
            thresholds=reading.result.thresholds.as_dict(),
            inputs_digest=reading.result.inputs_digest,
            closed_at=hand.at,
            closed_by=hand.user,
            closed_by_name=closing.by,
            reason=closing.reason,
            lines={
                _entry_id(hand, party, each): {
                    "worker_id": each.worker,
                    "retained": each.minutes,
                    "supersedes": each.before,
                    **line(reading, Subject(party, each.worker)),
                }
                for each in lines
            },
        )
    )
