"""Essential data as published, in any of its variants, as plain contracts.

Runs in the process that may do nothing else; whatever the JSON, it is read or named, never a crash.
"""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from backend.imports.decp.values import (
    considerations,
    day,
    pieces,
    siret,
    text,
    whole_cents,
    whole_months,
)
from backend.sheets.reader.csv_grid import decoded

Told = dict[str, Any]
LONGEST_ID, LONGEST_TITLE = 30, 1000
SOCIAL = frozenset({"clause", "criterion", "reserved"})
CONCESSIONS = ("contrat-concession", "contratConcession", "contrat_concession", "concession")
_CPV = re.compile(r"\d{8}(-\d)?")
_COMMUNE = re.compile(r"(?:\d{2}|2[AB])\d{3}")


def parsed(content: bytes) -> Told | str:
    """Return the contracts with a social consideration, and the numbers of the others.

    A text is the code of a refusal.
    """
    try:
        found = orjson.loads(decoded(content).lstrip("\ufeff").encode("utf-8", "replace"))
    except (orjson.JSONDecodeError, RecursionError):
        return "F_EMPTY" if not content.strip() else "not_json"
    marches, concessions = _listed(found)
    if marches is None:
        return "not_decp"
    told: Told = {"social": [], "others": [], "unstated": 0, "apart": [], "read": len(marches)}
    told["concessions"] = concessions
    for place, each in enumerate(marches, 1):
        _sort(each, place, told)
    return told


def _listed(found: object) -> tuple[list[object] | None, int]:
    """The contracts of a file, None where it has none; and how many concessions it has."""
    if isinstance(found, dict):
        known = "marches" in found or "marche" in found
        inside = found.get("marches", found) if known else found
        if not known and not _is_contract(found):
            return None, 0
        if isinstance(inside, dict) and not _is_contract(inside):
            concessions = sum(len(pieces(inside.get(name), name)) for name in CONCESSIONS)
            return pieces(inside.get("marche"), "marche"), concessions
        found = inside
    listed = pieces(found, "marche")
    if listed and not any(map(_is_contract, listed)):
        return None, 0
    return (listed, 0) if isinstance(found, list | dict) else (None, 0)


def _is_contract(found: object) -> bool:
    names = {"id", "uid", "acheteur", "objet", "considerationsSociales", "titulaires"}
    return isinstance(found, dict) and len(names & found.keys()) > 1


def _sort(each: object, place: int, told: Told) -> None:
    """Put one contract where it belongs: to import, another one, or one that cannot be read."""
    if not isinstance(each, dict):
        told["apart"].append({"number": f"n° {place}", "code": "not_a_contract"})
        return
    if "oncession" in text(each.get("_type")) or "autoriteConcedante" in each:
        told["concessions"] += 1
        return
    buyer, name = _buyer(each)
    number = _number(each, buyer)
    stated, strange = considerations(each)
    if not SOCIAL.intersection(stated):
        told["others"].append(number or f"n° {place}")
        told["unstated"] += not stated
        return
    code = None
    if not number or len(number) > LONGEST_ID:
        code = "no_number"
    elif buyer is None:
        code = "no_buyer"
    if code is not None:
        told["apart"].append({"number": number[:60] or f"n° {place}", "code": code})
        return
    told["social"].append(
        {"number": number, "buyer": buyer, "buyer_name": name, "considerations": stated}
        | _contents(each)
        | {"strange": strange}
    )


def _buyer(each: Told) -> tuple[str | None, str]:
    given = each.get("acheteur")
    if isinstance(given, dict):
        return siret(given.get("id") or given.get("siret")), text(given.get("nom"))[:200]
    flat = given or each.get("acheteur.id") or each.get("acheteur_id")
    return siret(flat), text(each.get("acheteur.nom") or each.get("acheteur_nom"))[:200]


def _number(each: Told, buyer: str | None) -> str:
    """The number of a contract for its buyer: a unique one begins with the buyer's SIRET."""
    found = text(each.get("id")) or text(each.get("uid"))
    if buyer and found.startswith(buyer) and len(found) > len(buyer):
        found = found.removeprefix(buyer).lstrip("-_ ")
    return found


def _contents(each: Told) -> Told:
    amendments = _amendments(each)
    latest = [each, *amendments]
    title = text(each.get("objet"))
    cpv = text(each.get("codeCPV"))
    place = each.get("lieuExecution")
    code = text(place.get("code")) if isinstance(place, dict) else ""
    kind = text(place.get("typeCode")).lower() if isinstance(place, dict) else ""
    return {
        "title": title[:LONGEST_TITLE],
        "cut": len(title) > LONGEST_TITLE,
        "cpv": cpv if _CPV.fullmatch(cpv) else None,
        "commune": code if "commune" in kind and _COMMUNE.fullmatch(code) else None,
        "months": _last(whole_months(one.get("dureeMois")) for one in latest),
        "cents": _last(whole_cents(one.get("montant")) for one in latest),
        "notified_on": day(each.get("dateNotification")),
        "amendments": len(amendments),
        "holders": _last([*_companies(one.get("titulaires"), "titulaire")] for one in latest) or [],
        "subcontractors": [*_subcontractors(each)],
    }


def _amendments(each: Told) -> list[Told]:
    """What changed a contract, the earliest first."""
    given = each.get("modifications") or each.get("modification")
    found = [one for one in pieces(given, "modification") if isinstance(one, dict)]
    names = ("dateNotificationModification", "dateSignatureModification",
             "datePublicationDonneesModification")  # fmt: skip
    days = [next((on for name in names if (on := day(one.get(name)))), "") for one in found]
    order = sorted(range(len(found)), key=lambda place: (days[place], place))
    return [found[place] for place in order]


def _last(values: Iterator[Any]) -> Any:  # noqa: ANN401 - the values of one field
    """The latest value that says something."""
    return next((value for value in reversed([*values]) if value not in (None, [])), None)


def _companies(given: object, name: str) -> Iterator[Told]:
    for one in pieces(given, name):
        told = one if isinstance(one, dict) else {"id": one}
        written = text(told.get("id"))
        if not written:
            continue
        kind = text(told.get("typeIdentifiant")).upper()
        known = siret(written) if kind in ("", "SIRET") else None
        yield {
            "siret": known,
            "written": written[:40],
            "name": text(told.get("denominationSociale") or told.get("nom"))[:200],
        }


def _subcontractors(each: Told) -> Iterator[Told]:
    for act in pieces(each.get("actesSousTraitance"), "acteSousTraitance"):
        if isinstance(act, dict):
            for company in _companies(act.get("sousTraitant"), "sousTraitant"):
                act_id = text(act.get("id"))[:60] or None
                yield company | {"act": act_id, "from_on": day(act.get("dateNotification"))}
