"""The doors of the exchange: what a phone may ask, push and pull."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request

from backend.accounts.identity import me
from backend.audit.reading import shows_lines
from backend.clock import now
from backend.contract import contract
from backend.extensions import begin_reading, db
from backend.problems import FieldError, TooLarge
from backend.records import feed
from backend.records.timeline import Mark
from backend.settings import in_force
from backend.syncing import cursor as cursors
from backend.syncing import marks, sealed
from backend.syncing.compression import body_of, compressed
from backend.syncing.problems import (
    ClientTooOld,
    DeviceForked,
    Gap,
    InvalidOp,
    NotSettled,
    UserMismatch,
)
from backend.syncing.pull import Asked, page_of
from backend.syncing.push import Pushed, settle_from_desk, take
from backend.syncing.schemas import ANSWER, Pull, Push, Settled, Settlement
from sync import protocol
from sync.protocol import Op, OpKind, UnreadableError, read_op

bp = Blueprint("syncing", __name__, url_prefix="/sync/v1")
desk = Blueprint("settling", __name__, url_prefix="/api")


def _secret() -> str:
    return in_force().key("cursor").hex()


def _holder() -> str:
    """Whose a cursor is: somebody who goes to another territory begins anew there."""
    return f"{me().territory_id} {me().user_id}"


def _of_marks() -> str:
    """What signs the marks of the user's territory: those of another say nothing of a restore."""
    return in_force().key(f"mark {me().territory_id}").hex()


def _on_one_timeline(mark: Mark | None) -> None:
    """Begin a new timeline where a phone shows that an older backup was put in place."""
    if marks.is_foreign(mark, me().territory_id):
        assert mark is not None
        db.session.rollback()
        marks.begin_anew(mark, me().territory_id)
        db.session.commit()


@bp.get("/info")
@contract(gives=ANSWER)
def info() -> dict[str, object]:
    """Versions, limits, the epoch and the time of the office."""
    clock = feed.clock_of(me().territory_id)
    return {
        "protocol": protocol.PROTOCOL,
        "protocol_min": protocol.PROTOCOL,
        "schema": {"min": protocol.OLDEST_SCHEMA, "current": protocol.SCHEMA},
        "limits": {"ops": protocol.OPS_PER_PUSH, "rows": protocol.PAGE_ROWS},
        "time": now().isoformat(),
        "epoch": clock.epoch,
        "features": ["tus"],
    }


@bp.post("/push")
@contract(
    takes=Push,
    gives=ANSWER,
    problems=(DeviceForked, Gap, UserMismatch, ClientTooOld, InvalidOp),
)
def push(body: dict[str, Any]) -> Response:
    """Take the changes of one device, in the order in which they were made."""
    if body["user"] != me().user_id:
        raise UserMismatch
    if body["schema"] < protocol.OLDEST_SCHEMA:
        raise ClientTooOld
    if len(body["ops"]) > protocol.OPS_PER_PUSH:
        raise TooLarge
    try:
        ops = [read_op(raw, index) for index, raw in enumerate(sealed.opened(body["ops"]))]
    except UnreadableError as error:
        raise InvalidOp(errors=[FieldError(error.pointer, error.code)]) from error
    _on_one_timeline(marks.read(body["mark"], _of_marks()))
    taken = take(Pushed(str(body["device"]), body["schema"], body["outbox"], ops), me())
    db.session.commit()
    return compressed(taken.body(_of_marks()), request)


@bp.post("/pull")
@contract(takes=Pull, gives=ANSWER, problems=(ClientTooOld,))
def pull(body: dict[str, Any]) -> Response:
    """Return the next page of what is new under the tags that the user holds now."""
    cursor = cursors.read(body.get("cursor"), _secret(), _holder())
    seen = cursor.seen() if cursor is not None else None
    _on_one_timeline(marks.read(body["mark"], _of_marks()) or seen)
    begin_reading()
    asked = Asked(
        cursor=cursor,
        schema=body["schema"],
        limit=body["limit"],
        prefer=tuple(body["prefer"]),
        is_lost=cursor is None and body.get("cursor") is not None,
    )
    page = page_of(asked, me(), _of_marks())
    shows_lines(page.lines or ())
    signed = None
    if page.cursor is not None:
        signed = cursors.write(page.cursor, _secret(), _holder())
    return compressed(body_of(page.head, signed, page.lines), request)


@bp.get("/hint")
@contract(gives=ANSWER)
def hint() -> Response:
    """Return the last number of the territory; 304 when it is the one that the phone knows."""
    clock = feed.clock_of(me().territory_id)
    if request.args.get("since") == str(clock.seq):
        return Response(status=304)
    head = {"protocol": protocol.PROTOCOL, "epoch": clock.epoch, "seq": clock.seq}
    return compressed(body_of(head, None, None), request)


@desk.post("/to-settle/<uuid:matter_id>")
@contract(takes=Settlement, gives=Settled, problems=(NotSettled,))
def settle(matter_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Settle a collision or a held change from the desk, as a phone does by a push."""
    values = {name: value for name, value in body.items() if name not in {"op", "table"}}
    op = Op(
        op=str(body["op"]),
        n=0,
        kind=OpKind.SETTLE,
        table=body["table"],
        record_id=str(matter_id),
        values=values,
        was={},
        base_rev=0,
        base_epoch=None,
        intent="settle",
    )
    answer = settle_from_desk(op, me())
    if answer.get("held"):
        held = answer["held"]
        problems = [FieldError(each["pointer"], each["code"]) for each in held["problems"]]
        raise NotSettled(reason=held["reason"], errors=problems)
    db.session.commit()
    return answer
