"""Points, decisions, actions and coming hires, with the numbers by which they are cited."""

from sync.minutes import formats
from sync.minutes.reading import Data, Found, Reading
from sync.minutes.value import Block, Column, Listing, Part, Table, Text
from sync.records.visit import BEGUN_STATES

NUMBERED = ("decision", "action")
SETTLED = ("done", "dropped")
Reviewed = tuple[tuple[str, str, int, str], tuple[str, ...]]
"""A row of the review with its place in the order: day, visit, position, item."""


def items_of(reading: Reading, visit_id: str) -> list[Found]:
    """The items of a visit in the order that the officer gave them."""
    found = reading.of("minutes_item", "visit_id", visit_id)
    return sorted(found, key=lambda each: (each[1]["position"], each[0]))


def numbers_of(reading: Reading, visit_id: str, visit: Data) -> dict[str, str]:
    """The number of each decision and action: 4.2 is the second of meeting 4."""
    numbered = [each for each, data in items_of(reading, visit_id) if data["kind"] in NUMBERED]
    meeting = f"{visit['number']}." if visit.get("number") else ""
    return {each: f"{meeting}{place}" for place, each in enumerate(numbered, start=1)}


def points(reading: Reading, theme: str, kind: str = "point") -> list[Part]:
    """What was noted under a theme, as a list; nothing where nothing was."""
    said = tuple(
        _with_owner(data)
        for _, data in items_of(reading, reading.visit_id)
        if data["kind"] == kind and data["theme"] == theme
    )
    return [Listing("", said)] if said else []


def actions_review(reading: Reading) -> Block:
    """The actions of earlier meetings: open, or settled since the meeting before this one."""
    rows = [row for _, row in sorted(_reviewed(reading))]
    columns = (
        Column(reading.say("number")),
        Column(reading.say("action"), wide=True),
        Column(reading.say("owner")),
        Column(reading.say("due")),
        Column(reading.say("status")),
    )
    part = Table(reading.say("actions_caption"), columns, tuple(rows))
    return Block(
        "actions_review",
        reading.say("actions_review"),
        (part if rows else Text(reading.say("no_earlier_actions")),),
    )


def decisions(reading: Reading) -> Block:
    """What was decided and who does what by when, numbered."""
    numbers = numbers_of(reading, reading.visit_id, reading.visit)
    rows = tuple(
        (
            numbers[each],
            reading.label("minutes_item", "kind", data["kind"]),
            data["body"],
            data.get("owner") or "",
            formats.short_day(data["due_on"]) if data.get("due_on") else "",
        )
        for each, data in items_of(reading, reading.visit_id)
        if each in numbers
    )
    columns = (
        Column(reading.say("number")),
        Column(reading.say("nature")),
        Column(reading.say("wording"), wide=True),
        Column(reading.say("owner")),
        Column(reading.say("due")),
    )
    part = Table(reading.say("decisions_caption"), columns, rows)
    return Block(
        "decisions",
        reading.say("decisions"),
        (part if rows else Text(reading.say("no_decisions")),),
    )


def day_of(visit: Data) -> str:
    """The French day of another visit, empty when it has none."""
    started = visit.get("started_at")
    return formats.day_in_france(started) if started else str(visit.get("planned_on") or "")


def earlier_visits(reading: Reading) -> list[tuple[str, str, Data]]:
    """The visits held on the site before this one, as day, id and values, in order."""
    found = [
        (day_of(visit), each, visit)
        for each, visit in reading.of("visit", "site_id", reading.site_id)
        if each != reading.visit_id and visit["state"] in BEGUN_STATES
    ]
    return sorted(each for each in found if each[0] and each[0] < reading.until)


def previous_day(reading: Reading) -> str:
    """The day of the meeting before this one, empty when there was none."""
    earlier = earlier_visits(reading)
    return earlier[-1][0] if earlier else ""


def _reviewed(reading: Reading) -> list[Reviewed]:
    since = previous_day(reading)
    found: list[Reviewed] = []
    for day, visit_id, visit in earlier_visits(reading):
        numbers = numbers_of(reading, visit_id, visit)
        for each, data in items_of(reading, visit_id):
            if data["kind"] == "action" and _is_of_interest(reading, data, since):
                order = (day, visit_id, data["position"], each)
                found.append((order, _review_row(reading, numbers[each], data)))
    return found


def _is_of_interest(reading: Reading, item: Data, since: str) -> bool:
    if _status(reading, item) == "open" or item.get("status_visit_id") == reading.visit_id:
        return True
    return str(item.get("status_on") or "") > since


def _status(reading: Reading, item: Data) -> str:
    """Where an action stood on the day: what was settled later was still open."""
    status = str(item.get("status") or "open")
    later = str(item.get("status_on") or "") > reading.until
    here = item.get("status_visit_id") == reading.visit_id
    return "open" if status in SETTLED and later and not here else status


def _review_row(reading: Reading, number: str, item: Data) -> tuple[str, ...]:
    status, due = _status(reading, item), item.get("due_on")
    late = status == "open" and due is not None and due < reading.day
    return (
        number,
        item["body"],
        item.get("owner") or "",
        formats.short_day(due) if due else "",
        reading.say("late") if late else reading.label("minutes_item", "status", status),
    )


def _with_owner(item: Data) -> str:
    """The text of an item with, in brackets, who sees to it and by when."""
    due = formats.short_day(item["due_on"]) if item.get("due_on") else ""
    said = ", ".join(filter(None, [item.get("owner"), due]))
    return f"{item['body']} ({said})" if said else str(item["body"])
