"""The page of one sheet: what was declared, confirmed and seen of each person, and what differs."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.discrepancies.month_calendar import bounds, calendar, effect
from backend.discrepancies.questions.at_desk import discussion
from backend.discrepancies.reading import Reading, Subject, id_of
from backend.discrepancies.urgency import urgency_of
from backend.discrepancies.worklist import Narrowing, lines, place, totals
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.rule import RANKS, Audience
from sync.record import Kind
from sync.records import RECORDS

Told = dict[str, Any]


def page(reading: Reading, party: str) -> Told:
    """Return all that the review shows of a party's month."""
    found = sorted(lines(reading, Narrowing(party=party)), key=lambda line: _gravest(reading, line))
    mine = [Subject(party, line["subject"]) for line in found]
    sheet = reading.sheet(party)
    own = Subject(party, "")
    return {
        **place(reading, party),
        "month": reading.month,
        "sheet": None if sheet is None else _handed_in(sheet, reading.sheets[party]),
        "closed": reading.is_closed(party),
        "totals": totals(found),
        "calendar": calendar(reading, party),
        "people": [
            {
                **line,
                **_sides(reading, subject),
                **bounds(reading, subject),
                "findings": _findings(reading, subject),
            }
            for line, subject in zip(found, mine, strict=True)
            if subject.who
        ],
        "findings": _findings(reading, own),
    }


def _gravest(reading: Reading, line: Told) -> tuple[int, int, str]:
    """The gravest first, decided or not: a decision moves nobody on the page."""
    found = reading.by_subject.get(Subject(line["party_id"], line["subject"]), [])
    rank = min((RANKS[each.severity] for each in found), default=len(RANKS))
    return rank, -sum(map(reading.takes, found)), line["person"]


def _handed_in(sheet: Mapping[str, Any], sheet_id: str) -> Told:
    shown = ("version", "state", "channel", "submitted_at", "submitted_by")
    total = sheet.get("declared_total_minutes")
    return {"id": sheet_id, **{name: sheet.get(name) for name in shown}, "declared_total": total}


def _sides(reading: Reading, subject: Subject) -> Told:
    """The three columns: the company's lines, the site manager's word, what visits showed."""
    records = reading.records
    claim = reading.claims.get(subject)
    told = reading.confirmation(subject)
    word = {} if told is None else records["hours_confirmation"][told.id]
    extracts = reading.result.evidence.observed.extracts
    return {
        "declared_lines": [_line(records["sheet_line"][each.id], each.id) for each in claim.lines]
        if claim
        else [],
        "confirmed_by": word.get("confirmed_by"),
        "confirmed_at": word.get("confirmed_at"),
        "confirmation_comment": word.get("comment"),
        "sightings": [
            {
                "visit_id": call.id,
                "day": call.day.isoformat(),
                "site": records["site"].get(call.site, {}).get("label", ""),
                "status": records["attendance_observation"][seen.id]["status"],
                "source": seen.source.value,
            }
            for call, seen in reading.sightings(subject)
        ],
        "registers": [
            {
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "minutes": each.minutes,
                "kind": each.kind.value,
            }
            for each in extracts
            if each.worker == subject.who and reading.month in f"{each.first} {each.last}"
        ],
    }


def _line(data: Mapping[str, Any], line_id: str) -> Told:
    shown = ("raw_name", "worked_minutes", "training_minutes", "absence_minutes", "cell", "comment")
    days = data.get("daily_minutes") or {}
    return {"id": line_id, **{name: data.get(name) for name in shown}, "days": days}


def _findings(reading: Reading, subject: Subject) -> list[Told]:
    found = reading.by_subject.get(subject, [])
    ordered = sorted(found, key=lambda d: (RANKS[d.severity], -reading.takes(d), d.key))
    return [finding_of(reading, each) for each in ordered]


def finding_of(reading: Reading, finding: Discrepancy) -> Told:
    """Return one finding as the review shows it: its words, effect, evidence and decision."""
    record = reading.decision(finding) or {}
    staff = reading.records.get("staff", {}).get(record.get("decided_by_id", ""), {})
    return {
        "key": finding.key,
        "record_id": id_of(finding),
        "code": finding.code,
        "reference": finding.rule.reference,
        "title": {"fr": finding.rule.fr, "en": finding.rule.en},
        "said": {"fr": finding.fr, "en": finding.en},
        "severity": finding.severity,
        "effect": finding.effect,
        "takes": reading.takes(finding),
        "weighs": reading.weighs(finding),
        **effect(reading, finding),
        "urgency": urgency_of(reading, finding).value,
        "day": finding.day.isoformat() if finding.day else None,
        "own": finding.audience is Audience.UNIT,
        "basis": finding.basis,
        "evidence": _evidence(reading, finding.evidence),
        "state": reading.state(finding),
        "changed": record.get("basis") not in (None, finding.basis),
        "reason": record.get("decision_reason"),
        "decided_by": staff.get("name"),
        "company_answer": record.get("company_answer"),
        "answered_at": record.get("answered_at"),
        "answer_due_on": record.get("answer_due_on"),
        **discussion(reading, finding),
    }


def _evidence(reading: Reading, links: Iterable[Link]) -> list[Told]:
    return [
        {
            "table": link.kind,
            "id": link.id,
            "cell": link.cell,
            "masked": link.masked,
            "visit_id": data.get("visit_id") or (link.id if link.kind == "visit" else None),
            "of": _sheet_of(reading, link.kind, data),
            "values": _plain(link.kind, data),
        }
        for link in links
        for data in [reading.records.get(link.kind, {}).get(link.id, {})]
    ]


def _sheet_of(reading: Reading, table: str, data: Mapping[str, Any]) -> Told | None:
    """Whose sheet a line stands on: another company's, where two declare the same person."""
    records = reading.records
    sheet = (
        records["monthly_sheet"].get(data.get("sheet_id", "")) if table == "sheet_line" else data
    )
    if table not in ("sheet_line", "monthly_sheet") or not sheet:
        return None
    party = records["lot_party"][sheet["party_id"]]
    company = records["company"].get(party["company_id"], {}).get("name", "")
    return {"party_id": sheet["party_id"], "month": sheet["period"], "company": company}


def _plain(table: str, data: Mapping[str, Any]) -> Told:
    """The values that are words or figures by themselves: no reference, no grid, no digest."""
    kind = RECORDS.get(table)
    shown = set(Kind) - {Kind.REF, Kind.REFS, Kind.FILE, Kind.ANSWERS, Kind.DOCUMENT}
    shown -= {Kind.MINUTES_BY_DAY}
    fields = kind.fields if kind is not None else {}
    return {name: value for name, value in data.items()
            if name in fields and fields[name].kind in shown}  # fmt: skip
