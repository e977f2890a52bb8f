"""How urgent what waits is: what has to be decided now comes before what waits for a company."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from backend.discrepancies.reading import ANSWERED, ASKED, Reading, Subject
from sync.reconcile import RULES
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.rule import Severity

MOST_TITLES = 3
BY_SEVERITY = {Severity.BLOCKING.value: "blocking", Severity.MAJOR.value: "major"}
Told = dict[str, Any]


class Urgency(StrEnum):
    """Why a finding is on the desk; the most urgent first."""

    BLOCKING = "blocking"
    DUE = "due"
    MAJOR = "major"
    MINOR = "minor"
    WAITING = "waiting"


ORDER = {urgency.value: rank for rank, urgency in enumerate(Urgency)}


def urgency_of(reading: Reading, finding: Discrepancy) -> Urgency:
    """Answered, or the deadline has passed: due. Asked: it waits. Otherwise as grave as it is."""
    state = reading.state(finding)
    if state == ANSWERED:
        return Urgency.DUE
    if state in ASKED:
        due_on = due_of(reading, finding)
        late = due_on is not None and due_on < reading.today.isoformat()
        return Urgency.DUE if late else Urgency.WAITING
    return Urgency(BY_SEVERITY.get(finding.severity, "minor"))


def due_of(reading: Reading, finding: Discrepancy) -> str | None:
    """The day by which the company answers, while it is asked."""
    if reading.state(finding) not in ASKED:
        return None
    day: str | None = (reading.decision(finding) or {}).get("answer_due_on")
    return day


Waiting = tuple[Urgency, Discrepancy]


def waiting(reading: Reading, subject: Subject) -> list[Waiting]:
    """The findings of a line that wait, the most urgent first."""
    kept: dict[Subject, list[Waiting]] = reading.told.setdefault("waiting", {})
    if subject not in kept:
        kept[subject] = _waiting(reading, subject)
    return kept[subject]


def _waiting(reading: Reading, subject: Subject) -> list[Waiting]:
    found = (each for each in reading.by_subject.get(subject, ()) if reading.is_open(each))
    told = ((urgency_of(reading, each), each) for each in found)
    return sorted(told, key=lambda pair: (ORDER[pair[0]], -reading.takes(pair[1]), pair[1].key))


def told_of(reading: Reading, subject: Subject) -> Told:
    """What a line of the work list says of what waits: how urgent, what, until when."""
    found = waiting(reading, subject)
    days = [day for _, each in found if (day := due_of(reading, each))]
    titles = _titles(found)
    urgencies = list(dict.fromkeys(urgency.value for urgency, _ in found))
    return {
        "waiting": [[urgency.value, each.code] for urgency, each in found],
        "urgencies": urgencies,
        "urgency": urgencies[0] if urgencies else None,
        "codes": list(titles),
        "titles": list(titles.values())[:MOST_TITLES],
        "answered": sum(reading.state(each) == "answered" for _, each in found),
        "answer_due_on": min(days, default=None),
    }


def counted(lines: Iterable[Told]) -> Told:
    """How many findings wait by urgency and by rule, over the lines given."""
    found = [(urgency, code) for line in lines for urgency, code in line["waiting"]]
    by_urgency = Counter(urgency for urgency, _ in found)
    by_rule = Counter(code for _, code in found)
    return {
        "by_urgency": {each.value: by_urgency[each.value] for each in Urgency},
        "rules": [
            {"code": code, "title": {"fr": RULES[code].fr, "en": RULES[code].en}, "open": count}
            for code, count in by_rule.most_common()
        ],
    }


def _titles(found: Iterable[Waiting]) -> dict[str, Told]:
    return {each.code: {"fr": each.rule.fr, "en": each.rule.en} for _, each in found}
