"""Turning signed minutes into messages, and the visit into a distributed one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson

from backend.accounts.models import Territory
from backend.attachments.storage import in_use
from backend.documents import copies, letters, render
from backend.documents.copies import Receiver
from backend.mail.letters import Attachment, Letter
from backend.mail.schemas import MINUTES
from backend.problems import Problem
from backend.records.people import named_in
from backend.records.store import Actor, Store
from backend.records.working_set import WorkingSet
from backend.wordings import Words
from sync.exchange import Stored
from sync.minutes import Minutes
from sync.minutes.formats import day_in_france
from sync.records.visit import SIGNED_STATES

LANGUAGE = "fr"
LAST_BLOCK = "sign_off"


class NotSigned(Problem):
    """The visit is not signed: there is nothing to send yet."""

    status, code = HTTPStatus.CONFLICT, "not_signed"
    title = Words("Cette visite n’est pas signée.", "This visit is not signed.")
    detail = Words("Terminez et signez la visite, puis envoyez le compte rendu.",
                   "Finish and sign the visit, then send the minutes.")  # fmt: skip


class NobodyToSendTo(Problem):
    """No participant receives the minutes at a usable address."""

    status, code = HTTPStatus.CONFLICT, "nobody_to_send_to"
    title = Words("Personne ne peut recevoir ce compte rendu.", "Nobody can receive these minutes.")
    detail = Words(
        "Indiquez un courriel pour au moins un participant qui reçoit le compte rendu.",
        "Give an e-mail address for at least one participant who receives the minutes.",
    )


@dataclass(frozen=True)
class Post:
    """The messages of a visit, and who should get one but has no usable address."""

    messages: tuple[Letter, ...]
    without_address: tuple[str, ...]


def prepared(records: WorkingSet, visit: Stored, territory: Territory, at: datetime) -> Post:
    """The messages of a visit's minutes: NotSigned, NobodyToSendTo. Changes nothing."""
    if visit.data["state"] not in SIGNED_STATES:
        raise NotSigned
    to = copies.receivers(records, visit.record_id)
    if not to.found:
        raise NobodyToSendTo(without_address=list(to.without_address))
    day = day_of(visit.data)
    made: dict[str, tuple[Minutes, bytes]] = {}
    for copy in {each.copy for each in to.found}:
        minutes = copies.read(records, visit.record_id, LANGUAGE, copy)
        pdf = render.pdf_of(minutes.plain(), frame_of(territory, minutes), at)
        made[copy] = (minutes, pdf)
    letters_to = (_letter(each, *made[each.copy], territory, day) for each in to.found)
    return Post(tuple(letters_to), to.without_address)


def distribute(store: Store, visit: Stored, actor: Actor) -> str:
    """Mark a signed visit as distributed; gives the state that it has then.

    What was prepared holds only for the visit as it was then: NotSigned when it is so no more.
    """
    now_kept = store.records.data("visit", visit.record_id) or {}
    if now_kept.get("state") not in SIGNED_STATES:
        raise NotSigned
    if now_kept["state"] == "signed":
        store.put("visit", visit.record_id, {**now_kept, "state": "distributed"}, actor)
        return "distributed"
    return str(now_kept["state"])


def frame_of(territory: Territory, minutes: Minutes) -> render.Frame:
    """What stands around the minutes on paper."""
    read = partial(in_use().read, territory.id, form="full")
    return render.Frame(territory.name, territory.demo, copies.pictures(minutes, read))


def day_of(visit: Mapping[str, Any]) -> str:
    """The French day of a visit, empty when it has none."""
    started = visit.get("started_at")
    return day_in_france(started) if started else str(visit.get("planned_on") or "")


def _letter(to: Receiver, minutes: Minutes, pdf: bytes, territory: Territory, day: str) -> Letter:
    reply = _reply_period(minutes)
    return Letter(
        territory_id=territory.id,
        kind=MINUTES,
        about=minutes.visit,
        digest=copies.digest_of(minutes),
        recipient=to.address,
        recipient_name=to.name,
        subject=letters.subject_of(minutes),
        body=letters.body_of(minutes, to.name, territory.name, reply, demo=territory.demo),
        attachment=Attachment(name=copies.file_name(minutes, day), content=pdf),
        persons=frozenset(named_in(territory.id, orjson.dumps(minutes.plain()).decode())),
    )


def _reply_period(minutes: Minutes) -> str:
    """The sentence about the reply period, as the minutes say it: the last of their notes."""
    block = next(each for each in minutes.blocks if each.key == LAST_BLOCK)
    return next(part.text for part in reversed(block.parts) if part.kind == "text")
