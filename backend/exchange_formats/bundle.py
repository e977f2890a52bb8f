"""The evidence of one discrepancy as a file that can be checked: every record, and its digest."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson

from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.closing import explaining
from backend.discrepancies.questions.told import thread
from backend.discrepancies.reading import Reading, id_of
from backend.discrepancies.worklist import place
from backend.problems import NotFound
from backend.records import journal
from sync.reconcile.discrepancy import Discrepancy

FORMAT = "jalon-evidence/1"


def bundle(reading: Reading, territory: str, record_id: str) -> bytes:
    """Return the evidence bundle of a finding by the id of its record: NotFound.

    ``content_sha256`` is the SHA-256 of ``content`` in canonical JSON (sorted keys, no spaces).
    """
    finding = next((each for each in reading.found.values() if id_of(each) == record_id), None)
    if finding is None:
        raise NotFound
    content = _content(reading, territory, finding)
    told = {"format": FORMAT, "content": content, "content_sha256": digest(content)}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def _content(reading: Reading, territory: str, finding: Discrepancy) -> dict[str, Any]:
    records = [_record(reading, link.kind, link.id, link.cell) for link in finding.evidence]
    return {
        "as_of": reading.today.isoformat(),
        "engine": reading.result.engine_version,
        "inputs_digest": reading.result.inputs_digest,
        "thresholds": settings_of_id(territory).thresholds.as_dict(),
        "place": place(reading, finding.sheet or "") | {"month": finding.month},
        "finding": explaining.finding(reading, finding),
        "cuts": [{"day": each.day.isoformat(), "minutes": each.minutes} for each in finding.cuts],
        "bounds": [each.minutes for each in finding.bounds],
        "thread": thread(reading.thread(finding)),
        "evidence": records,
        "history": [_step(line) for line in journal.history(territory, [id_of(finding)])],
    }


def _record(reading: Reading, table: str, key: str, cell: str | None) -> dict[str, Any]:
    data = dict(reading.records.get(table, {}).get(key, {}))
    return {"table": table, "id": key, "cell": cell, "data": data, "sha256": digest(data)}


def _step(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "at": line["received_at"].isoformat(),
        "by": line["user_id"],
        "intent": line["intent"],
        "set": (line["body"] or {}).get("set"),
        "before": line["before"],
    }


def digest(value: object) -> str:
    """The SHA-256 of a value in canonical JSON."""
    return sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()
