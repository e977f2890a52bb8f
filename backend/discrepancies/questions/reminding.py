"""Reminders of answers that are due: once a step of the schedule, one letter to each company."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.discrepancies.carrying import Hand, instant, put_down
from backend.discrepancies.questions.asking import MESSAGE
from backend.discrepancies.questions.letters import Post, send
from backend.discrepancies.reading import ASKED
from backend.records import questions
from backend.records.store import writing
from sync.reconcile.wording import day_en, day_fr
from sync.record import natural_id
from sync.sheet_due import steps_due

Row = dict[str, Any]
SYSTEM = "jalon"


def answers_due(territory: Territory, today: date) -> list[tuple[Row, int]]:
    """Return the questions whose reminder has come, with the step: days from the due day.

    A later version of the sheet answers a question: it is not reminded.
    """
    settings = settings_of(territory)
    before, after = settings.days("answer_reminder_days"), settings.days("answer_late_days")
    found = questions.in_discussion(territory.id, states=ASKED)
    versions = questions.handed_in(territory.id, {(r["party_id"], r["period"]) for r in found})
    waiting = []
    for row in found:
        due = date.fromisoformat(row["answer_due_on"])
        corrected = versions.get((row["party_id"], row["period"]), 0) > (row["asked_version"] or 0)
        steps = [] if corrected else steps_due(due, today, before, after)
        waiting += [(row, step) for step in steps]
    return waiting


def remind(territory: Territory, at: datetime, today: date) -> int:
    """Write the reminders that are due; twice a day is as once. The caller commits."""
    hand = Hand(territory.id, SYSTEM, f"answers/{territory.id}", at, today)
    with writing(territory.id) as store:
        fresh = [
            (row, step, key)
            for row, step in answers_due(territory, today)
            for key in [natural_id(MESSAGE, row["id"], str(row["round"]), str(step))]
            if store.records.data(MESSAGE, key) is None
        ]
        for row, _, key in fresh:
            put_down(store, hand, (MESSAGE, key), _message(row, hand))
    grouped: defaultdict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for row, step, _ in fresh:
        grouped[row["company_id"], row["period"], step].append(row)
    names = questions.named(territory.id, {company for company, _, _ in grouped})
    for (company, month, _), rows in sorted(grouped.items()):
        send(_post(company, names.get(company, {}).get("name", ""), month, rows), hand)
    return len(fresh)


def _message(row: Row, hand: Hand) -> dict[str, Any]:
    due = date.fromisoformat(row["answer_due_on"])
    return {
        "discrepancy_id": row["id"],
        "kind": "reminded",
        "side": "system",
        "round": row["round"],
        "sent_at": instant(hand.at),
        "said_fr": f"Rappel : réponse attendue le {day_fr(due)}.",
        "said_en": f"Reminder: answer due on {day_en(due)}.",
        "due_on": row["answer_due_on"],
    }


def _post(company: str, name: str, month: str, rows: list[Row]) -> Post:
    return Post(
        company=company,
        name=name,
        month=month,
        parties=sorted({row["party_id"] for row in rows}),
        count=len(rows),
        due=min(date.fromisoformat(row["answer_due_on"]) for row in rows),
        round=max(row["round"] for row in rows),
        step="reminded",
    )
