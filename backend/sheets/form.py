"""The form of one party's month: what was saved, else what last month and contracts propose."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.accounts.models import User
from backend.extensions import db
from backend.problems import FieldError, Invalid
from backend.records import journal
from backend.records import sheets as queries
from backend.sheets import attached
from backend.sheets.slots import Asking, Told, slot
from backend.sheets.store import Month, rev_of
from sync.hours import month_after
from sync.notation.text import plain, squeezed
from sync.notation.typed import typed_minutes
from sync.reconcile.wording import hours

FIGURES = {"worked": "worked_minutes", "training": "training_minutes", "absence": "absence_minutes"}
WRITTEN = ("kind", "starts_on", "ends_on", "tutor_raw")
SHOWN = ("id", "worker_id", "raw_name", *WRITTEN, "comment", "cell")
UNSEEN = ("cell", "starts_on", "ends_on", "daily_minutes")


def page(asking: Asking, party: Told, month: str) -> Told:
    """Return the sheet of a month with its lines, or what may be filled in."""
    territory, key = asking.territory, party["party_id"]
    versions = queries.sheets(territory, [key], [month, month_after(month, -1)])
    mine = [row for row in versions if row["period"] == month]
    latest = mine[-1] if mine else None
    people = queries.people(territory, key, month)
    before = _last(row for row in versions if row["period"] != month)
    past = queries.lines(territory, [before["id"]]) if before else []
    saved = queries.lines(territory, [latest["id"]]) if latest else []
    lines = [_saved(row, past) for row in saved] if latest else _proposed(people, past)
    files = attached.by_version(territory, Month(key, month), asking.role)
    return {
        **slot(asking, party, month, mine),
        "rev": rev_of(latest, saved),
        "lines_read": lines,
        "prefilled": latest is None,
        "previous_month": before["period"] if before else None,
        "people": [
            {**row, "last_month_minutes": _last_month({**row, "raw_name": row["name"]}, past)}
            for row in _distinct(people)
        ],
        "versions": [_version(row, files) for row in mine],
        "history": _history(territory, mine),
        "total_written": latest["declared_total_minutes"] if latest else None,
        "source_file": latest["source_file"] if latest else None,
    }


def _last(rows: Iterable[Told]) -> Told | None:
    return next(reversed(list(rows)), None)


def name_of(row: Mapping[str, Any]) -> str:
    """Return a person's name as the register has it, else as it was written."""
    if row.get("last_name") is None:
        return str(row.get("raw_name") or "")
    return f"{row['last_name'].upper()} {row['first_name']}".strip()


def _saved(row: Told, past: list[Told]) -> Told:
    return {
        **{name: row[name] for name in SHOWN},
        "name": name_of(row),
        **{figure: row[figure] for figure in FIGURES.values()},
        "worked": hours(row["worked_minutes"]),
        "origin": "saved",
        "last_month_minutes": _last_month(row, past),
    }


def _last_month(row: Told, past: list[Told]) -> int | None:
    for line in past:
        same_person = row["worker_id"] and line["worker_id"] == row["worker_id"]
        if same_person or plain(line["raw_name"]) == plain(row.get("raw_name") or ""):
            return int(line["worked_minutes"])
    return None


def _proposed(people: list[Told], past: list[Told]) -> list[Told]:
    """Last month's people who are still there, those with a contract, and those of nobody known."""
    here = {row["worker_id"] for row in people}
    found = [_blank(row, "employment", past) for row in _distinct(people)]
    known = {row["worker_id"] for row in found}
    found += [
        _blank({**row, "name": name_of(row)}, "last_month", past)
        for row in past
        if row["worker_id"] is None or row["worker_id"] in here - known
    ]
    return sorted(found, key=lambda line: plain(line["name"]))


def _blank(row: Told, origin: str, past: list[Told]) -> Told:
    figures = dict.fromkeys(FIGURES.values())
    shown: Told = dict.fromkeys(SHOWN)
    told = {"worker_id": row["worker_id"], "raw_name": row.get("raw_name") or row["name"]}
    told |= {name: row.get(name) for name in WRITTEN}
    more = {"name": row["name"], "worked": "", "origin": origin}
    return {
        **shown,
        **told,
        **figures,
        **more,
        "last_month_minutes": _last_month({**row, **told}, past),
    }


def _distinct(people: list[Told]) -> list[Told]:
    """Everybody once, with the contract that began last."""
    latest = {row["worker_id"]: row for row in people}
    return [{**row, "name": name_of(row)} for row in latest.values()]


def _version(row: Told, files: Mapping[int, list[Told]]) -> Told:
    shown = ("version", "state", "submitted_at", "submitted_by", "channel", "lines", "minutes")
    told = {name: row[name] for name in shown}
    more = {"comment": row["state_comment"], "documents": files.get(row["version"], [])}
    return {**told, "sheet_id": row["id"], **more}


def _history(territory: str, versions: list[Told]) -> list[Told]:
    """Every change of state with who took it and when, from the journal."""
    numbers = {row["id"]: row["version"] for row in versions}
    lines = [
        line
        for line in journal.history(territory, numbers)
        if (line["body"].get("set") or {}).get("state")
    ]
    names = _names({line["user_id"] for line in lines})
    return [
        {
            "at": line["received_at"],
            "by": names.get(line["user_id"], ""),
            "version": numbers[line["record_id"]],
            "state": line["body"]["set"]["state"],
            "comment": line["body"]["set"].get("state_comment"),
        }
        for line in lines
    ]


def _names(ids: set[str]) -> dict[str, str]:
    found = (db.session.get(User, each) for each in sorted(ids))
    return {user.id: user.name for user in found if user is not None}


def typed_lines(
    body: Mapping[str, Any], month: str, people: list[Told], kept: Iterable[Told]
) -> list[Told]:
    """Return the values of typed lines: Invalid with a pointer at each cell that is wrong.

    What the form does not show of a line that came from a file (its cell, its dates) stays.
    """
    errors: list[FieldError] = []
    jobs = {row["worker_id"]: row["employment_id"] for row in people}
    origin = {_who(row): row for row in kept}
    found, seen = [], set[str]()
    for index, line in enumerate(body["lines"]):
        at = f"/lines/{index}"
        values, wrong = _typed(line, month, in_days=body["unit"] == "days")
        errors += [FieldError(f"{at}/{name}", code) for name, code in wrong]
        if line["worker_id"] and line["worker_id"] in seen:
            errors.append(FieldError(f"{at}/worker_id", "twice"))
        seen.add(line["worker_id"] or "")
        before = origin.get(_who(values), {})
        unseen = {name: before.get(name) for name in UNSEEN}
        if before.get("worked_minutes") != values.get("worked_minutes"):
            unseen["daily_minutes"] = None
        values |= unseen | {"employment_id": jobs.get(line["worker_id"])}
        found.append({name: value for name, value in values.items() if value is not None})
    if errors:
        raise Invalid(errors=errors)
    return found


def _who(row: Mapping[str, Any]) -> str:
    return row.get("worker_id") or plain(row["raw_name"])


def _typed(line: Told, month: str, *, in_days: bool) -> tuple[Told, list[tuple[str, str]]]:
    values: Told = {"worker_id": line["worker_id"], "raw_name": squeezed(line["raw_name"])}
    wrong = [] if values["raw_name"] else [("raw_name", "required")]
    for field, figure in FIGURES.items():
        read = typed_minutes(line[field], month, in_days=in_days)
        values[figure] = read.minutes
        if read.error is not None:
            wrong.append((field, read.error))
        elif field == "worked" and read.minutes is None:
            wrong.append((field, "required"))
    for name in ("tutor_raw", "comment"):
        values[name] = squeezed(line[name]) or None
    values["kind"] = line["kind"]
    return values, wrong
