"""What waits for somebody at the office: collisions and held changes, with both sides' words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from backend.accounts.identity import Identity
from backend.follow_up.naming import Names
from backend.records import journal, queries
from backend.records.working_set import WorkingSet
from sync.merge import groups
from sync.protocol import Status
from sync.records import RECORDS
from sync.settle import waits_for

Line = Mapping[str, Any]
TAKEN = {Status.APPLIED, Status.MERGED}


def waiting(records: WorkingSet, me: Identity) -> dict[str, Any]:
    """Return all that waits to be settled, by due day, and the names of what it mentions."""
    found = _first_of_each(queries.open_matters(me.territory_id))
    records.load(row["record_id"] for row in found)
    lines = journal.history(me.territory_id, {row["record_id"] for row in found})
    people = {row["author_id"] for row in found} | {line["user_id"] for line in lines}
    staff = queries.names_of_staff(me.territory_id, people)
    names = Names(records, me.tags)
    about = {row["id"]: [line for line in lines if line["record_id"] == row["record_id"]]
             for row in found}  # fmt: skip
    items = [_matter(row, about[row["id"]], records, names, staff) for row in found]
    mentioned = [(row["table"], side) for row in found for side in _sides(row)]
    return {"items": items, "names": names.of_values_named(mentioned)}


def _first_of_each(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what is held only because something else in the list is: it is decided with it.

    What is left tells how many go with it (``along``).
    """
    firsts = [row for row in found if row.get("reason") != "depends_on_held"]
    others = [row for row in found if row.get("reason") == "depends_on_held"]
    under = {(r["author_id"], r["record_id"]): r["id"] for r in firsts if r["type"] == "hold"}
    along: Counter[str] = Counter()
    while True:
        going = [(row, top) for row in others if (top := _top(row, under)) is not None]
        if not going:
            break
        for row, top in going:
            under[row["author_id"], row["record_id"]] = top
            along[top] += 1
        others = [row for row in others if all(row is not gone for gone, _ in going)]
    return [{**row, "along": along[row["id"]]} for row in found if row in firsts or row in others]


def _top(row: Mapping[str, Any], under: Mapping[tuple[str, str], str]) -> str | None:
    """Return what a held change waits for, of the same author."""
    mine = {record: top for (author, record), top in under.items() if author == row["author_id"]}
    return next((top for record, top in mine.items() if waits_for(row, {record})), None)


def _sides(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    content = row.get("content") or {}
    sides = (row.get("base"), row.get("theirs"), row.get("mine"), content.get("set"))
    return [side for side in (*sides, content.get("was")) if side]


def _matter(
    row: dict[str, Any],
    lines: Sequence[Line],
    records: WorkingSet,
    names: Names,
    staff: dict[str, str],
) -> dict[str, Any]:
    stored = records.by_id(row["record_id"])
    proposed = (row.get("content") or {}).get("set") or {}
    values = stored.data if stored is not None else proposed
    made = _made_by(row, lines)
    office = _last_word(row, lines, made)
    visit = row["record_id"] if row["table"] == "visit" else values.get("visit_id")
    shown = ("base", "theirs", "mine", "group", "kind", "content", "problems")
    return {
        "id": row["id"],
        "table": row["type"],
        "about": row["table"],
        "record_id": row["record_id"],
        "title": names.of_values(row["table"], values),
        "visit_id": visit,
        "site": _site(visit, values, names),
        "reason": row.get("reason") or "" if row["type"] == "hold" else "conflict",
        "late": bool(row.get("late")),
        "along": row["along"],
        "author": staff.get(row["author_id"], ""),
        "written_at": made["received_at"] if made else None,
        "office_by": staff.get(office["user_id"], "") if office else "",
        "office_at": office["received_at"] if office else None,
        "office": _as_it_stands(row["table"], stored.data if stored else {}, proposed),
        "due_on": row["due_on"],
        "data": {name: row[name] for name in shown if row.get(name) is not None},
    }


def _site(visit: str | None, values: Mapping[str, Any], names: Names) -> str:
    site = values.get("site_id")
    return names.of(visit) if visit else names.of(site) if isinstance(site, str) else ""


def _as_it_stands(table: str, data: Mapping[str, Any], proposed: Mapping[str, Any]) -> Line:
    """Return what the office has now where a held change proposes something."""
    known = RECORDS[table].fields if table in RECORDS else {}
    return {name: data[name] for name in proposed if name in known and name in data}


def _made_by(row: Mapping[str, Any], lines: Sequence[Line]) -> Line | None:
    """Return the change that was held or collided."""
    mine = [line for line in lines if line["user_id"] == row["author_id"]]
    if row["type"] == "hold":
        held = (line for line in mine if (line["result"].get("held") or {}).get("id") == row["id"])
        return next(held, None)
    clashes = [line for line in mine if line["result"].get("conflict")]
    exact = [line for line in clashes if line["result"]["conflict"] == row["id"]]
    return _last(exact or clashes)


def _last_word(row: Mapping[str, Any], lines: Sequence[Line], made: Line | None) -> Line | None:
    """Return the change that gave the office its version."""
    before = [
        line
        for line in lines
        if line["result"]["status"] in TAKEN
        and (made is None or line["received_at"] <= made["received_at"])
    ]
    group = row.get("group")
    touching = [line for line in before if group in _touched(row["table"], line)]
    return _last(touching or before)


def _last(lines: Sequence[Line]) -> Line | None:
    return lines[-1] if lines else None


def _touched(table: str, line: Line) -> set[str]:
    kind = RECORDS.get(table)
    values = line["body"].get("set") or {}
    known = {name: value for name, value in values.items() if kind and name in kind.fields}
    return set(groups(kind, known)) if kind else set()
