"""What a month shows of lots and sites: pace, hours due, visits due, entries late or changed."""

from collections import Counter
from dataclasses import replace
from typing import Any

from backend.discrepancies.parts.figures import of_territory
from backend.discrepancies.reading import Reading
from backend.records.captures import captures, changed_after_signature
from backend.records.month import operation_of_lot
from sync.reconcile import OF_LOTS_AND_SITES, discrepancies_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.evidence import Evidence
from sync.reconcile.rule import RANKS, Audience
from sync.records.lot import name_of

Told = dict[str, Any]
OF_NO_SHEET = tuple(check for family in OF_LOTS_AND_SITES for check in family.CHECKS)


def notices(reading: Reading, territory: str) -> list[Told]:
    """Return the findings without a sheet, the gravest first, by site and rule."""
    evidence = _with_journal(reading, territory)
    thresholds = reading.result.thresholds
    found = discrepancies_of(evidence, thresholds, [reading.month], OF_NO_SHEET)
    alone = [each for each in reading.result.discrepancies if not each.sheet]
    told = [_told(reading, each) for each in {e.key: e for e in (*found, *alone)}.values()]
    return sorted(told, key=lambda n: (RANKS[n["severity"]], n["site"], n["code"], n["key"]))


def _with_journal(reading: Reading, territory: str) -> Evidence:
    """The evidence of the month with what the journal says of its visits, and all retained hours.

    A month looks at its own part of the ledger; the pace of a clause at all that it has retained.
    """
    kept = _retained(reading, territory)
    clauses = tuple(
        replace(each, retained=kept[each.lot]) for each in reading.result.evidence.clauses
    )
    evidence = replace(reading.result.evidence, clauses=clauses)
    visits = evidence.observed.visits
    recent = {each.id: each.site for each in visits if f"{each.day:%Y-%m}" == reading.month}
    changed = changed_after_signature(territory, set(recent))
    known = tuple(replace(each, changed=changed.get(each.id, ())) for each in visits)
    seen = captures(territory, recent)
    return replace(evidence, observed=replace(evidence.observed, visits=known, captures=seen))


def _retained(reading: Reading, territory: str) -> Counter[str]:
    """The minutes retained of each lot, over all months."""
    kept: Counter[str] = Counter()
    for (party, _), each in of_territory(territory, reading.today).items():
        kept[reading.records["lot_party"].get(party, {}).get("lot_id", "")] += each.retained
    return kept


def _told(reading: Reading, found: Discrepancy) -> Told:
    records = reading.records
    operation = operation_of_lot(records, found.lot)
    site = found.site or reading.sites_of_operations.get(operation or "")
    return {
        "key": found.key,
        "code": found.code,
        "reference": found.rule.reference,
        "title": {"fr": found.rule.fr, "en": found.rule.en},
        "said": {"fr": found.fr, "en": found.en},
        "severity": found.severity.value,
        "own": found.audience is Audience.UNIT,
        "day": found.day.isoformat() if found.day else None,
        "site_id": site,
        "site": records["site"].get(site or "", {}).get("label", ""),
        "lot_id": found.lot,
        "lot": name_of(records["lot"].get(found.lot or "", {})),
        "company": records["company"].get(found.company or "", {}).get("name"),
        "evidence": [{"table": link.kind, "id": link.id} for link in found.evidence],
    }
