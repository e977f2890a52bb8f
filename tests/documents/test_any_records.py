"""Whatever of the records is at hand, the minutes can be read, and keep what they keep."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.minutes import OFFICE, SHARED, minutes_of
from tests.documents.chantier import BETON, PEINTRE, PEOPLE, VISIT, Kept
from tests.documents.visite import chantier

WHOLE = chantier()
ALL = [
    (table, each)
    for table, records in WHOLE.tables.items()
    for each in records
    if each != VISIT and table not in ("sheet_line", "retained_hours", "hours_confirmation")
]
TYPED = {(table, each) for table, each in ALL if table == "minutes_item"}
OF_BETON = [name for name, (employer, _) in PEOPLE.items() if employer != "Couleurs"]


def without(missing):
    return Kept(
        {
            table: {each: data for each, data in records.items() if (table, each) not in missing}
            for table, records in WHOLE.tables.items()
        }
    )


@settings(max_examples=150)
@given(
    missing=st.sets(st.sampled_from(ALL), max_size=60),
    copy=st.sampled_from([OFFICE, SHARED, BETON, PEINTRE]),
    language=st.sampled_from(["fr", "en"]),
)
def test_a_phone_that_holds_only_a_part_still_shows_minutes(missing, copy, language):
    said = json.dumps(minutes_of(VISIT, without(missing), copy=copy, language=language).plain())
    assert not re.search(r"\{[a-z]+\}", said)  # no word was left unfilled


@settings(max_examples=150)
@given(missing=st.sets(st.sampled_from(ALL), max_size=60))
def test_a_copy_never_names_others_by_itself_whatever_is_missing(missing):
    """What was typed is left out: a name in it can only be known by its record."""
    kept = without(missing | TYPED)
    said = json.dumps(minutes_of(VISIT, kept, copy=PEINTRE).plain(), ensure_ascii=False).casefold()
    for name in OF_BETON:
        last, first = name.casefold().rsplit(" ", 1)
        assert f"{last} {first}" not in said
        assert f"{first} {last}" not in said
