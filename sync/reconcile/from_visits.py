"""The engine's inputs from the application's records, second part: visits, checks, confirmations.

What a worker said, heard alone, is not among the inputs: it never lowers hours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import TYPE_CHECKING

from sync.hours import FRANCE, first_day, last_day
from sync.reconcile.book import Book, Data, day, day_or_none
from sync.reconcile.claims import group
from sync.reconcile.observed import Observed
from sync.reconcile.papers import Confirmation, Extract, Register
from sync.reconcile.seen import RollCall, Seen, Source, Status
from sync.reconcile.tutorship import Tutor, Tutored, TutoringCheck
from sync.reconcile.visited import Announced, Capture, Site, Visit
from sync.records.visit import SIGNED_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

MEETINGS = frozenset({"launch", "quarterly", "closing"})
NOON = 12
_STATUS = {
    "seen": Status.SEEN,
    "not_seen": Status.NOT_SEEN,
    "unknown_person": Status.UNKNOWN,
    "declined": Status.DECLINED,
}
_EXCUSES = frozenset({"leave", "sick", "other_site"})


def observed_of(
    book: Book, *, captures: tuple[Capture, ...], changed: Mapping[str, tuple[str, ...]]
) -> Observed:
    """All that was seen on visits, confirmed by site managers and shown in registers."""
    return Observed(
        roll_calls=tuple(_roll_calls(book)),
        checks=tuple(_checks(book)),
        tutors=tuple(_tutors(book)),
        tutored=tuple(_tutored(book)),
        confirmations=tuple(_confirmations(book)),
        announced=tuple(_announced(book)),
        extracts=(*_extracts(book), *_payslips(book)),
        visits=tuple(_visits(book, changed)),
        sites=tuple(_sites(book)),
        captures=captures,
    )


def _roll_calls(book: Book) -> Iterator[RollCall]:
    noted = group(
        sorted(book.table("attendance_observation").items()),
        lambda each: str(each[1]["visit_id"]),
    )
    for visit_id, (on, visit) in book.visits.items():
        entries = [e for e in noted.get(visit_id, ()) if e[1].get("status")]
        seen = tuple(_seen(book, key, data, on) for key, data in entries)
        if seen:
            yield RollCall(
                id=visit_id,
                site=book.main_site(visit["site_id"]),
                day=on,
                companies=frozenset(each.company for each in seen if each.company),
                seen=seen,
            )


def _seen(book: Book, key: str, data: Data, on: date) -> Seen:
    worker = book.person(data["worker_id"]) or ""
    known = None if book.is_draft(worker) else worker
    who = book.table("worker").get(worker, {})
    return Seen(
        id=key,
        worker=known,
        company=data.get("company_id") or book.worked_for(worker, on),
        status=_status(data),
        source=Source(data.get("source") or "officer_saw"),
        lot=data.get("lot_id"),
        label=f"{who.get('last_name', '')} {who.get('first_name', '')}".strip(),
        morning=_is_morning(data.get("observed_at")),
    )


def _status(data: Data) -> Status:
    status, reason = data["status"], data.get("absence_reason")
    if status != "reported_absent":
        return _STATUS[status]
    if reason == "training":
        return Status.IN_TRAINING
    return Status.JUSTIFIED if reason in _EXCUSES else Status.ABSENT


def _is_morning(instant: str | None) -> bool | None:
    if instant is None:
        return None
    return datetime.fromisoformat(instant).astimezone(FRANCE).hour < NOON


def _checks(book: Book) -> Iterator[TutoringCheck]:
    tutors = book.table("tutor")
    for key, data in book.table("tutoring_check").items():
        held = book.visits.get(data["visit_id"])
        if held is None or data["employment_id"] not in book.table("employment"):
            continue
        on, visit = held
        met = data.get("tutor_met") or tutors.get(data.get("tutor_id") or "", {}).get("name")
        answers: Mapping[str, Data] = data.get("answers") or {}
        yield TutoringCheck(
            id=key,
            worker=book.person(data["worker_id"]) or "",
            company=book.company_on(data["employment_id"], on),
            day=on,
            site=book.main_site(visit["site_id"]),
            employment=data["employment_id"],
            tutor_met=met,
            tutor=data.get("tutor_id"),
            weekly_minutes=data.get("weekly_minutes"),
            answers={item: str(each.get("answer", "")) for item, each in answers.items()},
        )


def _tutors(book: Book) -> Iterator[Tutor]:
    for key, data in book.table("tutor").items():
        yield Tutor(id=key, name=data["name"], is_employer=bool(data["is_employer"]))


def _tutored(book: Book) -> Iterator[Tutored]:
    for key, data in book.table("tutor_assignment").items():
        yield Tutored(
            id=key,
            tutor=data["tutor_id"],
            employment=data["employment_id"],
            first=day(data["from_on"]),
            last=day_or_none(data.get("to_on")),
            deputy=bool(data["is_deputy"]),
        )


def _confirmations(book: Book) -> Iterator[Confirmation]:
    """Each person's word on a party's month; two of a person who was there twice are added up."""
    known = book.table("lot_party")
    told = [
        each for each in book.table("hours_confirmation").items() if each[1]["party_id"] in known
    ]
    for same in group(told, lambda each: _about(book, each[1])).values():
        first, *others = (_confirmation(book, key, data) for key, data in sorted(same))
        yield reduce(_added, others, first)


def _about(book: Book, data: Data) -> str:
    return f"{book.person(data['worker_id'])}/{data['party_id']}/{data['period']}"


def _confirmation(book: Book, key: str, data: Data) -> Confirmation:
    """«Pas sur mon chantier» contests the whole line."""
    away = data["state"] == "not_here"
    return Confirmation(
        id=key,
        worker=book.person(data["worker_id"]) or "",
        company=book.company_of(data["party_id"]),
        lot=book.lot_of(data["party_id"]),
        month=data["period"],
        minutes=0 if away else data.get("confirmed_minutes"),
        contested=data["state"] != "confirmed",
        digest=data.get("line_digest"),
    )


def _added(one: Confirmation, other: Confirmation) -> Confirmation:
    """Two records of one person were merged: their figures are of different lines."""
    known = one.minutes is not None and other.minutes is not None
    minutes = (one.minutes or 0) + (other.minutes or 0) if known else None
    contested = one.contested or other.contested
    return replace(one, minutes=minutes, contested=contested, digest=None)


def _extracts(book: Book) -> Iterator[Extract]:
    for key, data in book.table("register_extract").items():
        if data["visit_id"] in book.visits:
            yield Extract(
                id=key,
                worker=book.person(data["worker_id"]) or "",
                company=data["company_id"],
                first=day(data["from_on"]),
                last=day(data["to_on"]),
                minutes=data["register_minutes"],
                kind=Register(data["kind"]),
            )


def _payslips(book: Book) -> Iterator[Extract]:
    """Paid hours of a whole month, over all sites of one employer."""
    for key, data in book.table("payslip").items():
        yield Extract(
            id=key,
            worker=book.person(data["worker_id"]) or "",
            company=data["company_id"],
            first=first_day(data["period"]),
            last=last_day(data["period"]),
            minutes=data["paid_minutes"],
            kind=Register(data["kind"]),
            table="payslip",
        )


def _announced(book: Book) -> Iterator[Announced]:
    for data in book.table("announced_headcount").values():
        if data["visit_id"] in book.visits:
            on, visit = book.visits[data["visit_id"]]
            yield Announced(
                meeting=data["visit_id"],
                site=book.main_site(visit["site_id"]),
                day=on,
                company=data["company_id"],
                persons=data["persons"],
            )


def _visits(book: Book, changed: Mapping[str, tuple[str, ...]]) -> Iterator[Visit]:
    for key, (on, data) in book.visits.items():
        yield Visit(
            id=key,
            site=data["site_id"],
            day=on,
            meeting=data["kind"] in MEETINGS,
            signed=data["state"] in SIGNED_STATES,
            contested=data["state"] == "contested",
            changed=changed.get(key, ()),
        )


def _sites(book: Book) -> Iterator[Site]:
    for key, data in book.table("site").items():
        opened = day_or_none(data.get("opened_on"))
        if data["state"] == "active" and opened is not None:
            yield Site(id=key, first=opened, last=day_or_none(data.get("closed_on")))
