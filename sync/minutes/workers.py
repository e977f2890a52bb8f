"""People in insertion: who came, who left, who was there; a count for those not to be named."""

from dataclasses import dataclass

from sync.minutes import formats
from sync.minutes.items import points, previous_day
from sync.minutes.parties import Party, Post
from sync.minutes.questions import open_questions
from sync.minutes.reading import END_OF_TIME, OFFICE, Data, Reading, by_name
from sync.minutes.value import Block, Column, Facts, Part, Table, Text

QUARTER_DAYS = 92
ELIGIBILITY_DAYS = 60
MASKED_SOURCE = "worker_said"
STATES = ("seen", "reported_absent", "not_seen", "declined", "unknown_person")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the roll-call as the minutes show it: no reason, no note, no worker's words."""

    worker_id: str
    name: str
    company: str
    status: str
    source: str
    task: str


def workers_status(reading: Reading, posts: list[Post]) -> Block:
    """Entries and exits since the meeting before, presence, ends of eligibility, the register."""
    since = previous_day(reading) or (
        formats.days_after(reading.day, -QUARTER_DAYS) if reading.day else END_OF_TIME
    )
    here = [post for post in posts if reading.day and post.covers(reading.day)]
    came = [post for post in posts if since < post.from_on <= reading.until]
    left = [post for post in posts if since < post.to_on <= reading.until]
    rows = (
        (reading.say("entries"), _people(reading, [_entry(reading, post) for post in came])),
        (reading.say("at_work"), _at_work(reading, here)),
        (reading.say("exits"), _people(reading, [_exit(reading, post) for post in left])),
        (reading.say("eligibility_ends"), _people(reading, _ends(reading, here))),
        (reading.say("register"), _register(reading)),
    )
    parts = (Facts(rows), *points(reading, "workers_status"))
    return Block("workers_status", reading.say("workers_status"), parts)


def attendance(reading: Reading, parties: list[Party], posts: list[Post]) -> Block:
    """How many were seen, line by line for those who may be named, then the open questions."""
    lines = roll_call(reading, posts)
    if not lines:
        return Block("attendance", reading.say("attendance"), (Text(reading.say("no_roll_call")),))
    named = [line for line in lines if line.name]
    parts: list[Part] = [Text(tally(reading, lines))]
    if named:
        parts.append(_roll_call_table(reading, named))
    others = [line for line in lines if not line.name]
    if others and reading.copy != OFFICE:
        parts.append(_table_of_counts(reading, others))
    parts += open_questions(reading, parties)
    return Block("attendance", reading.say("attendance"), tuple(parts))


def roll_call(reading: Reading, posts: list[Post]) -> list[Line]:
    """The lines of the roll-call by company, then by name.

    What a worker said of another is shown as not seen: it is a question, and stays masked.
    """
    found: list[Line] = []
    for _, seen in reading.of_visit("attendance_observation"):
        if not seen.get("status"):
            continue
        source = seen.get("source")
        masked = source == MASKED_SOURCE
        found.append(
            Line(
                worker_id=seen["worker_id"],
                name=reading.named(seen["worker_id"]),
                company=_company_of(reading, seen, posts),
                status="not_seen" if masked else seen["status"],
                source=reading.say(f"from_{source}") if source and not masked else "",
                task=seen.get("task") or "",
            )
        )
    return sorted(
        found,
        key=lambda line: (
            by_name(line.company, ""),
            by_name(reading.worker(line.worker_id), line.worker_id),
        ),
    )


def tally(reading: Reading, lines: list[Line]) -> str:
    """8 personnes à l'appel : 6 vues, 1 signalée absente, 1 non vue."""
    counts = [(state, sum(line.status == state for line in lines)) for state in STATES]
    said = ", ".join(reading.count(number, f"tally_{state}") for state, number in counts if number)
    return reading.say("tally", people=reading.count(len(lines), "people"), counts=said)


def _people(reading: Reading, found: list[tuple[str, str]]) -> str:
    """Names with a detail each; those who may not be named are counted."""
    said = [f"{name} ({detail})" for name, detail in found if name]
    unnamed = sum(not name for name, _ in found)
    if unnamed:
        said.append(reading.count(unnamed, "others" if said else "people"))
    return reading.listed(said) or reading.say("nobody")


def _entry(reading: Reading, post: Post) -> tuple[str, str]:
    detail = f"{post.party.company}, {formats.short_day(post.from_on)}"
    return reading.named(post.worker_id), detail


def _exit(reading: Reading, post: Post) -> tuple[str, str]:
    """A leaving with what the dates alone say of it; the reason written stays in the register."""
    ended, planned = post.job.get("ended_on"), post.job.get("planned_end_on")
    if ended != post.to_on:
        way = "left_lot"
    elif planned and ended < planned:
        way = "ended_early"
    else:
        way = "ended_as_planned" if planned else "ended"
    day = formats.short_day(post.to_on)
    return reading.named(post.worker_id), f"{post.party.company}, {reading.say(way)}, {day}"


def _at_work(reading: Reading, here: list[Post]) -> str:
    expected = len({post.worker_id for post in here})
    return reading.count(expected, "people")


def _ends(reading: Reading, here: list[Post]) -> list[tuple[str, str]]:
    if not reading.day:
        return []
    soon = formats.days_after(reading.day, ELIGIBILITY_DAYS)
    found: dict[str, tuple[str, str]] = {}
    for post in here:
        ends = reading.get("worker", post.worker_id).get("eligible_until")
        if ends and ends < soon:
            found[post.worker_id] = (reading.named(post.worker_id), formats.short_day(ends))
    return list(found.values())


def _register(reading: Reading) -> str:
    shown = reading.visit.get("register_available")
    return reading.say("not_asked" if shown is None else "yes" if shown else "no")


def _company_of(reading: Reading, seen: Data, posts: list[Post]) -> str:
    if seen.get("company_id"):
        return reading.company(seen["company_id"])
    own = [post for post in posts if post.worker_id == seen["worker_id"]]
    here = [post for post in own if reading.day and post.covers(reading.day)]
    return next((post.party.company for post in [*here, *own]), "")


def _roll_call_table(reading: Reading, lines: list[Line]) -> Table:
    rows = tuple(
        (line.name, line.company, reading.say(f"status_{line.status}"), line.source, line.task)
        for line in lines
    )
    columns = (
        Column(reading.say("person"), wide=True),
        Column(reading.say("company"), wide=True),
        Column(reading.say("observation")),
        Column(reading.say("source")),
        Column(reading.say("task"), wide=True),
    )
    return Table(reading.say("roll_call_caption"), columns, rows)


def _table_of_counts(reading: Reading, lines: list[Line]) -> Table:
    companies = list(dict.fromkeys(line.company for line in lines))
    rows = tuple(
        (
            company or reading.say("no_company"),
            *(
                str(sum(line.status == state and line.company == company for line in lines))
                for state in STATES
            ),
        )
        for company in companies
    )
    columns = (
        Column(reading.say("company"), wide=True),
        *(Column(reading.say(f"count_{state}"), figures=True) for state in STATES),
    )
    return Table(reading.say("counts_caption"), columns, rows)
