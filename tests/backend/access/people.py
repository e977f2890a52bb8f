"""Who may call the routes of people's files, of their times and of the notices."""

from collections.abc import Mapping
from typing import Any

from tests.backend.access.lines import ADMINISTRATORS, FIELD, NONEXISTENT, OFFICE, Line

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


REASON = {"reason": "sa demande"}
OF_PEOPLE: dict[str, tuple[Line, ...]] = {
    "notices_to_workers.list_languages": (Line(call="GET /api/privacy/notices", may=FIELD),),
    "notices_to_workers.print_notice": (Line(call="GET /api/privacy/notices/fr", may=FIELD),),
    "privacy.end_request": (
        Line(
            call=f"POST /api/privacy/requests/{NONEXISTENT}/end", may=OFFICE, gives=frozenset({404})
        ),
    ),
    "privacy.erase_person": (of_no_person("POST /api/privacy/people/{person_id}/erase", REASON),),
    "privacy.give_file": (of_no_person("GET /api/privacy/people/{person_id}/file"),),
    "privacy.note_request": (
        of_no_person(
            "POST /api/privacy/people/{person_id}/requests", {"kind": "limitation", **REASON}
        ),
    ),
    "privacy.read_file": (of_no_person("GET /api/privacy/people/{person_id}"),),
    "retention.list_due": (Line(call="GET /api/privacy/due", may=OFFICE),),
    "retention.open_archive": (
        Line(
            call=f"POST /api/privacy/archives/{NONEXISTENT}/open",
            may=ADMINISTRATORS,
            body=lambda _: REASON,
            gives=frozenset({404}),
        ),
    ),
}
