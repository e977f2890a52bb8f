"""What a list of sheets shows beside them: a file being read, reminders sent."""

from collections.abc import Mapping

from sqlalchemy import and_, func, or_, select

from backend.accounts.identity import me
from backend.accounts.territory_settings import settings_of_id
from backend.clock import today
from backend.extensions import db
from backend.sheets.models import ReadingState, SheetReading, SheetReminder
from backend.sheets.slots import Asking, Told

WAITING = (ReadingState.OPEN, ReadingState.UNPLACED, ReadingState.REFUSED)
MOST_SHOWN = 50


def asking() -> Asking:
    """Return who looks, today."""
    who = me()
    due_day = settings_of_id(who.territory_id).number("sheet_due_day")
    return Asking(who.territory_id, who.role, today(), due_day)


def with_waiting(territory: str, slots: list[Told]) -> list[Told]:
    """Return the slots with the reading that is open for each, and how many reminders went."""
    parties = {each["party_id"] for each in slots}
    readings, reminders = _readings(territory, parties), _reminders(territory, parties)
    for each in slots:
        key = each["party_id"], each["month"]
        each["reading_id"] = readings.get(key, {}).get(ReadingState.OPEN)
        each["reminders"] = reminders.get(key, 0)
        each["file_reading_id"] = readings.get(key, {}).get(str(each.get("source_file")))
    return slots


def _readings(territory: str, parties: set[str]) -> dict[tuple[str, str], dict[str, str]]:
    """By party and month: the reading that is open, and each finished one by its file."""
    query = select(
        *(SheetReading.id, SheetReading.party_id, SheetReading.months, SheetReading.state),
        SheetReading.sha256,
    ).where(
        SheetReading.territory_id == territory,
        SheetReading.party_id.in_(sorted(parties)),
        SheetReading.state.in_((ReadingState.OPEN, ReadingState.FINISHED)),
    )
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in db.session.execute(query.order_by(SheetReading.sent_at)):
        for month in row.months:
            key = row.sha256 if row.state == ReadingState.FINISHED else row.state
            found.setdefault((row.party_id, month), {})[key] = row.id
    return found


def _reminders(territory: str, parties: set[str]) -> dict[tuple[str, str], int]:
    query = (
        select(SheetReminder.party_id, SheetReminder.month, func.count())
        .where(SheetReminder.territory_id == territory, SheetReminder.party_id.in_(sorted(parties)))
        .group_by(SheetReminder.party_id, SheetReminder.month)
    )
    return {(party, month): count for party, month, count in db.session.execute(query)}


def waiting_for(territory: str, parties: Mapping[str, Told]) -> list[SheetReading]:
    """Return the files of a company that somebody has still to look at, the latest first."""
    companies = sorted({each["company_id"] for each in parties.values()})
    unplaced = and_(SheetReading.party_id.is_(None), SheetReading.company_id.in_(companies))
    query = (
        select(SheetReading)
        .where(SheetReading.territory_id == territory, SheetReading.state.in_(WAITING))
        .where(or_(SheetReading.party_id.in_(sorted(parties)), unplaced))
        .order_by(SheetReading.sent_at.desc(), SheetReading.id)
        .limit(MOST_SHOWN)
    )
    return list(db.session.scalars(query))
