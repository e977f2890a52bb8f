"""Who may call the routes of people's files, of their times and of the notices."""

from collections.abc import Mapping
from typing import Any

from tests.backend.access.lines import NONEXISTENT, OFFICE, Line

NOTHING = {"person_id": NONEXISTENT}


def of_no_person(call: str, body: Mapping[str, Any] | None = None) -> Line:
    """A person who is not there; those of another territory are tried in tests/backend/privacy."""
    return Line(
        call=call,
        may=OFFICE,
        body=lambda _: body,
        own=lambda _: NOTHING,
        gives=frozenset({404}),
        others=(NOTHING,),
    )


OF_PEOPLE: dict[str, tuple[Line, ...]] = {
    "privacy.erase_person": (
        of_no_person("POST /api/privacy/people/{person_id}/erase", {"reason": "sa demande"}),
    ),
}
