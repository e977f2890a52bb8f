"""The desk asks for confirmations, sees who answered, and sends a link again."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.accounts.links import NoAddress
from backend.accounts.models import Territory
from backend.clock import now
from backend.confirmations import asking, overview
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import month_of
from backend.confirmations.schemas import Ask, MonthAsked, Request, Requests
from backend.contract import contract
from backend.extensions import db
from backend.mail import outbox
from backend.mail.commands import wake
from backend.problems import Conflict, NotFound, Problem
from backend.records.working_set import WorkingSet
from backend.wordings import Words

bp = Blueprint("confirmations", __name__, url_prefix="/api/confirmations")


class NobodyToAsk(Problem):
    """Nobody answers for the company on this site, or he has no address."""

    status, code = HTTPStatus.CONFLICT, "nobody_to_ask"
    title = Words("Personne à solliciter.", "Nobody to ask.")
    detail = Words("Indiquez au registre le responsable de ce chantier et son courriel.",
                   "Give the site's manager and his address in the register.")  # fmt: skip


class AnsweredAlready(Conflict):
    """The manager has answered: only he takes his answer up again, within its time."""

    code = "answered_already"
    title = Words("La réponse est déjà reçue.", "The answer was received already.")
    detail = Words("Rien n’est renvoyé.", "Nothing is sent again.")


@bp.get("")
@contract(query=MonthAsked, gives=Requests)
def list_requests(query: dict[str, Any]) -> dict[str, Any]:
    """List the companies on sites in a month: who was asked, who saw it, who answered."""
    territory = db.session.get_one(Territory, me().territory_id)
    return {
        "month": query["month"],
        "sends": outbox.sends(territory),
        "requests": overview.of_month(territory, query["month"]),
    }


@bp.post("")
@contract(
    takes=Ask,
    gives=Request,
    status=201,
    problems=[NotFound, NobodyToAsk, AnsweredAlready, NoAddress],
)
def ask(body: dict[str, Any]) -> dict[str, Any]:
    """Ask the manager of a company on a site about a month; asked before, he is asked again."""
    territory = db.session.get_one(Territory, me().territory_id)
    records = WorkingSet(db.session.connection(), territory.id)
    wanted = (str(body["site_id"]), str(body["company_id"]))
    places = asking.places_of(records, territory.id, body["month"])
    place = next((each for each in places if (each.site_id, each.company_id) == wanted), None)
    if place is None:
        raise NotFound
    request = asking.request_of(territory.id, place)
    if request is not None and request.contact_id == place.contact_id:
        _send(territory, request)
    elif asking.address_of(records, place.contact_id):
        request = asking.ask(territory, records, place, now(), by=me().user_id)
    else:
        raise NobodyToAsk
    shown = overview.of_request(territory, request)
    db.session.commit()
    wake()
    return shown


@bp.post("/<uuid:request_id>/link")
@contract(gives=Request, status=202, problems=[NotFound, AnsweredAlready, NoAddress])
def resend(request_id: UUID) -> dict[str, Any]:
    """Send a new link to who was asked; the earlier one ends."""
    request = db.session.get(ConfirmationRequest, str(request_id))
    if request is None or request.territory_id != me().territory_id:
        raise NotFound
    territory = db.session.get_one(Territory, request.territory_id)
    _send(territory, request)
    shown = overview.of_request(territory, request)
    db.session.commit()
    wake()
    return shown


def _send(territory: Territory, request: ConfirmationRequest) -> None:
    if request.answered_at is not None and request.reopened_at is None:
        raise AnsweredAlready
    records = WorkingSet(db.session.connection(), territory.id)
    month = month_of(records, request.company_id, request.site_id, request.period)
    asking.send(territory, request, month, now(), by=me().user_id)
