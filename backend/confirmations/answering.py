"""Taking an answer: once, whole, under the name of who gives it."""

from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from sqlalchemy import select

from backend.accounts import links
from backend.accounts.models import Link, Territory, User
from backend.accounts.territory_settings import settings_of
from backend.clock import day_in_france
from backend.confirmations.asking import PURPOSE, request_by
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month, month_of
from backend.confirmations.reading import Answer, Given
from backend.extensions import db
from backend.problems import Problem
from backend.records import journal
from backend.records.store import Actor, Store
from backend.records.working_set import WorkingSet
from backend.wordings import Words
from sync.record import natural_id

DEVICE = "link"
BY_LINK = "par lien"
HANDED_IN = "submitted"


class Declarer(Problem):
    """Who handed the hours in may not confirm them (the territory may choose otherwise)."""

    status, code = HTTPStatus.CONFLICT, "declarer"
    title = Words("Qui déclare ne confirme pas.", "Who declares does not confirm.")
    detail = Words("Une autre personne présente sur le chantier doit confirmer ces heures.",
                   "Somebody else who was on the site must confirm these hours.")  # fmt: skip


class AnsweredOtherwise(Problem):
    """Another answer was received before; it counts until its author takes it up again."""

    status, code = HTTPStatus.CONFLICT, "answered_otherwise"
    title = Words("Une réponse a déjà été reçue.", "An answer was received already.")
    detail = Words("Elle compte. Rouvrez le lien pour la voir ou la corriger.",
                   "It counts. Open the link again to see or correct it.")  # fmt: skip


@dataclass(frozen=True)
class Sender:
    """From which link and machine an answer comes."""

    token: str
    address: str


def take(store: Store, sender: Sender, given: Given, now: datetime) -> ConfirmationRequest:
    """Use the link and write what was said; the same answer again gives the same receipt.

    LinkUnknown, LinkOver, AnsweredOtherwise, Declarer. ``given`` has no error.
    """
    link = links.find(sender.token, PURPOSE)
    request = request_by(link)
    if _is_known(request, given):
        return request
    if links.state_of(link, now) == "used":
        raise AnsweredOtherwise
    territory = db.session.get_one(Territory, store.territory)
    month = month_of(store.records, request.company_id, request.site_id, request.period)
    declares = is_declarer(request, month, store.records)
    if declares and not may_confirm(territory):
        raise Declarer
    links.consume(sender.token, PURPOSE, now, address=sender.address)
    actor = Actor(f"link:{request.id}", DEVICE, now, day_in_france(now))
    signed = f"{given.name}, {given.role} ({BY_LINK}{', a aussi déclaré' if declares else ''})"
    for answer in given.answers:
        _write(store, request, answer, signed[:200], actor)
    request.answered_at, request.answer_id = now, given.answer_id
    request.answer_digest, request.reference = given.digest, _reference(request, given)
    request.signed_name, request.signed_role = given.name, given.role
    request.said = [each.plain() for each in given.answers]
    request.reopened_at = None
    db.session.flush()
    return request


def is_declarer(request: ConfirmationRequest, month: Month, records: WorkingSet) -> bool:
    """Tell whether who is asked handed in a sheet of the month: by his account, or by his name."""
    users = set(_who_handed_in(request.territory_id, month.sheets))
    by_account = select(User.id).where(User.id.in_(users), User.email == request.recipient)
    if users and db.session.scalar(by_account.limit(1)) is not None:
        return True
    named = {
        (records.data("monthly_sheet", each) or {}).get("submitted_by") for each in month.sheets
    }
    return request.recipient_name.casefold() in {name.casefold() for name in named if name}


def may_confirm(territory: Territory) -> bool:
    """Tell whether who declares may confirm here, which the answer then says."""
    return settings_of(territory).is_on("declarer_confirms")


def may_reopen_until(request: ConfirmationRequest, territory: Territory) -> datetime:
    """Until when an answer may be taken up again."""
    days = settings_of(territory).number("confirmation_reopen_days")
    assert request.answered_at is not None
    return request.answered_at + timedelta(days=days)


def reopen(link: Link, request: ConfirmationRequest, now: datetime, until: datetime) -> None:
    """Let somebody take his answer up again: LinkOver. What he said stays until he says anew."""
    assert request.answered_at is not None
    links.reopen(link, now, within=until - request.answered_at)
    request.reopened_at = now


def _is_known(request: ConfirmationRequest, given: Given) -> bool:
    """Tell whether this very answer was received: AnsweredOtherwise when its id said otherwise."""
    if not given.answer_id or request.answer_id != given.answer_id:
        return False
    if request.answer_digest != given.digest:
        raise AnsweredOtherwise
    return True


def _who_handed_in(territory: str, sheets: Iterable[str]) -> Iterable[str]:
    for line in journal.history(territory, sheets):
        if line["body"].get("set", {}).get("state") == HANDED_IN:
            yield line["user_id"]


def _write(
    store: Store, request: ConfirmationRequest, answer: Answer, signed: str, actor: Actor
) -> None:
    party_id, _, worker_id = answer.key.partition("/")
    record_id = natural_id("hours_confirmation", party_id, worker_id, request.period)
    known = store.records.data("hours_confirmation", record_id)
    if answer.state == "not_here" and _is_confirmed_by_another(known, answer, signed):
        return  # he was on the other site of the operation: both may be right
    values = {
        "party_id": party_id,
        "worker_id": worker_id,
        "period": request.period,
        "state": answer.state,
        "confirmed_minutes": answer.minutes,
        "confirmed_at": actor.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "confirmed_by": signed,
        "line_digest": answer.digest,
        "comment": answer.comment or None,
    }
    store.put("hours_confirmation", record_id, values, actor)


def _is_confirmed_by_another(known: Mapping[str, Any] | None, answer: Answer, signed: str) -> bool:
    """Tell whether somebody else confirmed hours of the line as it is now."""
    if known is None or known["state"] != "confirmed":
        return False
    same_person = known["confirmed_by"].partition(",")[0] == signed.partition(",")[0]
    return not same_person and known.get("line_digest") == answer.digest


def _reference(request: ConfirmationRequest, given: Given) -> str:
    drawn = sha256(f"{request.id} {given.answer_id} {given.digest}".encode()).digest()
    return f"C-{request.period}-{b32encode(drawn)[:6].decode('ascii')}"
