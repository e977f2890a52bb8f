"""Where a file belongs that nobody has put anywhere: only what it says itself is believed.

No company, no month and no lot is guessed: what is not clear waits for a person.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.attachments.storage import Storage
from backend.records import sheets as queries
from backend.sheets.intake.reading import Grids
from backend.sheets.models import ReadingState, SheetReading
from backend.sheets.slots import Asking, Told, slots
from sync.hours import month_of
from sync.notation.text import plain
from sync.record import Role
from sync.sheet_due import AWAITED

TITLE_LINES = 20
SHORTEST_NAME = 4


@dataclass(frozen=True)
class Office:
    """In which territory a file is placed, on which day; the due day where a clause has none."""

    territory: str
    today: date
    due_day: int


def put_where_clear(
    office: Office, kept: SheetReading, text: str = "", months: Collection[str] = ()
) -> bool:
    """Give a file its company, its party and its months when one party awaits just these.

    ``months`` hold for a file that states none, ``text`` is what it says of itself (see
    `says_of_itself`). The caller commits.
    """
    if kept.state != ReadingState.UNPLACED or kept.reading is None:
        return False
    parties = queries.parties(office.territory)
    company = kept.company_id or company_named(kept.reading.get("company_siret"), text, parties)
    stated = sorted(kept.reading["months"] or months)
    if company is not None and company != kept.company_id:
        kept.company_id, kept.rev = company, kept.rev + 1
    mine = {key: row for key, row in parties.items() if row["company_id"] == company}
    party = _awaiting(office, mine, stated, text) if company and stated else None
    if party is None:
        return False
    kept.party_id, kept.months, kept.state = party, stated, ReadingState.OPEN
    kept.rev += 1
    return True


def sort_in(storage: Storage, kept: SheetReading, asked: Asking, month: str | None) -> bool:
    """Put one of many files where it belongs by all that it says. The caller commits."""
    office = Office(asked.territory, asked.today, asked.due_day)
    said = says_of_itself(storage, kept)
    return put_where_clear(office, kept, said, [month] if month else ())


def says_of_itself(storage: Storage, kept: SheetReading) -> str:
    """Return the folded words of a file's name, its sheets' names and their first lines."""
    said = [kept.name.rpartition(".")[0]]
    for sheet in Grids.of(storage, kept).shown:
        said.append(sheet["name"] or "")
        said += [cell for row in sheet["rows"][:TITLE_LINES] for cell in row]
    return f" {plain(' '.join(said))} "


def company_named(siret: str | None, text: str, parties: Mapping[str, Told]) -> str | None:
    """Return the one company of the lots that a file names: by its SIRET, else by its name.

    A SIRET of nobody here is not made up for by a name.
    """
    if siret:
        found = {row["company_id"] for row in parties.values() if row["siret"] == siret}
        return found.pop() if len(found) == 1 else None
    names = {
        plain(row["company"]): row["company_id"]
        for row in parties.values()
        if len(plain(row["company"])) >= SHORTEST_NAME
    }
    written = [name for name in names if f" {name} " in text]
    whole = [name for name in written if not any(name != n and name in n for n in written)]
    companies = {names[name] for name in whole}
    return companies.pop() if len(companies) == 1 else None


def _awaiting(office: Office, mine: dict[str, Told], months: list[str], text: str) -> str | None:
    """The one party that awaits a sheet in each of these months; of several, the one named."""
    if months[-1] > month_of(office.today):
        return None
    asking = Asking(office.territory, Role.SUPERVISOR, office.today, office.due_day)
    awaited: dict[str, set[str]] = {}
    for each in slots(asking, mine, months):
        if each["state"] in AWAITED:
            awaited.setdefault(str(each["party_id"]), set()).add(str(each["month"]))
    whole = [party for party, some in awaited.items() if some == set(months)]
    if len(awaited) == len(whole) == 1:
        return whole[0]
    named = [party for party in whole if _is_named(mine[party], text)]
    return named[0] if len(named) == 1 else None


def _is_named(party: Mapping[str, Any], text: str) -> bool:
    """Whether a file speaks of a lot: of its site, its title or its contract."""
    words = (party["site"], party["lot_title"], party["market"])
    return any(len(plain(w or "")) >= SHORTEST_NAME and f" {plain(w)} " in text for w in words)
