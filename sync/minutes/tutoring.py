"""The tutoring seen on the visit, by company, and what the offers promised."""

from sync.minutes import formats
from sync.minutes.items import points
from sync.minutes.parties import Party
from sync.minutes.reading import Data, Found, Reading, by_name
from sync.minutes.value import Block, Column, Listing, Table, Text
from sync.records.tutoring_check import COMPULSORY, GridItem

NUMBERS = {item.value: f"T{place:02d}" for place, item in enumerate(GridItem, start=1)}
STARRED = [item.value for item in GridItem if item in COMPULSORY]
HALVES = {"yes": 2, "partial": 1, "no": 0}


def tutoring(reading: Reading, parties: list[Party]) -> Block:
    """One row for each company; what was noted of a person only where the person may be named."""
    checks = reading.of_visit("tutoring_check")
    companies = {_company(reading, data) for _, data in checks}
    order = sorted(companies, key=lambda each: by_name(reading.company(each), each))
    rows = tuple(_row(reading, company_id, checks) for company_id in order)
    columns = (
        Column(reading.say("company"), wide=True),
        Column(reading.say("people_checked"), figures=True),
        Column(reading.say("tutors_met"), wide=True),
        Column(reading.say("score"), figures=True),
        Column(reading.say("starred"), wide=True),
    )
    table = Table(reading.say("tutoring_caption"), columns, rows)
    return Block(
        "tutoring",
        reading.say("tutoring"),
        (
            *((table, Text(reading.say("tutoring_note"), "note")) if rows else ()),
            *(() if rows else (Text(reading.say("no_checks")),)),
            *_summaries(reading, checks),
            *points(reading, "tutoring"),
            *_commitments(reading, parties),
        ),
    )


def _company(reading: Reading, check: Data) -> str:
    """Tutoring takes place where the person works: with the host, for labour supply."""
    job = reading.get("employment", check["employment_id"])
    return str(job.get("host_company_id") or job.get("employer_id") or "")


def _row(reading: Reading, company_id: str, checks: list[Found]) -> tuple[str, ...]:
    own = [data for _, data in checks if _company(reading, data) == company_id]
    tutors = {_tutor(reading, data) for data in own} - {""}
    given = [answer for data in own for answer in _answers(data).values() if answer in HALVES]
    score = formats.halves(sum(HALVES[answer] for answer in given), reading.language)
    wrong = [(item, sum(_answers(data).get(item) == "no" for data in own)) for item in STARRED]
    starred = reading.listed(
        f"{NUMBERS[item]} {reading.grid_item(item)} ({times})" for item, times in wrong if times
    )
    return (
        reading.company(company_id) or reading.say("no_company"),
        str(len(own)),
        ", ".join(sorted(tutors, key=formats.alphabetical)) or reading.say("no_tutor"),
        f"{score}/{len(given)}" if given else "",
        starred or reading.say("none"),
    )


def _answers(check: Data) -> dict[str, str]:
    given: dict[str, dict[str, str] | None] = check.get("answers") or {}
    return {item: said["answer"] for item, said in given.items() if said}


def _tutor(reading: Reading, check: Data) -> str:
    known = reading.get("tutor", check.get("tutor_id")).get("name")
    return str(known or check.get("tutor_met") or "")


def _summaries(reading: Reading, checks: list[Found]) -> list[Listing]:
    said = [
        (by_name(reading.named(data["worker_id"]), each), data["worker_id"], data["note"])
        for each, data in checks
        if data.get("note") and reading.named(data["worker_id"])
    ]
    items = tuple(
        reading.say("about_person", name=reading.named(worker), text=note)
        for _, worker, note in sorted(said)
    )
    return [Listing(reading.say("summaries"), items)] if items else []


def _commitments(reading: Reading, parties: list[Party]) -> list[Listing]:
    items: list[str] = []
    for lot in dict.fromkeys(party.lot for party in parties):
        promises = reading.of("commitment", "clause_id", lot.clause_id)
        for _, promise in sorted(promises, key=lambda each: (each[1]["theme"], each[0])):
            theme = reading.label("commitment", "theme", promise["theme"])
            items.append(
                reading.say("promise", lot=lot.label, theme=theme, text=promise["promise"])
            )
    return [Listing(reading.say("commitments"), tuple(items))] if items else []
