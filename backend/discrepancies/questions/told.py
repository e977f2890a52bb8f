"""How a question and its thread are shown, to the unit and to the company."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from backend.records import questions
from sync.reconcile import RULES
from sync.records.lot import name_of

Told = dict[str, Any]
Row = dict[str, Any]
SHOWN_STATES = {
    "asked": "waiting",
    "escalated": "waiting",
    "answered": "answered",
    "accepted": "upheld",
    "dismissed": "lifted",
}
STEPS = ("asked", "escalated", "reminded", "answered", "decided", "reopened")
OF_A_LINE = ("raw_name", "worked_minutes", "training_minutes", "absence_minutes", "cell")


def in_order(message: Mapping[str, Any]) -> tuple[str, int, int]:
    """The place of a message in its thread; at the same moment a question comes first."""
    return message["sent_at"], message["round"], STEPS.index(message["kind"])


def thread(messages: Iterable[Mapping[str, Any]]) -> list[Told]:
    """The messages of one discrepancy, the oldest first."""
    return [
        {
            "id": each["id"],
            "at": each["sent_at"],
            "by": each.get("sent_by"),
            "side": each["side"],
            "kind": each["kind"],
            "round": each["round"],
            "text": {"fr": each["said_fr"], "en": each.get("said_en") or each["said_fr"]},
            "due_on": each.get("due_on"),
            "attachments": (each.get("files") or {}).get("files", []),
        }
        for each in sorted(messages, key=in_order)
    ]


def questions_of(
    territory: str, parties: Collection[str], today: date, months: Collection[str] | None = None
) -> list[Told]:
    """What the companies of some parties were asked, what waits first, then the latest."""
    found = [
        row
        for row in questions.in_discussion(territory, parties)
        if (months is None or row["period"] in months) and is_for_company(row)
    ]
    threads = questions.threads(territory, (row["id"] for row in found))
    versions = questions.handed_in(territory, {(row["party_id"], row["period"]) for row in found})
    names = _names(territory, found)
    told = [_question(row, threads[row["id"]], versions, names, today) for row in found]
    return sorted(told, key=lambda each: (each["state"] != "waiting", each["due_on"], each["id"]))


def is_for_company(row: Row) -> bool:
    """Tell whether a discrepancy was put to a company: it has a round."""
    return row["rule"] in RULES and row["round"] is not None


def _question(
    row: Row,
    messages: list[Row],
    versions: dict[tuple[str, str], int],
    names: dict[str, dict[str, Any]],
    today: date,
) -> Told:
    rule, state = RULES[row["rule"]], SHOWN_STATES[row["state"]]
    version = versions.get((row["party_id"], row["period"]), 0)
    corrected = version if state != "lifted" and version > (row["asked_version"] or 0) else None
    asked = [each for each in sorted(messages, key=in_order) if each["kind"] in STEPS[:2]]
    lot = names.get(row["lot_id"], {})
    person = names.get(row["worker_id"] or "", {})
    due = row["answer_due_on"] or ""
    return {
        "id": row["id"],
        "party_id": row["party_id"],
        "company": names.get(row["company_id"], {}).get("name", ""),
        "lot": name_of(lot),
        "month": row["period"],
        "person": f"{person.get('last_name', '')} {person.get('first_name', '')}".strip() or None,
        "title": {"fr": rule.fr, "en": rule.en},
        "text": thread(asked[-1:])[0]["text"] if asked else {"fr": rule.fr, "en": rule.en},
        "due_on": due,
        "late": state == "waiting" and due < today.isoformat() and corrected is None,
        "round": row["round"],
        "state": "corrected" if corrected and state in ("waiting", "answered") else state,
        "corrected_version": corrected,
        "asked_at": asked[0]["sent_at"] if asked else None,
        "may_answer": state in ("waiting", "answered"),
        "thread": thread(messages),
    }


def _names(territory: str, found: list[Row]) -> dict[str, dict[str, Any]]:
    wanted = {row[name] for row in found for name in ("company_id", "lot_id", "worker_id")}
    return questions.named(territory, (each for each in wanted if each))


def own_lines(lines: Iterable[Row]) -> list[Told]:
    """The company's own lines of the person, as it wrote them."""
    return [{name: line.get(name) for name in OF_A_LINE} for line in lines]
