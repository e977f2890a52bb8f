"""Lists and pages of the registers as they are answered: values, and what people call the rest."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.problems import FieldError, Invalid, NotFound
from backend.records import journal, queries, registers
from backend.records.folding import words_of
from backend.records.labels import label_of, labels, references
from backend.records.lacking import lacking
from backend.records.registers import Order, Row, Wanted
from backend.records.working_set import WorkingSet
from backend.registers import eligible, rights
from backend.registers.declared import (
    DECLARED,
    MERGED,
    filters,
    narrowing,
    register_of,
    sortable,
    written,
)
from sync.exchange import Stored
from sync.record import Kind, Role
from sync.records import RECORDS

RELATED = 8
YES = {"true": True, "false": False}


def index(territory: str, role: Role) -> list[dict[str, Any]]:
    """Tell how many records each register has, and how many wait to be completed."""
    return [
        {
            "type": table,
            "total": registers.count(Wanted(territory, table)),
            "drafts": registers.count(Wanted(territory, table, equal=drafts))
            if (drafts := draft_of(table))
            else 0,
        }
        for table in rights.readable(role)
    ]


def draft_of(table: str) -> dict[str, Any]:
    """The values that mark a record as one to complete; none: the type has no drafts."""
    fields = RECORDS[table].fields
    if "is_draft" in fields:
        return {"is_draft": True}
    return {"state": "draft"} if table == "contract" else {}


def wanted(territory: str, table: str, asked: Mapping[str, str], search: str) -> Wanted:
    """Read the narrowing of a list (`company:<id>,is_draft:true`): Invalid."""
    register, fields = register_of(table), RECORDS[table].fields
    equal: dict[str, Any] = {}
    led = []
    for name, value in asked.items():
        if name not in filters(table):
            raise Invalid(errors=[FieldError("/where", "unknown_field")])
        if name in register.led:
            led.append((register.led[name], value))
        elif name != "merged":
            equal[name] = YES.get(value, False) if fields[name].kind is Kind.BOOLEAN else value
    return Wanted(
        territory=territory,
        table=table,
        words=words_of(search),
        found_by=register.found_by,
        equal=equal,
        led=tuple(led),
        merged={"true": True, "all": None}.get(asked.get("merged", ""), False),
    )


def order(table: str, sort: str) -> Order:
    """Read how a list is put in order (`-starts_on`: the latest first): Invalid."""
    register = register_of(table)
    if not sort:
        return Order(register.order, register.latest_first)
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name not in sortable(table):
        raise Invalid(errors=[FieldError("/sort", "unknown_field")])
    return Order(name, down)


def page(asked: Wanted, how: Order, size: int, number: int) -> dict[str, Any]:
    """Give one page of a list, with the names of what its records refer to."""
    total, rows = registers.page(asked, how, size, (number - 1) * size)
    shown = named(asked.territory, asked.table, rows)
    columns = register_of(asked.table).columns
    return {"total": total, "page": number, "size": size, "columns": columns, **shown}


def narrowed(asked: Wanted, given: Mapping[str, str]) -> dict[str, Any]:
    """Tell by what a list can be narrowed, and name what it is narrowed to."""
    offered = narrowing(asked.table)
    targets = {each["name"]: each["target"] for each in offered}
    chosen = {(target, value) for name, value in given.items() if (target := targets.get(name))}
    return {"filters": offered, "narrowed_to": labels(asked.territory, chosen)}


def named(territory: str, table: str, rows: Iterable[Row]) -> dict[str, Any]:
    """Give records with their labels, and the labels of all that they refer to."""
    rows = list(rows)
    fields = RECORDS[table].fields
    names = labels(territory, {each for row in rows for each in references(table, row, fields)})
    drafts = [row["id"] for row in rows if table == "contract" and row["state"] == "draft"]
    missing = lacking(territory, drafts) if drafts else {}
    shown = [
        {
            "id": row["id"],
            "label": label_of(table, row, names),
            "values": _values(row),
            "missing": missing.get(row["id"], []),
        }
        for row in rows
    ]
    return {"rows": shown, "names": names}


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id" and value is not None}


def record(records: WorkingSet, table: str, record_id: str, role: Role) -> dict[str, Any]:
    """Give a record with what refers to it: NotFound."""
    stored = there(records, table, record_id)
    territory = records.territory
    data = dict(stored.data)
    names = labels(territory, references(table, data, RECORDS[table].fields))
    kind = RECORDS[table]
    frozen = kind.append_only or bool(data.get("merged_into_id"))
    related, others = _related(territory, table, record_id, role)
    writes = role in kind.writers
    is_draft_contract = table == "contract" and data.get("state") == "draft"
    return {
        "type": table,
        "id": record_id,
        "label": label_of(table, data, names),
        "rev": stored.rev,
        "asked": list(written(kind)),
        "values": data,
        "names": names,
        "missing": lacking(territory, [record_id])[record_id] if is_draft_contract else [],
        "retained_minutes": _retained(records, table, record_id),
        "related": related,
        "others": others,
        "may": {
            "edit": writes and not frozen,
            "delete": writes and not kind.append_only and not related and not others,
            "merge": writes and not frozen and table in MERGED,
            "unmerge": writes and table in MERGED and bool(data.get("merged_into_id")),
            "add": rights.readable(role) if not data.get("merged_into_id") else [],
        },
    }


def _retained(records: WorkingSet, table: str, record_id: str) -> int | None:
    """The hours in the ledger for a person, merged records too, a party or a lot; else None."""
    territory = records.territory
    if table == "worker":
        merged = records.referring("worker", "merged_into_id", record_id)
        return registers.retained_minutes(territory, "worker_id", [record_id, *merged])
    if table == "lot":
        parties = records.referring("lot_party", "lot_id", record_id)
        return registers.retained_minutes(territory, "party_id", parties)
    if table == "lot_party":
        return registers.retained_minutes(territory, "party_id", [record_id])
    return None


def there(records: WorkingSet, table: str, record_id: str) -> Stored:
    """Return a record that is there: NotFound."""
    stored = records.stored(table, record_id)
    if stored is None or stored.deleted:
        raise NotFound
    return stored


def _related(
    territory: str, table: str, record_id: str, role: Role
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What refers to a record: the registers with their first records, the others counted."""
    related: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for name, field, total in registers.referring(territory, table, record_id):
        if not rights.may_know(name, role):
            others.append({"type": None, "field": None, "total": total})
        elif name not in DECLARED or field == "merged_into_id":
            others.append({"type": name, "field": field, "total": total})
        else:
            asked = Wanted(territory, name, equal={field: record_id}, merged=None)
            found = page(asked, order(name, ""), RELATED, 1)
            related.append({"type": name, "field": field, **found})
    return related, others


def history(records: WorkingSet, table: str, record_id: str) -> dict[str, Any]:
    """Tell who did what, and when, to a record and to those merged into it."""
    there(records, table, record_id)
    territory = records.territory
    merged = records.referring(table, "merged_into_id", record_id) if table in MERGED else ()
    lines = journal.history(territory, [record_id, *merged])
    staff = queries.names_of_staff(territory, (line["user_id"] for line in lines))
    acts = [_act(line, staff) for line in lines]
    mentioned = {(act["table"], act["record_id"]) for act in acts}
    for act in acts:
        for values in (act["before"], act["after"]):
            mentioned |= references(act["table"], values, values.keys() & RECORDS[table].fields)
    names = labels(territory, mentioned)
    return {
        "acts": [{**act, "about": names.get(act["record_id"], "")} for act in acts],
        "names": names,
    }


def _act(line: dict[str, Any], staff: Mapping[str, str]) -> dict[str, Any]:
    return {
        "seq": line["seq"],
        "by": staff.get(line["user_id"], ""),
        "at": line["received_at"],
        "kind": line["kind"],
        "intent": line["intent"],
        "table": line["tbl"],
        "record_id": line["record_id"],
        "status": line["result"]["status"],
        "before": line["before"],
        "after": line["body"].get("set") or {},
    }


def blank(
    records: WorkingSet, table: str, given: Mapping[str, str], user: str, today: str
) -> dict[str, Any]:
    """What the form of a new record begins with: what is usual, and what it is added to."""
    fields = written(RECORDS[table])
    refs = {n: v for n, v in given.items() if n in fields and fields[n].kind is Kind.REF}
    values: dict[str, Any] = {**register_of(table).blank, **refs}
    months = None
    if table == "eligibility" and "worker_id" in refs:
        months, hired = eligible.months_of(records, refs["worker_id"])
        values |= {"valid_from": hired or today, "first_hired_on": hired}
        values["valid_until"] = eligible.usual_end(values["valid_from"], months)
    if table == "eligibility_proof":
        known = records.data("staff", user) is not None
        values |= {"seen_on": today, "seen_by_id": user if known else None}
    names = labels(records.territory, references(table, values, values.keys()))
    kept = {name: value for name, value in values.items() if value is not None}
    return {"asked": list(fields), "values": kept, "names": names, "months": months}
