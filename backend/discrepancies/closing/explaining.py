"""What a closing keeps of each line, so that its figure can be explained without the engine."""

from typing import Any

from backend.discrepancies.reading import Reading, Subject, id_of
from sync.reconcile.discrepancy import Discrepancy

Told = dict[str, Any]


def line(reading: Reading, subject: Subject) -> Told:
    """How the minutes of one person came about, with the findings in their words of today."""
    claim = reading.claims.get(subject)
    if claim is None:
        return {"declared": 0, "confirmed": None, "cuts": {}, "bound": None, "findings": [],
                "lines": []}  # fmt: skip
    kept, told = reading.result.retained[claim.key], reading.confirmation(subject)
    found = reading.by_subject.get(subject, [])
    return {
        "declared": claim.minutes,
        "confirmed": None if told is None else told.minutes,
        "cuts": {day.isoformat(): minutes for day, minutes in kept.cuts.items()},
        "bound": kept.bound,
        "lines": [_line(reading, each.id) for each in claim.lines],
        "findings": [finding(reading, each) for each in sorted(found, key=lambda d: d.key)],
    }


def finding(reading: Reading, each: Discrepancy) -> Told:
    """One finding with its evidence, what it took and what was decided of it."""
    record = reading.decision(each) or {}
    return {
        "key": each.key,
        "id": id_of(each),
        "code": each.code,
        "title": {"fr": each.rule.fr, "en": each.rule.en},
        "said": {"fr": each.fr, "en": each.en},
        "severity": each.severity.value,
        "effect": each.effect.value,
        "takes": reading.takes(each),
        "state": reading.state(each),
        "reason": record.get("decision_reason"),
        "basis": each.basis,
        "evidence": [
            {"table": link.kind, "id": link.id, "cell": link.cell, "masked": link.masked}
            for link in each.evidence
        ],
    }


def _line(reading: Reading, line_id: str) -> Told:
    data = reading.records["sheet_line"][line_id]
    shown = ("worked_minutes", "training_minutes", "absence_minutes", "cell")
    return {"id": line_id, **{name: data.get(name) for name in shown}}
