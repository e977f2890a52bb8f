"""What the lines of the access matrix are made of: who may call, what is tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sync.protocol import SCHEMA
from tests.backend.personas import PEOPLE, PHONE_OF_CHLOE, PHONE_OF_INES, Person, identifier

EVERYBODY = frozenset(name for name, person in PEOPLE.items() if not person.disabled)
FIELD = frozenset({"alice", "bruno", "chloe", "damien", "ines", "jean"})
OFFICE = frozenset({"alice", "damien", "ines"})
FIGURES = FIELD | {"gilles"}
ADMINISTRATORS = frozenset({"damien"})
COMPANIES = frozenset({"fatou"})
SHEET_WRITERS = OFFICE | {"fatou"}
SHEET_READERS = FIELD | {"fatou"}
KEEPERS = OFFICE | {"hugo"}
NOBODY: frozenset[str] = frozenset()
WITHOUT_AGGREGATES = EVERYBODY - {"gilles"}

NONEXISTENT = identifier("nothing at all")


def no_body(_: Person) -> None:
    return None


def same(_: Person) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One call, and who may make it."""

    call: str
    may: frozenset[str]
    body: Callable[[Person], Any] = no_body
    gives: frozenset[int] = frozenset({200})
    own: Callable[[Person], Mapping[str, str]] = field(default=same)
    """The values of the path that the caller may use."""
    others: tuple[Mapping[str, str], ...] = ()
    """Values of the path that must look like nothing."""
    open_to_all: bool = False
    drains: bool = False
    """Open to a revoked phone that empties its outbox."""


def push(person: Person) -> dict[str, Any]:
    return {"device": person.device, "user": person.id, "schema": SCHEMA, "outbox": {}, "ops": []}


def pull(person: Person) -> dict[str, Any]:
    return {"device": person.device, "schema": SCHEMA}


def no_upload(_: Person) -> Mapping[str, str]:
    """An upload of nobody; foreign ones are tried in test_attachments, with the headers of tus."""
    return {"upload_id": NONEXISTENT}


def of_no_visit(call: str) -> Line:
    """Minutes of a visit that is not there; foreign ones are tried in tests/documents."""
    nothing = {"visit_id": NONEXISTENT}
    return Line(
        call=call, may=FIELD, own=lambda _: nothing, gives=frozenset({404}), others=(nothing,)
    )


def of_no_message(call: str) -> Line:
    """A message that is not there; foreign ones are tried in tests/documents."""
    nothing = {"message_id": NONEXISTENT}
    return Line(
        call=call, may=OFFICE, own=lambda _: nothing, gives=frozenset({404}), others=(nothing,)
    )


def closing(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "basis": "0"}


def of_no_party(call: str) -> Line:
    """A month of a party that is not there; foreign ones are tried in tests/discrepancies."""
    nothing = {"party_id": NONEXISTENT}
    return Line(
        call=call,
        may=OFFICE,
        body=BODIES.get(call.rpartition("/")[2], no_body) if call[0] == "P" else no_body,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def of_no_sheet(method: str, step: str, may: frozenset[str], **body: Any) -> Line:
    """A month of a party that is not there; foreign ones are tried in tests/backend/sheets."""
    nothing = {"party_id": NONEXISTENT}
    bodies: dict[str, Any] = {"PUT": {"rev": "", "lines": []}, "GET": None, "POST": {"rev": ""}}
    moved = {"rev": "", "party_id": NONEXISTENT, "month": "2026-02"}
    return Line(
        call=f"{method} /api/sheets/{{party_id}}/2026-02{step}",
        may=may,
        body=lambda _: body or (moved if step == "/move" else bodies[method]),
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def of_no_record(call: str, body: Mapping[str, Any] | None = None) -> Line:
    """A record that is not there; foreign ones are tried in tests/backend/registers."""
    nothing = {"record_id": NONEXISTENT}
    return Line(
        call=call,
        may=KEEPERS,
        body=lambda _: body,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def of_no_question(call: str) -> Line:
    """A question that is not there; foreign ones are tried in tests/backend/discrepancies."""
    nothing = {"question_id": NONEXISTENT, "file_id": NONEXISTENT}
    return Line(
        call=call,
        may=COMPANIES,
        body=BODIES.get(call.rpartition("/")[2], no_body),
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def answer(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "text": "Voici."}


def begun(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT}


def question(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "findings": [{"key": "key", "basis": "0", "state": "open"}]}


def of_no_reading(method: str, step: str, may: frozenset[str], **body: Any) -> Line:
    """A file that nobody sent; foreign ones are tried in tests/backend/sheets."""
    nothing = {"reading_id": NONEXISTENT}
    told = {"rev": 1, **body} if method == "POST" else None
    return Line(
        call=f"{method} /api/sheets/readings/{{reading_id}}{step}",
        may=may,
        body=lambda _: told,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def decision(_: Person) -> dict[str, Any]:
    seen = {"key": "key", "basis": "0", "state": "open"}
    return {"op": NONEXISTENT, "decision": "accepted", "findings": [seen]}


def empty(_: Person) -> dict[str, Any]:
    return {}


def device(call: str, gives: set[int]) -> Line:
    """A device of the caller; a peer's and one of another territory look like nothing."""
    foreign = NONEXISTENT, PHONE_OF_CHLOE, PHONE_OF_INES
    return Line(
        call=call,
        may=EVERYBODY,
        gives=frozenset(gives),
        own=lambda person: {"device_id": person.device},
        others=tuple({"device_id": each} for each in foreign),
    )


def account(call: str, gives: set[int], body: Callable[[Person], Any] = no_body) -> Line:
    """An account of the administrator's territory; one of another looks like none at all."""
    foreign = NONEXISTENT, PEOPLE["ines"].id
    return Line(
        call=call,
        may=ADMINISTRATORS,
        body=body,
        gives=frozenset(gives),
        own=lambda _: {"user_id": PEOPLE["chloe"].id},
        others=tuple({"user_id": each} for each in foreign),
    )


BODIES = {
    "answers": answer,
    "closing": closing,
    "correction": begun,
    "decisions": decision,
}
