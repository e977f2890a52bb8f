"""Each type of record × each role: who may send a change of it, and which fields he reads."""

from datetime import date

import orjson
import pytest

from backend.records.reading import read_by
from sync.exchange import Sender, Stored, decide
from sync.protocol import Op, OpKind
from sync.record import Role
from sync.records import RECORDS
from sync.scope import steps_of
from tests.backend.access import records as said
from tests.backend.personas import HERE, identifier

ID = identifier("a record")
TODAY = date(2026, 3, 10)
EVERYTHING = frozenset({f"territory:{HERE}", "ref", f"me:{identifier('me')}"})


class Empty:
    """An office without any record."""

    def stored(self, *_asked):
        return None

    data = stored

    def __getattr__(self, _question):
        return lambda *_asked: ()


def answer(role: Role, table: str, values: dict) -> list[str]:
    """What is said to somebody who holds every tag and sends a change of a type."""
    op = Op(ID, 1, OpKind.CREATE, table, ID, values, {}, 0, None)
    sender = Sender(identifier("me"), role, EVERYTHING, identifier("phone"), HERE)
    return [each.code for each in decide(op, sender, Empty(), TODAY).problems]


def test_each_type_is_said_once() -> None:
    assert said.WRITERS.keys() == RECORDS.keys()
    assert sum(len(names) for _, *names in said.TYPES_OF_WRITERS) == len(RECORDS)


@pytest.mark.parametrize("role", Role)
def test_a_role_sends_the_changes_that_are_its_own_and_no_others(role) -> None:
    refused = {name for name in RECORDS if "not_your_role" in answer(role, name, {})}
    assert refused == {name for name, writers in said.WRITERS.items() if role not in writers}


@pytest.mark.parametrize("role", Role)
def test_some_fields_are_for_the_office_to_write(role) -> None:
    for table, (writers, fields) in said.FOR_THE_OFFICE_TO_WRITE.items():
        refused = {
            name
            for name in RECORDS[table].fields
            if "not_your_role" in answer(role, table, {name: None})
        }
        if role in writers & said.WRITERS[table]:
            assert refused == set()
        elif role in said.WRITERS[table]:
            assert refused == fields
        else:
            assert refused == RECORDS[table].fields.keys()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("table", RECORDS)
def test_a_role_reads_the_fields_that_are_not_kept_from_it(role, table) -> None:
    names = RECORDS[table].fields.keys()
    row = {"table": "worker"} if table == "conflict" else {}
    line = {
        "t": "put",
        "tbl": table,
        "id": ID,
        "tags": ["ref"],
        "data": {**dict.fromkeys(names, "x"), **row},
    }
    read = orjson.loads(read_by(role, frozenset({"ref"}), orjson.dumps(line)))["data"].keys()
    kept = said.KEPT_FROM_COMPANIES.get(table, set())
    if table == "conflict":
        kept = {"base", "mine", "theirs"}  # a worker's fields are in it
    assert names - read == (set() if role in said.UNIT else kept)


@pytest.mark.parametrize("role", Role)
def test_a_company_alone_does_not_read_which_others_a_record_reaches(role) -> None:
    line = {"t": "put", "tbl": "lot", "id": ID, "tags": ["party:mine", "party:other"], "data": {}}
    read = orjson.loads(read_by(role, frozenset({"party:mine"}), orjson.dumps(line)))
    assert read["tags"] == (line["tags"] if role in said.UNIT else ["party:mine"])


def reached(table: str) -> set[str]:
    """Whom the declared paths of a type reach."""
    found = set()
    for path in RECORDS[table].scope:
        if path in {"ref", "same"} or path.startswith("me."):
            found.add({"ref": "everybody", "same": "the record's"}.get(path, "author"))
        else:
            found.add(steps_of(table, path)[-1].target)
    return found


@pytest.mark.parametrize("table", RECORDS)
def test_a_record_reaches_those_who_are_said(table) -> None:
    by_name = (
        (said.IN_THE_OFFICE, set()),
        (said.EVERYBODY_S, {"everybody"}),
        (said.THEIR_AUTHOR_S, {"author"}),
        (said.THE_RECORD_S, {"the record's"}),
        (said.COMPANY_SIDE, {"site", "lot_party"}),
    )
    expected = next((whom for names, whom in by_name if table in names), {"site"})
    assert reached(table) == expected


def test_a_collision_shows_a_company_both_sides_of_what_is_not_kept_from_it() -> None:
    sides = {"base": "x", "mine": "y", "theirs": "z"}
    line = {"t": "put", "tbl": "conflict", "id": ID, "tags": [], "data": {"table": "lot", **sides}}
    read = orjson.loads(read_by(Role.COMPANY_ADMIN, frozenset(), orjson.dumps(line)))
    assert read["data"] == line["data"]


SITE, CONTACT, ELSEWHERE = (identifier(each) for each in ("a site", "a contact", "a port"))
MINE = frozenset({f"site:{SITE}"})
ROY = {"name": "Mme Roy", "site_id": SITE, "is_draft": True}


class Holding(Empty):
    """An office with a site of the sender's and whatever else a test puts there."""

    def __init__(self, *others: Stored, gone: bool = False) -> None:
        site = Stored("site", SITE, 1, {"label": "Gare"}, MINE, {}, deleted=gone)
        self.records = {(each.table, each.record_id): each for each in (site, *others)}

    def stored(self, table, record_id):
        return self.records.get((table, record_id))

    def data(self, table, record_id):
        found = self.stored(table, record_id)
        return None if found is None else found.data


def becomes(office: Holding, kind: OpKind, values: dict, base: int = 0) -> str | None:
    """Why a change of a contact by an officer of the site is held; None where it takes effect."""
    op = Op(ID, 1, kind, "contact", CONTACT, values, dict.fromkeys(values), base, None)
    sender = Sender(identifier("me"), Role.OFFICER, MINE, identifier("phone"), HERE)
    return decide(op, sender, office, TODAY).hold


def roy(site: str) -> Stored:
    values = {**ROY, "site_id": site}
    return Stored("contact", CONTACT, 1, values, frozenset({f"site:{site}"}), {})


def test_what_takes_effect_on_an_officer_s_own_site() -> None:
    assert becomes(Holding(), OpKind.CREATE, ROY) is None
    assert becomes(Holding(roy(SITE)), OpKind.DELETE, {}, base=1) is None


@pytest.mark.parametrize("kind", [OpKind.UPDATE, OpKind.DELETE])
def test_a_record_that_does_not_reach_somebody_is_not_his_to_change(kind) -> None:
    assert becomes(Holding(roy(ELSEWHERE)), kind, {}, base=1) == "out_of_scope"


def test_nobody_refers_to_what_is_deleted() -> None:
    assert becomes(Holding(gone=True), OpKind.CREATE, ROY) == "unknown_record"


def test_nobody_puts_a_record_where_he_does_not_see_it() -> None:
    there = Stored("site", ELSEWHERE, 1, {"label": "Port"}, MINE, {})
    moved = {**ROY, "site_id": ELSEWHERE}
    assert becomes(Holding(there), OpKind.CREATE, moved) == "out_of_scope"
