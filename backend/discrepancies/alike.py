"""Findings of one rule over the sheets of a month: they can be decided together."""

from typing import Any

from backend.discrepancies.reading import Reading
from backend.discrepancies.sheet import finding_of
from backend.discrepancies.urgency import waiting as waiting_of
from backend.discrepancies.worklist import Narrowing, person, place

MOST = 200
Told = dict[str, Any]


def waiting(reading: Reading, code: str, near: Narrowing) -> list[Told]:
    """Return the findings of a rule that wait for a decision, by site, company and person."""
    found = [
        {
            **place(reading, subject.party),
            "subject": subject.who,
            "person": person(reading, subject.who),
            **finding_of(reading, each),
        }
        for subject in reading.subjects
        for _, each in waiting_of(reading, subject)
        if each.code == code
        if near.is_near(place(reading, subject.party))
    ]
    return sorted(found, key=lambda each: (each["site"], each["company"], each["person"]))[:MOST]
