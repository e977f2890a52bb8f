"""Why a figure is what it is: from a total to its parts, down to one line and its evidence.

A figure is named ``territory``, ``lot:ID``, ``party:ID``, ``party:ID/2026-05`` or
``party:ID/2026-05/WORKER``. A closed figure is explained from what its closing kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.discrepancies.closing import explaining, ledger
from backend.discrepancies.closing.models import MonthClosing
from backend.discrepancies.figures import of_person
from backend.discrepancies.reading import Reading, Subject
from backend.discrepancies.worklist import person
from backend.extensions import db
from backend.indicators.landscape import LEVELS, Landscape
from backend.indicators.standings import BELOW, labels
from backend.indicators.why_words import said_of
from backend.problems import NotFound
from sync.indicators import Figures, summed
from sync.validation import MONTH

Told = dict[str, Any]
PARTY = "party"


@dataclass(frozen=True)
class Figure:
    """Which figure is asked about."""

    kind: str
    id: str = ""
    month: str | None = None
    who: str | None = None

    def __str__(self) -> str:
        places = "/".join(each for each in (self.id, self.month, self.who) if each)
        return f"{self.kind}:{places}" if places else self.kind


def named(text: str) -> Figure:
    """Return the figure of a name: NotFound."""
    kind, _, rest = text.partition(":")
    parts = rest.split("/") if rest else []
    most = 3 if kind == PARTY else 1
    if kind not in (*LEVELS, PARTY) or len(parts) > most or (not parts and kind != "territory"):
        raise NotFound
    figure = Figure(kind, *parts)
    if figure.month is not None and not MONTH.match(figure.month):
        raise NotFound
    return figure


def total(landscape: Landscape, figure: Figure, name: str) -> Told:
    """Explain a sum by its parts: of a level above the party, or of a party over its months."""
    if figure.kind == PARTY:
        return _of_party(landscape, figure)
    here = landscape if figure.kind == "territory" else landscape.within({figure.kind: figure.id})
    if not here.strands and figure.kind != "territory":
        raise NotFound
    label = labels(here, figure.kind, figure.id)[0] or name
    return _told(figure, label, _parts(here, figure))


def _parts(here: Landscape, figure: Figure) -> list[Told]:
    """The parts of a level: what stands below it, and below a lot its companies."""
    below = BELOW[figure.kind]
    if below is None:
        return _parties(here)
    company = figure.id if figure.kind == "company" else None
    if company is not None:
        return [each for each in _parties(here) if each["company_id"] == company]
    return [
        _part(Figure(below, key), labels(here, below, key)[0],
              summed(due.total for due in here.dues(strands)))
        for key, strands in here.grouped(below).items()
    ]  # fmt: skip


def _parties(here: Landscape) -> list[Told]:
    found = []
    for strand in here.strands:
        lot = labels(here, "lot", strand.lot)[0]
        for party, company in sorted(strand.parties.items()):
            name = here.frame["company"].get(company, {}).get("name", "")
            part = _part(Figure(PARTY, party), f"{name}, {lot}", _of(here, party))
            found.append(part | {"company_id": company})
    return found


def _of(here: Landscape, party: str) -> Figures:
    return summed(here.figures.get(party, {}).values())


def _of_party(landscape: Landscape, figure: Figure) -> Told:
    if not any(figure.id in each.parties for each in landscape.strands):
        raise NotFound
    data = landscape.frame["lot_party"][figure.id]
    name = landscape.frame["company"].get(data["company_id"], {}).get("name", "")
    parts = [
        _part(Figure(PARTY, figure.id, month), month, figures)
        for month, figures in sorted(landscape.figures.get(figure.id, {}).items())
    ]
    return _told(figure, f"{name}, {labels(landscape, 'lot', data['lot_id'])[0]}", parts)


def _part(figure: Figure, label: str, figures: Figures) -> Told:
    return {"figure": str(figure), "kind": figure.kind, "label": label, **figures._asdict()}


def _told(figure: Figure, label: str, parts: Iterable[Told]) -> Told:
    listed = sorted(parts, key=lambda each: (-each["retained"], each["label"]))
    sums = {name: sum(each[name] for each in listed) for name in Figures._fields}
    return {"figure": str(figure), "label": label, **sums, "parts": listed}


def month_of_party(read: Reading, figure: Figure) -> Told:
    """Explain a party's month by its people."""
    if figure.id not in read.records["lot_party"]:
        raise NotFound
    who = {subject.who for subject in read.claims if subject.party == figure.id}
    entries = ledger.in_force(ledger.entries(read, figure.id))
    who |= {each.worker for each in entries} if read.is_closed(figure.id) else set()
    parts = [
        _part(Figure(PARTY, figure.id, read.month, each), person(read, each),
              _of_subject(read, Subject(figure.id, each)))
        for each in sorted(who)
    ]  # fmt: skip
    company = read.records["lot_party"][figure.id]["company_id"]
    name = read.records["company"].get(company, {}).get("name", "")
    closed = read.is_closed(figure.id)
    return _told(figure, f"{name}, {read.month}", parts) | {"is_closed": closed}


def _of_subject(read: Reading, subject: Subject) -> Figures:
    if not read.is_closed(subject.party):
        return of_person(read, subject) if subject in read.claims else Figures()
    claim, told = read.claims.get(subject), read.confirmation(subject)
    kept = read.retained(subject)
    confirmed = told.minutes or 0 if told is not None else 0
    return Figures(claim.minutes if claim else 0, confirmed, kept, 0, kept)


def line(read: Reading, figure: Figure, territory: str) -> Told:
    """Explain one person's month: what was declared, what was taken by what, and the evidence."""
    subject = Subject(figure.id, figure.who or "")
    closed = read.is_closed(figure.id)
    found = _closed_line(read, subject, territory) if closed else _open_line(read, subject)
    if found is None:
        raise NotFound
    retained = read.retained(subject)
    return {
        "figure": str(figure),
        "label": person(read, subject.who),
        **_of_subject(read, subject)._asdict(),
        "is_closed": closed,
        "parts": [],
        "line": found | {"retained": retained, "said": said_of(found, retained)},
    }


def _open_line(read: Reading, subject: Subject) -> Told | None:
    if subject not in read.claims:
        return None
    history = _history(read, subject)
    return explaining.line(read, subject) | {"closing": None, "ledger": history}


def _closed_line(read: Reading, subject: Subject, territory: str) -> Told | None:
    """What the closing kept of a line, with its ledger: who closed it, by which engine."""
    entries = [each for each in ledger.entries(read, subject.party) if each.worker == subject.who]
    current = [each.id for each in ledger.in_force(entries)]
    if not current:
        return None
    query = select(MonthClosing).where(
        MonthClosing.territory_id == territory,
        MonthClosing.party_id == subject.party,
        MonthClosing.period == read.month,
    )
    for kept in db.session.scalars(query.order_by(MonthClosing.number.desc())):
        if current[-1] in kept.lines:
            found: Told = dict(kept.lines[current[-1]])
            return found | {"closing": _closing(kept), "ledger": _history(read, subject)}
    # Closed before closings were kept: the ledger alone speaks, beside the sheet of then.
    return explaining.line(read, subject) | {"closing": None, "ledger": _history(read, subject)}


def _closing(kept: MonthClosing) -> Told:
    return {
        "number": kept.number,
        "version": kept.version,
        "closed_at": kept.closed_at,
        "by": kept.closed_by_name,
        "engine": kept.engine,
        "inputs_digest": kept.inputs_digest,
        "thresholds": kept.thresholds,
        "reason": kept.reason,
    }


def _history(read: Reading, subject: Subject) -> list[Told]:
    shown = ledger.shown(read, subject.party)
    return [each for each in shown if each["worker_id"] == subject.who]
