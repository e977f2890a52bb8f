"""Each transaction that changes an input of the reconciliation notes which look-ups it touches."""

from sqlalchemy import insert

from backend.discrepancies.parts.keeping import throw_away
from backend.discrepancies.parts.lookup_numbers import packed
from backend.discrepancies.parts.models import InputChange
from backend.records.lookups import Lookup, lookups_of
from backend.records.store import FOLLOWERS, Store
from sync.exchange import Stored


def note(store: Store, changed: list[Stored]) -> None:
    """Note what these records answered before, and what they answer now.

    Whom is erased is nowhere kept: what was computed of the territory is thrown away.
    """
    if any(each.erased for each in changed):
        throw_away(store.connection, store.territory, store.seq)
        return
    touched: set[Lookup] = set()
    for each in changed:
        before = store.records.before[each.record_id]
        for state in (before, each):
            if state is not None and not state.deleted:
                touched.update(lookups_of(state))
                touched.update(_sheet_of(store, state))
    if touched:
        parties = {each.value for each in touched if each[:2] == ("lot_party", "id")}
        row = {
            "territory_id": store.territory,
            "seq": store.seq,
            "parties": " ".join(sorted(parties)),
        }
        store.connection.execute(insert(InputChange), [row | {"lookups": packed(touched)}])


def _sheet_of(store: Store, stored: Stored) -> list[Lookup]:
    """A line changes the sheets of its party: earlier ones count once they have training."""
    if stored.table != "sheet_line":
        return []
    sheet = store.records.data("monthly_sheet", stored.data["sheet_id"])
    return [] if sheet is None else [Lookup("monthly_sheet", "party_id", sheet["party_id"])]


def listen() -> None:
    """Note from now on; asked again, it is noted once."""
    if note not in FOLLOWERS:
        FOLLOWERS.append(note)
