"""The month of a few parties, computed from the records that it rests on and no others.

It equals what the whole territory's month says of them: tests compare the two.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.keeping import undisturbed
from backend.discrepancies.reading import Reading, made_of
from backend.records.around import around
from backend.records.lookup_sources import InDatabase
from backend.records.month import Records, staff_of
from sync.reconcile.thresholds import Thresholds


def read_of(territory: str, month: str, parties: Collection[str], today: date) -> Reading:
    """Return the month of some parties as the records of now tell it."""
    thresholds = settings_of_id(territory).thresholds
    records = around(InDatabase(territory, month), month, parties).records
    with_staff = {**records, "staff": staff_of(territory)}
    return of_parties(with_staff, month, parties, (today, thresholds))


@undisturbed()
def of_parties(
    records: Records, month: str, parties: Collection[str], on: tuple[date, Thresholds]
) -> Reading:
    """Compute the month of some parties from the records that it rests on."""
    return only(made_of(records, month, *on), frozenset(parties))


def only(reading: Reading, parties: frozenset[str]) -> Reading:
    """Leave of a reading what it says of some parties."""
    result = reading.result
    mine = replace(
        result,
        discrepancies=tuple(each for each in result.discrepancies if each.sheet in parties),
        claims={key: each for key, each in result.claims.items() if key.sheet in parties},
        retained={key: each for key, each in result.retained.items() if key.sheet in parties},
    )
    return replace(reading, result=mine)
