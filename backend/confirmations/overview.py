"""Where the confirmations of a month stand, as the desk sees them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Territory
from backend.confirmations import answering, asking
from backend.confirmations.asking import Place
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month, month_of
from backend.extensions import db
from backend.records.working_set import WorkingSet

ORDER = ("no_address", "blocked", "reopened", "to_ask", "asked", "viewed", "answered")
"""What somebody must look after comes first."""
Row = dict[str, Any]


def of_month(territory: Territory, period: str) -> list[Row]:
    """The companies on sites with people to confirm, each with its question if it was asked."""
    records = WorkingSet(db.session.connection(), territory.id)
    query = select(ConfirmationRequest).where(
        ConfirmationRequest.territory_id == territory.id, ConfirmationRequest.period == period
    )
    asked = {
        (each.site_id, each.company_id): each
        for each in db.session.scalars(query.order_by(ConfirmationRequest.asked_at))
    }
    rows = [
        row
        for place in asking.places_of(records, territory.id, period)
        for row in _row(territory, records, place, asked.get((place.site_id, place.company_id)))
    ]
    return sorted(rows, key=lambda row: (ORDER.index(row["state"]), row["site"], row["company"]))


def of_request(territory: Territory, request: ConfirmationRequest) -> Row:
    """One question as it stands."""
    records = WorkingSet(db.session.connection(), territory.id)
    place = Place(request.site_id, request.company_id, request.period, request.contact_id)
    month = month_of(records, request.company_id, request.site_id, request.period)
    return _shown(territory, records, place, (request, month))


def _row(
    territory: Territory,
    records: WorkingSet,
    place: Place,
    request: ConfirmationRequest | None,
) -> Iterator[Row]:
    month = month_of(records, place.company_id, place.site_id, place.period)
    if month.lines or request is not None:
        yield _shown(territory, records, place, (request, month))


def _shown(
    territory: Territory,
    records: WorkingSet,
    place: Place,
    told: tuple[ConfirmationRequest | None, Month],
) -> Row:
    request, month = told
    contact = records.data("contact", place.contact_id) if place.contact_id else None
    manager = contact or {}
    row: Row = {
        "id": None,
        "site_id": place.site_id,
        "site": month.site,
        "company_id": place.company_id,
        "company": month.company,
        "month": place.period,
        "state": "to_ask" if asking.address_of(records, place.contact_id) else "no_address",
        "manager": manager.get("name"),
        "manager_role": manager.get("role") or "",
        "recipient": manager.get("email"),
        "times_asked": 0,
        "signed_by": "",
        "lines": len(month.lines),
        "confirmed_lines": sum(line.said is not None for line in month.lines),
        "said": [],
    }
    if request is None:
        if month.lines and month.is_settled:
            row["state"] = "answered"
        return row
    return row | _of_request(territory, records, request, month)


def _of_request(
    territory: Territory, records: WorkingSet, request: ConfirmationRequest, month: Month
) -> Row:
    signed = ", ".join(filter(None, [request.signed_name, request.signed_role]))
    return {
        "id": request.id,
        "state": _state(territory, records, request, month),
        "manager": request.recipient_name,
        "manager_role": request.recipient_role,
        "recipient": request.recipient,
        "asked_at": request.asked_at,
        "last_asked_at": request.last_asked_at,
        "times_asked": request.times_asked,
        "viewed_at": request.viewed_at,
        "answered_at": request.answered_at,
        "reference": request.reference,
        "signed_by": signed,
        "said": [{**each, "name": month.names.get(each["key"], "")} for each in request.said],
    }


def _state(
    territory: Territory, records: WorkingSet, request: ConfirmationRequest, month: Month
) -> str:
    if request.reopened_at is not None:
        return "reopened"
    if request.answered_at is not None:
        return "answered"
    if answering.is_declarer(request, month, records) and not answering.may_confirm(territory):
        return "blocked"
    return "viewed" if request.viewed_at is not None else "asked"
