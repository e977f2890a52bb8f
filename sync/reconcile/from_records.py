"""The engine's inputs from the application's records, first part: sheets and registers.

Declared minutes of a line are those worked and those of training together. Of the versions of a
sheet the latest that was handed in counts; a draft is nobody's word yet.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sync.hours import first_day
from sync.reconcile.book import Book, Data, Grid, Records, day, day_in_france, day_or_none
from sync.reconcile.claims import group
from sync.reconcile.declared import Line, Match, Mode, Sheet, WrittenTotal
from sync.reconcile.evidence import Evidence
from sync.reconcile.from_clauses import clauses_of, commitments_of
from sync.reconcile.from_visits import observed_of
from sync.reconcile.registers import Company, Eligibility, Employment
from sync.reconcile.terms import Owed, Stop
from sync.records.monthly_sheet import HANDED_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sync.reconcile.visited import Capture

_LEAVE = ("congé", "conges", "absent", "arrêt", "arret", "maladie")


def evidence_of_records(
    records: Records,
    *,
    as_of: date,
    since: str | None = None,
    captures: Iterable[Capture] = (),
    changed: Mapping[str, tuple[str, ...]] | None = None,
) -> Evidence:
    """All that the records say on a day.

    ``since`` is the first month judged: the training of earlier months counts as
    done. ``captures`` and ``changed`` (by visit, observations altered after its signature) come
    from the journal, not from the records.
    """
    book = Book(records)
    sheets = tuple(_sheets(book, since or ""))
    return Evidence(
        as_of=as_of,
        sheets=sheets,
        employments=tuple(_employments(book)),
        eligibilities=tuple(_eligibilities(book)),
        companies=tuple(_companies(book)),
        birth_years=tuple(_birth_years(book)),
        owed=tuple(_owed(book, as_of)),
        stops=tuple(_stops(book)),
        clauses=tuple(clauses_of(book, sheets, as_of, since)),
        commitments=tuple(commitments_of(book)),
        linked=frozenset(_linked(book)),
        observed=observed_of(book, captures=tuple(captures), changed=changed or {}),
    )


def line_digest(line: Data) -> str:
    """The SHA-256 of the figures of a sheet line: what a site manager confirms or contests."""
    grid: Grid = line.get("daily_minutes") or {}
    daily = sorted(grid.items())
    figures = (line.get("worker_id"), line["worked_minutes"], line.get("training_minutes"), daily)
    return hashlib.sha256(repr(figures).encode()).hexdigest()


def latest_sheets(records: Records) -> dict[tuple[str, str], str]:
    """The id of the sheet that counts, by party and month."""
    handed = (s for s in records.get("monthly_sheet", {}).items() if s[1]["state"] in HANDED_IN)
    ordered = sorted(handed, key=lambda each: each[1]["version"])
    return {(data["party_id"], data["period"]): key for key, data in ordered}


def _sheets(book: Book, since: str) -> Iterator[Sheet]:
    """The sheets that count; their lines have a digest from the first month judged on."""
    lines = group(sorted(book.table("sheet_line").items()), lambda each: str(each[1]["sheet_id"]))
    for (party, period), sheet_id in sorted(latest_sheets(book.records).items()):
        if party not in book.table("lot_party"):
            continue
        data = book.table("monthly_sheet")[sheet_id]
        lot = book.lot_of(party)
        written = lines.get(sheet_id, ())
        mine = tuple(_line(book, (key, each), period, party, since) for key, each in written)
        yield Sheet(
            id=party,
            version=sheet_id,
            company=book.company_of(party),
            siret=str(book.table("company").get(book.company_of(party), {}).get("siret", "")),
            lot=lot,
            site=book.site_of(lot),
            slot=(period,),
            stated=(period,),
            received=_received(data),
            totals=tuple(_totals(data, lines.get(sheet_id, ()))),
            lines=mine,
        )


def _received(sheet: Data) -> date:
    """The day on which it was handed in; one without an instant is never late."""
    instant = sheet.get("submitted_at")
    return day_in_france(instant) if instant else first_day(sheet["period"])


def _line(book: Book, written: tuple[str, Data], period: str, party: str, since: str) -> Line:
    key, data = written
    worker = book.person(data.get("worker_id"))
    training = data.get("training_minutes") or 0
    tab, _, row = (data.get("cell") or "").rpartition("!")
    number = "".join(letter for letter in row if letter.isdigit())
    grid: Grid = data.get("daily_minutes") or {}
    comment = (data.get("comment") or "").casefold()
    return Line(
        id=key,
        month=period,
        name=data["raw_name"],
        company=book.company_of(party),
        match=Match.KNOWN if worker else Match.NOBODY,
        worker=worker,
        minutes=data["worked_minutes"] + training,
        training=training,
        absence=data.get("absence_minutes") or 0,
        absence_noted=any(word in comment for word in _LEAVE),
        days=tuple(sorted((day(on), minutes) for on, minutes in grid.items())),
        contract=data.get("kind"),
        tutor=data.get("tutor_raw"),
        tab=tab or None,
        row=int(number) if number else None,
        cell=data.get("cell"),
        digest=line_digest(data) if period >= since else None,
    )


def _totals(data: Data, lines: Iterable[tuple[str, Data]]) -> Iterator[WrittenTotal]:
    """The written total may leave training out: the nearer sum is the one meant."""
    written = data.get("declared_total_minutes")
    if written is None:
        return
    worked = sum(line["worked_minutes"] for _, line in lines)
    trained = sum(line.get("training_minutes") or 0 for _, line in lines)
    nearest = min((worked, worked + trained), key=lambda total: abs(total - written))
    yield WrittenTotal(data["period"], written, nearest)


def _employments(book: Book) -> Iterator[Employment]:
    for key, data in book.table("employment").items():
        parties = [str(each["party_id"]) for each in book.allocations.get(key, ())]
        yield Employment(
            id=key,
            worker=book.person(data["worker_id"]) or "",
            employer=data["employer_id"],
            host=data.get("host_company_id"),
            allocated=tuple(dict.fromkeys(map(book.company_of, parties))),
            contract=data["kind"],
            mode=Mode(data["execution_mode"]),
            first=day(data["starts_on"]),
            last=day_or_none(data.get("ended_on") or data.get("planned_end_on")),
            weekly_minutes=data["weekly_minutes"],
            lots=frozenset(map(book.lot_of, parties)),
            site=book.site_of(book.lot_of(parties[0])) if parties else None,
        )


def _eligibilities(book: Book) -> Iterator[Eligibility]:
    """An expired one was valid until its last day."""
    for key, data in book.table("eligibility").items():
        yield Eligibility(
            id=key,
            worker=book.person(data["worker_id"]) or "",
            first=day(data["valid_from"]),
            last=day(data["valid_until"]),
            valid=data["state"] in ("valid", "expired"),
        )


def _companies(book: Book) -> Iterator[Company]:
    for key, data in book.table("company").items():
        until = day_or_none(data.get("active_until"))
        siae = data.get("structure_kind")
        yield Company(id=key, name=data["name"], siae=siae, active_until=until)


def _birth_years(book: Book) -> Iterator[tuple[str, int]]:
    for key, data in book.table("worker").items():
        if data.get("birth_year"):
            yield key, data["birth_year"]


def _stops(book: Book) -> Iterator[Stop]:
    for key, data in book.table("site_stop").items():
        site = book.main_site(data["site_id"])
        yield Stop(id=key, site=site, first=day(data["from_on"]), last=day(data["to_on"]))


def _owed(book: Book, as_of: date) -> Iterator[Owed]:
    """A sheet is owed while somebody is allocated to the party, and for months of a sighting."""
    seen = _sighted(book)
    placed = group(book.table("employment_allocation").values(), lambda a: str(a["party_id"]))
    for party in sorted(book.table("lot_party")):
        lot, company = book.lot_of(party), book.company_of(party)
        site = book.site_of(lot)
        spans = [
            (day(a["from_on"]), day_or_none(a.get("to_on")) or as_of) for a in placed.get(party, ())
        ]
        spans += [(on, on) for on in sorted(seen.get((site, company), ()))]
        for first, last in spans:
            if first <= last:
                yield Owed(lot=lot, site=site, company=company, first=first, last=last, sheet=party)


def _sighted(book: Book) -> dict[tuple[str, str], set[date]]:
    found: dict[tuple[str, str], set[date]] = {}
    for data in book.table("attendance_observation").values():
        visit = book.visits.get(data["visit_id"])
        if visit is None or data.get("status") != "seen" or book.is_draft(data["worker_id"]):
            continue
        on, site = visit[0], book.main_site(visit[1]["site_id"])
        company = data.get("company_id") or book.worked_for(data["worker_id"], on)
        found.setdefault((site, company), set()).add(on)
    return found


def _linked(book: Book) -> Iterator[frozenset[str]]:
    """Holder and subcontractor of the same lot may lend each other people."""
    for data in book.table("lot_party").values():
        parent = data.get("parent_id")
        if parent in book.table("lot_party"):
            yield frozenset({str(data["company_id"]), book.company_of(str(parent))})
