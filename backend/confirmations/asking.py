"""Asking: who answers for a site, the letter with its link, and asking again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from backend.accounts import links
from backend.accounts.links import Wanted
from backend.accounts.models import Link, Territory, new_id
from backend.accounts.territory_settings import settings_of
from backend.confirmations import letters
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month, month_of
from backend.extensions import db
from backend.mail import outbox
from backend.records.company_side import presences_in, surviving
from backend.records.working_set import WorkingSet
from sync.hours import first_day, last_day

PURPOSE, PAGE = "confirmation", "/c"
LONGEST_LIFE = timedelta(days=7)
ANSWERS_FOR_A_SITE = re.compile(r"chef|conduct|responsable|manager", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A company at work on a site in a month, and who answers for it there, if anybody does."""

    site_id: str
    company_id: str
    period: str
    contact_id: str | None


@dataclass
class Outcome:
    """What asking for a month came to."""

    asked: int = 0
    known: int = 0
    """Asked before: nothing is sent twice."""
    settled: int = 0
    """Nobody to ask about, or everything answered already."""
    without_address: int = 0
    """Nobody answers for the company there, or he has no address."""


def ask_all(territory: Territory, period: str, now: datetime) -> Outcome:
    """Ask once about each company on each site in a month; asking again changes nothing."""
    outcome = Outcome()
    records = WorkingSet(db.session.connection(), territory.id)
    for place in places_of(records, territory.id, period):
        if request_of(territory.id, place) is not None:
            outcome.known += 1
            continue
        month = month_of(records, place.company_id, place.site_id, period)
        if not month.lines or month.is_settled:
            outcome.settled += 1
        elif address_of(records, place.contact_id):
            ask(territory, records, place, now)
            outcome.asked += 1
        else:
            outcome.without_address += 1
    return outcome


def places_of(records: WorkingSet, territory_id: str, period: str) -> Iterator[Place]:
    """The companies on active sites in a month, each with who answers for it there.

    Who answers for several sites of one operation is asked once: a sheet is of a lot, not of a
    site, and its lines are the same.
    """
    first, last = first_day(period).isoformat(), last_day(period).isoformat()
    seen: dict[tuple[str, str], str | None] = {}
    for row in presences_in(territory_id, first, last):
        site = records.data("site", row["site_id"])
        if site is None or site["state"] == "planned":
            continue
        company = surviving(records, row["company_id"])
        known = seen.get((row["site_id"], company))
        seen[row["site_id"], company] = known or row["site_manager_id"]
    asked: set[tuple[str, str, str | None]] = set()
    for (site_id, company_id), contact in sorted(seen.items()):
        answering = contact or _by_role(records, (company_id, site_id), last)
        operation = (records.data("site", site_id) or {})["operation_id"]
        if (operation, company_id, answering) not in asked:
            asked.add((operation, company_id, answering))
            yield Place(site_id, company_id, period, answering)


def _by_role(records: WorkingSet, place: tuple[str, str], last: str) -> str | None:
    """The contact of a company whose role says that he answers for this site, or for sites.

    He is there on the ``last`` day of the month.
    """
    company_id, site_id = place
    found = []
    for each in records.referring("contact", "company_id", company_id):
        contact = records.data("contact", each) or {}
        there = (contact.get("valid_from") or last) <= last <= (contact.get("valid_until") or last)
        fits = contact.get("site_id") in (None, site_id) and there
        if fits and ANSWERS_FOR_A_SITE.search(contact.get("role") or ""):
            found.append((contact.get("site_id") is None, each))
    return min(found)[1] if found else None


def address_of(records: WorkingSet, contact_id: str | None) -> str:
    """The address of a contact, folded to lower case; empty when there is none."""
    contact = records.data("contact", contact_id) if contact_id else None
    return ((contact or {}).get("email") or "").casefold()


def request_of(territory_id: str, place: Place) -> ConfirmationRequest | None:
    """The question already asked about a company on a site in a month, whomever it went to."""
    row = ConfirmationRequest
    return db.session.scalar(
        select(row)
        .where(
            row.territory_id == territory_id,
            row.site_id == place.site_id,
            row.company_id == place.company_id,
            row.period == place.period,
        )
        .order_by(row.asked_at.desc())
        .limit(1)
    )


def ask(
    territory: Territory,
    records: WorkingSet,
    place: Place,
    now: datetime,
    *,
    by: str | None = None,
) -> ConfirmationRequest:
    """Put the question to who answers for the site, who has an address."""
    assert place.contact_id is not None
    contact = records.data("contact", place.contact_id) or {}
    request = ConfirmationRequest(
        id=new_id(),
        territory_id=territory.id,
        site_id=place.site_id,
        company_id=place.company_id,
        contact_id=place.contact_id,
        period=place.period,
        recipient=address_of(records, place.contact_id),
        recipient_name=contact["name"],
        recipient_role=contact.get("role") or "",
        asked_at=now,
        asked_by=by,
        last_asked_at=now,
        times_asked=0,
        said=[],
    )
    db.session.add(request)
    month = month_of(records, place.company_id, place.site_id, place.period)
    send(territory, request, month, now, by=by)
    return request


def send(
    territory: Territory,
    request: ConfirmationRequest,
    month: Month,
    now: datetime,
    *,
    by: str | None = None,
    asked_from: str | None = None,
) -> None:
    """Send the letter with a new link, which ends the one before: NoAddress, TooMany."""
    life = min(
        timedelta(days=settings_of(territory).number("confirmation_link_days")), LONGEST_LIFE
    )
    wanted = Wanted(
        territory_id=territory.id,
        purpose=PURPOSE,
        subject={"request": request.id},
        recipient=request.recipient,
        life=life,
        about=request.about,
    )
    token = links.issue(wanted, now, asked_from=asked_from)
    secret = letters.secret_of(links.address_of(PAGE, token), links.code_of(token))
    outbox.queue(letters.asking(territory, request, month, now + life, secret, by), now)
    request.last_asked_at = now
    request.times_asked += 1
    db.session.flush()


def request_by(link: Link) -> ConfirmationRequest:
    """The question that a link is about, as it stands now."""
    wanted = link.subject["request"]
    return db.session.get_one(ConfirmationRequest, wanted, populate_existing=True)
