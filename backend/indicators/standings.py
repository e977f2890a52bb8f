"""The rows of the standings: figures, rates and forecasts of whatever clauses belong to."""

from collections.abc import Mapping
from typing import Any

from backend.indicators.landscape import Landscape
from sync.indicators import Due, Standing, by_month, fte, objective, standing_of
from sync.records.lot import name_of

Told = dict[str, Any]
BELOW = {
    "territory": "authority",
    "authority": "operation",
    "operation": "contract",
    "contract": "lot",
    "company": "lot",
    "lot": None,
    "clause": None,
}
"""What stands under a row."""


def rows(landscape: Landscape, level: str, annual: int, name: str) -> list[Told]:
    """Return a row for each thing of a level, by label."""
    found = [
        row(landscape, (level, key), landscape.dues(strands, _company(level, key)), annual, name)
        for key, strands in landscape.grouped(level).items()
    ]
    return sorted(found, key=lambda each: (each["label"], each["id"]))


def row(
    landscape: Landscape, place: tuple[str, str], dues: list[Due], annual: int, name: str
) -> Told:
    """Return the figures of one thing; ``name`` is the territory's."""
    level, key = place
    stands = standing_of(dues, landscape.today)
    label, sub = labels(landscape, level, key)
    received = stands.received
    return {
        "id": key,
        "kind": level,
        "label": label or name,
        "sub": sub,
        "below": BELOW[level],
        **_figures(stands),
        "required_fte": fte(stands.required, annual),
        "retained_fte": fte(stands.figures.retained, annual),
        "received_on": _received_on(dues),
        "received": None
        if received is None
        else {
            "required": received.required,
            "retained": received.retained,
            "rate": received.rate,
        },
    }


def _figures(stands: Standing) -> Told:
    figures = stands.figures
    return {
        "clauses": stands.clauses,
        "required": stands.required,
        **figures._asdict(),
        "rate": stands.rate,
        "elapsed": stands.elapsed,
        "starts_on": stands.starts_on.isoformat() if stands.starts_on else None,
        "due_on": stands.due_on.isoformat() if stands.due_on else None,
        "forecast": stands.forecast,
        "missing": stands.missing,
        "pace": stands.pace,
        "pace_needed": stands.pace_needed,
    }


def months(landscape: Landscape, dues: list[Due]) -> list[Told]:
    """Return the series of a chart: each month, its sum so far, and where a linear pace stands."""
    figures, aimed = by_month(dues), objective(dues, landscape.today)
    total = 0
    series = []
    for month in sorted(figures.keys() | aimed.keys()):
        each = figures.get(month)
        total += each.retained if each else 0
        told = dict.fromkeys(("declared", "confirmed", "retained", "disputed", "closed"), 0)
        told |= each._asdict() if each else {}
        series.append({"month": month, **told, "cumulated": total, "objective": aimed.get(month)})
    return series


def labels(landscape: Landscape, level: str, key: str) -> tuple[str, str | None]:
    """Return what people call a thing, and what it belongs to."""
    frame = landscape.frame
    if level in ("clause", "lot"):
        lot_id = frame["clause"][key]["lot_id"] if level == "clause" else key
        lot = frame["lot"].get(lot_id, {})
        contract = frame["contract"].get(lot.get("contract_id", ""), {})
        holder = ", ".join(sorted(_companies(frame, lot_id)))
        title = name_of(lot)
        return title, " · ".join(filter(None, (contract.get("market_number", ""), holder)))
    if level == "contract":
        data = frame["contract"].get(key, {})
        operation = frame["operation"].get(data.get("operation_id", ""), {})
        return data.get("market_number", ""), data.get("title") or operation.get("title")
    if level == "operation":
        data = frame["operation"].get(key, {})
        authority = frame["contracting_authority"].get(data.get("authority_id", ""), {})
        return data.get("title", ""), authority.get("name")
    table = {"company": "company", "authority": "contracting_authority"}.get(level, "")
    data = frame[table].get(key, {}) if table else {}
    return data.get("name", ""), data.get("siret")


def _companies(frame: Mapping[str, Mapping[str, Mapping[str, Any]]], lot: str) -> set[str]:
    return {
        str(frame["company"].get(data["company_id"], {}).get("name", ""))
        for data in frame["lot_party"].values()
        if data["lot_id"] == lot and data["role"] in ("holder", "lead")
    }


def _company(level: str, key: str) -> str | None:
    return key if level == "company" else None


def _received_on(dues: list[Due]) -> str | None:
    days = {each.received_on for each in dues}
    last = max((day for day in days if day), default=None)
    return last.isoformat() if last and None not in days else None
