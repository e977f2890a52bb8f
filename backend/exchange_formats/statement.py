"""The statement of a contract (état récapitulatif) for its authority: hours, never a name."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from backend import paper
from backend.indicators import standings
from backend.indicators.landscape import Landscape
from backend.wordings import DEMO
from sync.indicators import Due, Figures, summed
from sync.notation.text import plain
from sync.reconcile.wording import day_fr, hours, month_fr
from sync.records.lot import by_number

TEMPLATE = Path(__file__).with_name("statement.typ")
Told = dict[str, Any]
HEAD = ("Lot", "Titulaire", "Dues", "Déclarées", "Confirmées", "Retenues", "Taux", "Délai écoulé",
        "Prévision", "Reste")  # fmt: skip
MONTHS = ("Mois", "Déclarées", "Confirmées", "Retenues", "dont closes", "En discussion", "Cumul")
COMPANIES = ("Lot", "Entreprise", "Déclarées", "Confirmées", "Retenues", "dont closes")


def told(landscape: Landscape, contract: str, frame: Mapping[str, Any]) -> Told:
    """What the statement of a contract says; ``landscape`` is narrowed to it.

    ``frame`` gives the issuer, whether it is a demonstration, and the minutes of an FTE.
    """
    dues, data = landscape.dues(landscape.strands), landscape.frame["contract"][contract]
    operation = landscape.frame["operation"].get(data["operation_id"], {})
    authority = landscape.frame["contracting_authority"].get(operation.get("authority_id", ""), {})
    row = partial(standings.row, annual=frame["annual"], name="")
    total = row(landscape, ("contract", contract), dues)
    return {
        "issuer": frame["issuer"],
        "demo": DEMO.fr if frame["demo"] else "",
        "title": f"État récapitulatif du marché {data['market_number']}",
        "facts": [
            ["Donneur d'ordre", authority.get("name", "")],
            ["Opération", operation.get("title", "")],
            ["Marché", f"{data['market_number']} {data.get('title') or ''}".strip()],
            ["Situation au", day_fr(landscape.today)],
            ["Réception", _day(operation.get("received_on"))],
            ["Heures dues", f"{hours(total['required'])} ({_fte(total['required_fte'])} ETP)"],
            ["Heures retenues", _retained(total)],
        ],
        "lots": {"head": HEAD, "rows": [_lot(row, landscape, each) for each in _lots(landscape)]},
        "companies": {"head": COMPANIES, "rows": _companies(landscape)},
        "months": {"head": MONTHS, "rows": _months(landscape, dues)},
        "notes": [
            (
                "Les heures retenues « closes » sont au registre ; les autres sont provisoires "
                "tant que le mois n'est pas clos."
            ),
            (
                "La prévision prolonge le rythme constaté jusqu'à l'échéance. Le taux n'est pas "
                "plafonné à 100 %."
            ),
            f"Un équivalent temps plein (ETP) vaut {hours(frame['annual'])} par an.",
        ],
    }


def pdf_of(said: Mapping[str, Any], at: datetime) -> bytes:
    """Return the statement as PDF, dated ``at``."""
    return paper.pdf_of(TEMPLATE, said, at)


def _lots(landscape: Landscape) -> list[str]:
    known = landscape.frame["lot"]
    return sorted(landscape.grouped("lot"), key=lambda lot: (by_number(known.get(lot, {})), lot))


def _lot(row: Any, landscape: Landscape, lot: str) -> list[str]:  # noqa: ANN401 - a partial
    here = landscape.within({"lot": lot})
    each = row(here, ("lot", lot), here.dues(here.strands))
    holder = (each["sub"] or "").rpartition(" · ")[2]
    figures = [hours(each[name]) for name in ("required", "declared", "confirmed", "retained")]
    forecast = "–" if each["forecast"] is None else hours(each["forecast"])
    shares = [_percent(each["rate"]), _percent(each["elapsed"])]
    return [each["label"], holder, *figures, *shares, forecast, hours(each["missing"])]


def _companies(landscape: Landscape) -> list[list[str]]:
    rows = []
    for lot in _lots(landscape):
        label = standings.labels(landscape, "lot", lot)[0]
        names = [
            (landscape.frame["company"].get(company, {}).get("name", ""), party)
            for strand in landscape.within({"lot": lot}).strands
            for party, company in strand.parties.items()
        ]
        for name, party in sorted(names, key=lambda each: (plain(each[0]), each[1])):
            total = summed(landscape.figures.get(party, {}).values())
            rows.append([label, name, *_figures(total)])
    return rows


def _figures(total: Figures) -> list[str]:
    return [hours(each) for each in (total.declared, total.confirmed, total.retained, total.closed)]


def _months(landscape: Landscape, dues: list[Due]) -> list[list[str]]:
    shown = ("declared", "confirmed", "retained", "closed", "disputed", "cumulated")
    return [
        [month_fr(each["month"]), *(hours(each[name]) for name in shown)]
        for each in standings.months(landscape, dues)
        if any(each[name] for name in shown)
    ]


def _retained(total: Told) -> str:
    rate = "" if total["rate"] is None else f", soit {_percent(total['rate'])}"
    return f"{hours(total['retained'])} ({_fte(total['retained_fte'])} ETP){rate}"


def _percent(per_mille: int | None) -> str:
    return "–" if per_mille is None else f"{per_mille / 10:.1f} %".replace(".", ",")


def _fte(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}".replace(".", ",")


def _day(text: str | None) -> str:
    return day_fr(date.fromisoformat(text)) if text else "–"
