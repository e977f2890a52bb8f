"""The batch door: matched sheets and a reference, as in ``rules.md``, through the same rules."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sync.hours import HOUR
from sync.reconcile import CORE_CODES, discrepancies_of
from sync.reconcile.declared import Line, Match, Sheet, WrittenTotal
from sync.reconcile.evidence import Evidence
from sync.reconcile.observed import Observed
from sync.reconcile.registers import Eligibility, Employment
from sync.reconcile.seen import RollCall, Seen, Status
from sync.reconcile.terms import Owed, Stop
from sync.reconcile.thresholds import Thresholds
from sync.reconcile.tutorship import TutoringCheck
from sync.reconcile.visited import Announced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.reconcile.discrepancy import Discrepancy
    from sync.reconcile.reading import MatchedSheet, RowMatch, SheetReading, SheetRow, StatedTotal

    Json = Mapping[str, Any]

FULL_TIME_HOURS = 35
NOT_COUNTED = frozenset({"E_HOURS_NEGATIVE", "E_HOURS_ABSURD", "E_DUPLICATE_ROW"})
_MATCHES = {
    "sure": Match.KNOWN,
    "confirm": Match.KNOWN,
    "none": Match.NOBODY,
    "ambiguous": Match.AMBIGUOUS,
}
_STATUS = {
    "present": Status.SEEN,
    "absent": Status.ABSENT,
    "absent_justified": Status.JUSTIFIED,
}
_BY_ROW = frozenset({"UNKNOWN_PERSON", "AMBIGUOUS_PERSON"})


def discrepancies(
    sheets: Iterable[MatchedSheet], reference: Json, *, as_of: date, due_day: int = 10
) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """The 22 core rules: the discrepancies of each file, and the global ones."""
    sheets = tuple(sheets)
    evidence = evidence_of(sheets, reference, as_of=as_of)
    per_file: dict[str, list[dict[str, Any]]] = {sheet.file: [] for sheet in sheets}
    everywhere: list[dict[str, Any]] = []
    for found in discrepancies_of(
        evidence, Thresholds(sheet_due_day=due_day, average_least_days=0)
    ):
        if found.code not in CORE_CODES:
            continue
        if found.sheet is None:
            everywhere.append(_as_json(found))
        else:
            per_file[found.sheet].append(_as_json(found))
    return per_file, everywhere


def evidence_of(sheets: Iterable[MatchedSheet], reference: Json, *, as_of: date) -> Evidence:
    """The engine's inputs from matched sheets and the reference of a territory."""
    return Evidence(
        as_of=as_of,
        sheets=tuple(map(_sheet, sheets)),
        employments=tuple(_employment(each) for each in reference["contracts"] if each["start"]),
        eligibilities=tuple(
            _eligibility(each) for each in reference["workers"] if each.get("eligibility_end")
        ),
        owed=tuple(_owed(lot) for lot in reference["lots"] if lot["reporting"] == "file"),
        stops=tuple(_stops(reference["chantiers"])),
        observed=_observed(reference["observations"]),
        sheet_per_lot=False,
    )


def _sheet(matched: MatchedSheet) -> Sheet:
    reading = matched.reading
    rows = zip(reading.rows, matched.matches, strict=True)
    return Sheet(
        id=matched.file,
        company=matched.account_siret,
        title_siret=reading.company_siret,
        lot=matched.lot_id,
        site=matched.site_id,
        slot=tuple(matched.slot_months),
        stated=tuple(reading.months),
        received=matched.received_on,
        faults=tuple(reading.file_errors),
        totals=tuple(_total(total, reading) for total in reading.totals),
        lines=tuple(
            _line(matched, index, row, match)
            for index, (row, match) in enumerate(rows)
            if row.month is not None
        ),
    )


def _line(matched: MatchedSheet, index: int, row: SheetRow, match: RowMatch) -> Line:
    nameless = "E_NAME_MISSING" in row.errors
    return Line(
        id=f"{matched.file}#{index:05d}",
        month=row.month or "",
        name=row.name_raw,
        company=row.company_siret or matched.account_siret,
        match=Match.NAMELESS if nameless else _MATCHES[match.band],
        worker=match.worker_id,
        candidates=tuple(match.candidates),
        minutes=row.minutes,
        counted=not NOT_COUNTED & set(row.errors),
        duplicate="E_DUPLICATE_ROW" in row.errors,
        contract=row.contract_type,
        first=row.start,
        last=row.end,
        dates_in_order="E_DATE_ORDER" not in row.errors,
        tutor=row.tutor,
        tab=row.sheet,
        row=row.row,
        cell=row.cells.get("hours"),
    )


def _total(total: StatedTotal, reading: SheetReading) -> WrittenTotal:
    """Sums are taken on the hours as written, so that rounding to minutes cannot add up."""
    parts = [reading.rows[index].hours for index in total.rows]
    known = [hours for hours in parts if hours is not None]
    computed = round(sum(known) * HOUR) if len(known) == len(parts) else None
    return WrittenTotal(total.month, round(total.hours * HOUR), computed)


def _employment(contract: Json) -> Employment:
    return Employment(
        id=contract["id"],
        worker=contract["worker_id"],
        employer=contract["company_siret"],
        contract=contract["type"],
        first=date.fromisoformat(contract["start"]),
        last=_day(contract["end"]),
        weekly_minutes=round((contract.get("weekly_hours") or FULL_TIME_HOURS) * HOUR),
        lots=frozenset({contract["lot_id"]} if contract.get("lot_id") else ()),
        site=contract.get("chantier_id"),
    )


def _eligibility(worker: Json) -> Eligibility:
    """``eligibility_end`` is the first day that no longer counts."""
    return Eligibility(
        id=worker["id"],
        worker=worker["id"],
        first=_day(worker.get("eligibility_start")) or date.min,
        last=date.fromisoformat(worker["eligibility_end"]) - timedelta(days=1),
    )


def _owed(lot: Json) -> Owed:
    return Owed(
        lot=lot["id"],
        site=lot["chantier_id"],
        company=lot["company_siret"],
        first=date.fromisoformat(lot["start"]),
        last=date.fromisoformat(lot["end"]),
    )


def _stops(sites: Iterable[Json]) -> Iterable[Stop]:
    for site in sites:
        for number, stop in enumerate(site.get("stops") or ()):
            first, last = date.fromisoformat(stop["start"]), date.fromisoformat(stop["end"])
            yield Stop(id=f"{site['id']}#{number}", site=site["id"], first=first, last=last)


def _observed(observations: Iterable[Json]) -> Observed:
    kinds: defaultdict[str, list[Json]] = defaultdict(list)
    for observation in observations:
        kinds[observation["kind"]].append(observation)
    return Observed(
        roll_calls=tuple(map(_roll_call, kinds["roll_call"])),
        checks=tuple(map(_check, kinds["tutoring_check"])),
        announced=tuple(each for meeting in kinds["meeting"] for each in _announced(meeting)),
    )


def _roll_call(observation: Json) -> RollCall:
    seen = (
        Seen(
            id=f"{observation['id']}#{number}",
            worker=entry["worker_id"],
            company=entry["company_siret"],
            status=_STATUS.get(entry["status"], Status.NOT_SEEN),
            label=entry.get("name_noted", ""),
        )
        for number, entry in enumerate(observation["entries"])
    )
    return RollCall(
        id=observation["id"],
        site=observation["chantier_id"],
        day=date.fromisoformat(observation["date"]),
        companies=frozenset(observation.get("companies_checked") or ()),
        seen=tuple(seen),
    )


def _check(observation: Json) -> TutoringCheck:
    return TutoringCheck(
        id=observation["id"],
        worker=observation["worker_id"],
        company=observation["company_siret"],
        day=date.fromisoformat(observation["date"]),
        site=observation["chantier_id"],
        tutor_met=observation.get("tutor_met"),
    )


def _announced(observation: Json) -> Iterable[Announced]:
    for each in observation.get("announced") or ():
        yield Announced(
            meeting=observation["id"],
            site=observation["chantier_id"],
            day=date.fromisoformat(observation["date"]),
            company=each["company_siret"],
            persons=each["workers"],
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _as_json(found: Discrepancy) -> dict[str, Any]:
    by_row = found.code in _BY_ROW and found.place is not None
    return {
        "code": found.code,
        "severity": found.severity.value,
        "month": found.month,
        "worker_id": found.worker,
        "company_siret": found.company,
        "sheet": found.place.tab if by_row and found.place else None,
        "row": found.place.row if by_row and found.place else None,
        "explanation": found.fr,
    }
