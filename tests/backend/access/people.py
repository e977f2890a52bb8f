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


def of_no_archive(call: str, body: Mapping[str, Any] | None = None) -> tuple[Line, ...]:
    """An archive that is not there."""
    gone = frozenset({404})
    return (
        Line(call=call.format(NONEXISTENT), may=ADMINISTRATORS, body=lambda _: body, gives=gone),
    )


REASON = {"reason": "sa demande"}
OF_PEOPLE: dict[str, tuple[Line, ...]] = {
    "archives.erase_archive": of_no_archive("POST /api/privacy/archives/{}/erase", REASON),
    "archives.find": (
        Line(
            call="POST /api/privacy/archives/search",
            may=ADMINISTRATORS,
            body=lambda _: {"name": "Konaté"},
        ),
    ),
    "archives.give_archive": of_no_archive("GET /api/privacy/archives/{}/file"),
    "archives.hold": of_no_archive(
        "POST /api/privacy/archives/{}/requests", {"kind": "litigation", **REASON}
    ),
    "archives.open_archive": of_no_archive("POST /api/privacy/archives/{}/open", REASON),
    "erasures.end": (
        Line(
            call=f"POST /api/privacy/erasures/{NONEXISTENT}/end", may=OFFICE, gives=frozenset({404})
        ),
    ),
    "erasures.list_unread": (Line(call="GET /api/privacy/erasures", may=OFFICE),),
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
    "retention.consent_to_purge": (Line(call="POST /api/privacy/due/consent", may=ADMINISTRATORS),),
    "retention.list_due": (Line(call="GET /api/privacy/due", may=OFFICE),),
}
