"""How a collision or a held change is settled: what remains to be applied, and by whose right."""

from collections.abc import Collection, Mapping
from typing import Any

from sync.merge import groups, put_leaf
from sync.protocol import Op, OpKind
from sync.record import FIELD_WORK, OFFICE, Role, natural_id
from sync.records import RECORDS

HOURS = frozenset(
    {"monthly_sheet", "sheet_line", "hours_confirmation", "discrepancy", "retained_hours"}
)
CHOICES = {
    "conflict": frozenset({"mine", "theirs", "both", "other"}),
    "hold": frozenset({"accept", "refuse"}),
}
STATES = {"accept": "accepted", "refuse": "refused"}
Values = Mapping[str, Any]


def settlers(table: str, about: str) -> frozenset[Role]:
    """Return the roles that may settle: hours and held changes are a supervisor's to decide."""
    return OFFICE if table == "hold" or about in HOURS else FIELD_WORK


def wrong_choice(op: Op, data: Values) -> str | None:
    """Return the pointer of what is wrong with a settlement of a matter, None when it can be read.

    ``data`` is the matter's: values other than those that collided are no part of it.
    """
    choice = op.values.get("choice")
    if not isinstance(choice, str) or choice not in CHOICES.get(op.table, frozenset()):
        return "/choice"
    if choice in ("both", "other") and not _is_about(op.values.get("values"), data):
        return "/values"
    reason = op.values.get("reason")
    if choice == "refuse" and not reason:
        return "/reason"
    return None if reason is None or isinstance(reason, str) else "/reason"


def _is_about(values: object, data: Values) -> bool:
    if not isinstance(values, dict):
        return False
    return data["kind"] != "same_field" or values.keys() <= (data.get("mine") or {}).keys()


def is_settled_likewise(op: Op, data: Values) -> bool:
    """Tell whether somebody has made the same choice already: two who agree do not quarrel."""
    choice = op.values["choice"]
    if op.table == "hold":
        return bool(data["state"] == STATES[choice])
    return choice in ("mine", "theirs") and data.get("settled_with") == choice


def change_to_apply(op: Op, data: Values, rev: int, deleted: Values | None = None) -> Op | None:
    """Return the change that a settlement asks for, None when the office's version stays.

    ``data`` and ``rev`` are those of the conflict or hold. The settler has seen what it shows, so
    that a change that came in since collides anew instead of being overwritten. ``deleted`` has
    the last values of the record, when it is deleted: the change brings it back.
    """
    choice = op.values["choice"]
    if choice in ("theirs", "refuse"):
        return None
    if op.table == "hold":
        return _held_change(op, data)
    wanted = data["mine"] if choice == "mine" else op.values["values"]
    if data["kind"] == "delete_after_update" and choice == "mine":
        return _op(op, OpKind.DELETE, data, {}, {}, rev)
    if deleted is not None:
        return _op(op, OpKind.CREATE, data, _upon(deleted, data["table"], _values(wanted)), {}, rev)
    return _op(op, OpKind.UPDATE, data, _values(wanted), _values(data.get("theirs") or {}), rev)


def waits_for(hold: Values, decided: Collection[str]) -> bool:
    """Tell whether a change is held only because a change of one of these records is."""
    if hold["reason"] != "depends_on_held":
        return False
    fields = RECORDS[hold["table"]].fields if hold["table"] in RECORDS else {}
    named = [v for n, v in hold["content"]["set"].items() if n in fields and isinstance(v, str)]
    return any(each in decided for each in (hold["record_id"], *named))


def settled(op: Op, data: Values, settler: str) -> dict[str, Any]:
    """Return the values of the conflict or hold once it is settled."""
    choice = op.values["choice"]
    if op.table == "hold":
        done = {"state": STATES[choice], "decision_reason": op.values.get("reason")}
    else:
        done = {"state": "settled", "settled_with": choice, "reason": op.values.get("reason")}
    return {**data, **done, "settled_by": settler}


def _held_change(op: Op, data: Values) -> Op:
    content = data["content"]
    base = content.get("base") or {}
    return Op(
        op=natural_id("settle", op.op),
        n=0,
        kind=OpKind(content["kind"]),
        table=data["table"],
        record_id=data["record_id"],
        values=content["set"],
        was=content["was"],
        base_rev=base.get("rev") or 0,
        base_epoch=base.get("epoch"),
        intent="settle",
    )


def _op(
    op: Op, kind: OpKind, data: Values, wanted: dict[str, Any], was: dict[str, Any], rev: int
) -> Op:
    return Op(
        op=natural_id("settle", op.op),
        n=0,
        kind=kind,
        table=data["table"],
        record_id=data["record_id"],
        values=wanted,
        was=was,
        base_rev=rev,
        heard=rev,
        base_epoch=op.base_epoch,
        intent="settle",
    )


def _upon(last: Values, table: str, wanted: Values) -> dict[str, Any]:
    """Return the values of a record that comes back: its last ones, with what is wanted now."""
    found = dict(last)
    for leaves in groups(RECORDS[table], wanted).values():
        for leaf, value in leaves.items():
            put_leaf(found, leaf, value)
    return found


def _values(leaves: Values) -> dict[str, Any]:
    """Turn leaves (``answers.T01``) back into the values of a change."""
    found: dict[str, Any] = {}
    for leaf, value in leaves.items():
        name, _, item = leaf.partition(".")
        if item:
            found.setdefault(name, {})[item] = value
        else:
            found[name] = value
    return found
