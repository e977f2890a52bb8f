"""The log of readings: written after each answer that shows people, before the answer leaves.

Which routes show people is said in the policy (`Rule.reads`). Whom an answer shows is found in the
answer itself: the ids in its JSON that are of people. A route that gives a file, or the stored
bytes of a pull, says whom by `shows`. Where the line cannot be written the answer does not leave.
"""

import logging
import re
from collections.abc import Iterable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import orjson
from flask import Flask, Response, g, request
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from backend.accounts import policy
from backend.accounts.identity import me
from backend.accounts.models import new_id
from backend.accounts.reads import Reads
from backend.audit import alarms, lines, tables
from backend.audit.chain import Chain, append
from backend.clock import now
from backend.extensions import begin_reading, db
from backend.mail.models import MailMessage
from backend.problems import TooMany, Unavailable, answer
from backend.records import batches
from backend.records.people import among, met_at

AN_ID = re.compile(rb'"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"')
A_PERSON_SENT = b'{"t":"put","tbl":"worker","id":"'
ID_LENGTH = 36
AGAIN = timedelta(minutes=10)
SAME = ("territory_id", "user_id", "device_id", "address", "endpoint", "what", "persons")
REFUSALS = HTTPStatus.MULTIPLE_CHOICES
log = logging.getLogger("jalon.security")
OF_REGISTERS = {
    "worker": Reads.FILE,
    "employment": Reads.FILE,
    "outcome": Reads.FILE,
    "payslip": Reads.FILE,
    "eligibility": Reads.ELIGIBILITY,
    "eligibility_proof": Reads.PROOF,
    "worker_voice": Reads.WORDS,
}
"""What a record of a register shows, where the route serves any of them."""


def register(app: Flask) -> None:
    """Log the readings of an application."""
    app.after_request(watch)


def shows(persons: Iterable[str | None]) -> None:
    """Say whom the answer to this request shows, where its JSON does not."""
    g.setdefault("shown_persons", set()).update(filter(None, persons))


def shows_archived(persons: Iterable[str]) -> None:
    """Say that the answer shows people of the archive, who may be nobody in the active base."""
    g.setdefault("shown_archived", set()).update(persons)


def shows_in(told: object) -> None:
    """Say that the answer shows whoever is named by an id in some JSON values."""
    shows(_ids(orjson.dumps(told, default=str, option=orjson.OPT_NON_STR_KEYS)))


def shows_lines(sent: Iterable[bytes]) -> None:
    """Say whom the lines of a pull bring to a phone."""
    start = len(A_PERSON_SENT)
    shows(
        line[start : start + ID_LENGTH].decode() for line in sent if line.startswith(A_PERSON_SENT)
    )


def watch(response: Response) -> Response:
    """Log whom an answer shows; returns the answer, or a refusal in its place."""
    rule = policy.rule_of(request.endpoint) if request.endpoint else None
    if rule is None or rule.reads is None or "me" not in g or not response.status_code < REFUSALS:
        return response
    try:
        _log(_what(rule.reads), _persons(response, rule.reads))
    except TooMany as refused:
        db.session.commit()  # the alarm
        return answer(refused)
    except SQLAlchemyError as error:
        db.session.rollback()
        log.exception("a reading cannot be noted: the answer does not leave", exc_info=error)
        return answer(Unavailable(headers={"Retry-After": "5"}))
    return response


def _what(declared: Reads) -> Reads:
    table = (request.view_args or {}).get("table")
    if declared is Reads.FILE and table is not None:
        return OF_REGISTERS.get(table, Reads.NAMES)
    return declared


def _persons(response: Response, what: Reads) -> set[str]:
    """Return the people whom an answer shows."""
    told: set[str] = g.get("shown_persons", set())
    if what is Reads.PHONE:
        return told
    named = _ids(response.get_data()) if response.is_json else set[str]()
    named.update(str(each) for each in (request.view_args or {}).values())
    if what is Reads.MAIL:
        told |= _named_in_mail(str((request.view_args or {}).get("message_id")))
    archived: set[str] = g.get("shown_archived", set())
    return archived | among(me().territory_id, told | named)


def _named_in_mail(message_id: str) -> set[str]:
    """Return whom a message names; of one of old, who was met at the visit that it is about."""
    found = db.session.get(MailMessage, message_id)
    if found is None:
        return set()
    if found.persons is not None:
        return set(found.persons)
    return met_at(me().territory_id, found.about)


def _ids(content: bytes) -> set[str]:
    return {found.decode() for found in AN_ID.findall(content)}


def _log(what: Reads, persons: set[str]) -> None:
    db.session.rollback()  # whatever the route had to write is committed
    if not persons:
        return
    row: dict[str, Any] = {
        "territory_id": me().territory_id,
        "id": new_id(),
        "at": now(),
        "user_id": me().user_id,
        "device_id": me().device_id,
        "address": (request.remote_addr or "")[:45],
        "endpoint": request.endpoint,
        "what": str(what),
        "persons": len(persons),
    }
    begin_reading()  # most often it stands, and nobody waits for those who write
    stands = _stands(row, persons)
    db.session.rollback()
    if stands:
        return
    keep(row, persons)
    alarms.after_reading(row["territory_id"], row["user_id"], row["at"])
    db.session.commit()


def _stands(row: dict[str, Any], persons: set[str]) -> bool:
    """Whether the very same was noted a moment ago: a page that stays open asks again by itself."""
    read, of = tables.reading.c, tables.reading_of.c
    same = [read[name] == row[name] for name in SAME]
    recent = select(read.id).where(*same, read.at > row["at"] - AGAIN, read.at <= row["at"])
    last = db.session.scalar(recent.order_by(read.at.desc(), read.id).limit(1))
    if last is None:
        return False
    mine = (of.territory_id == row["territory_id"], of.read_id == last)
    return set(db.session.scalars(select(of.person_id).where(*mine))) == persons


def keep(row: dict[str, Any], persons: set[str]) -> None:
    """Write a reading and put it under its chain. The caller commits."""
    connection = db.session.connection()
    of = {name: row[name] for name in ("territory_id", "at")} | {"read_id": row["id"]}
    batches.insert(connection, tables.reading, [row])
    shown = [of | {"person_id": each} for each in sorted(persons)]
    batches.insert(connection, tables.reading_of, shown)
    line = (row["id"], lines.of_reading(row, persons))
    append(connection, row["territory_id"], Chain.READS, [line], row["at"])
