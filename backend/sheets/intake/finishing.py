"""From a reading whose questions are answered to drafts, and to what is remembered."""

from typing import Any

from backend.records import sheets as queries
from backend.records.store import Store
from backend.sheets.intake.memory import Lesson, learn
from backend.sheets.intake.reading import COLUMN
from backend.sheets.intake.showing import Desk
from backend.sheets.problems import DraftExists, NotNow, QuestionsOpen
from backend.sheets.store import By, Month, SheetDesk, Source
from sync.hours import month_of
from sync.intake.lines import months_of, total_of, values_of
from sync.sheet_life import Act


def drafts(store: Store, desk: Desk, by: By, *, replace: bool) -> list[dict[str, Any]]:
    """Write the drafts of a reading and what it teaches; returns which ones.

    Raises QuestionsOpen, DraftExists, or what refuses a step. A file on which nobody stands gives
    a sheet without lines: nobody worked.
    """
    if desk.waiting:
        raise QuestionsOpen(keys=desk.waiting)
    months = months_of(desk.lines) or tuple(desk.kept.months)
    if max(months) > month_of(by.today):
        raise NotNow(state="future")
    party = str(desk.kept.party_id)
    open_ones = {month: SheetDesk(store, by, Month(party, month)) for month in months}
    for each in open_ones.values():
        each.must(Act.EDIT, None)
    begun = [m for m, each in open_ones.items() if each.state == "draft" and each.lines()]
    if begun and not replace:
        raise DraftExists(months=begun)
    for month, each in open_ones.items():
        _draft(desk, each, month)
    _learn(store, desk, by, months[-1])
    return [
        {"party_id": party, "month": month, "version": _version(each)}
        for month, each in open_ones.items()
    ]


def _draft(desk: Desk, sheet: SheetDesk, month: str) -> None:
    kept, territory = desk.kept, desk.kept.territory_id
    people = queries.people(territory, sheet.place.party, month)
    jobs = {row["worker_id"]: row["employment_id"] for row in people}
    channel = kept.channel if kept.channel == "email" else "csv" if kept.kind == "csv" else "xlsx"
    source = Source(channel, kept.sha256, total_of(desk.opened.reading, month))
    sheet.replace(sheet.begun(Act.EDIT, source), values_of(desk.lines, month, jobs))


def _version(sheet: SheetDesk) -> int:
    latest = sheet.latest
    if latest is None:
        return 1
    version: int = latest["version"]
    return version if latest["state"] == "draft" else version + 1


def _learn(store: Store, desk: Desk, by: By, month: str) -> None:
    said = {key: str(each["value"]) for key, each in desk.kept.answers.items() if each.get("by_id")}
    headers = {key: desk.header(key) for key in said if key.startswith(COLUMN)}
    headers |= {
        question.key: desk.grids.text(question.cell)
        for question in desk.questions
        if question.code == "days_times_seven"
    }
    if desk.kept.company_id is not None:
        opened = desk.opened
        layout = opened.reading.layout
        lesson = Lesson(
            desk.kept.company_id, layout, month, opened.reading, opened.matches, said, headers
        )
        learn(store, by, lesson)
