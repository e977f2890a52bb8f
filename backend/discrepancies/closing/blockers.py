"""What keeps the month of a party open: findings, questions, names, collisions, held changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from backend.discrepancies.reading import Reading, Subject, id_of
from backend.discrepancies.worklist import person
from sync.hours import last_day
from sync.reconcile.claims import Claim
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.rule import Severity

Row = Mapping[str, Any]
NAMES = frozenset({"UNKNOWN_PERSON", "AMBIGUOUS_PERSON", "NAME_MISSING"})
"""Nobody to whom the hours could be written; R-05 blocks the line."""
CLOSABLE = frozenset({"submitted", "reviewed"})
MISSING = ("Aucune fiche n’a été transmise.", "No sheet was handed in.")
NOT_OVER = ("Le mois n’est pas terminé.", "The month is not over.")
RETURNED = (
    "La fiche est retournée à l’entreprise, qui doit la corriger.",
    "The sheet was returned to the company, which has to correct it.",
)
HELD = (
    "Une saisie reçue et pas encore appliquée touche cette fiche.",
    "A change received and not applied yet touches this sheet.",
)
COLLIDED = (
    "Deux personnes ont modifié la même chose : il faut choisir.",
    "Two people changed the same thing: somebody has to choose.",
)


@dataclass(frozen=True)
class Blocker:
    """One thing to settle first; ``key`` names a finding, ``id`` a record to settle."""

    kind: str
    said: Mapping[str, str]
    key: str | None = None
    id: str | None = None

    def shown(self) -> dict[str, Any]:
        """The blocker as an answer tells it."""
        return asdict(self)


def blockers(reading: Reading, party: str, matters: Iterable[Row]) -> list[Blocker]:
    """Return all that keeps a party's month open; nothing: it can be closed.

    ``matters`` are the open collisions and held changes of the territory.
    """
    sheet = reading.sheet(party)
    if last_day(reading.month) >= reading.today:
        return [_of_sheet(NOT_OVER)]
    if sheet is None:
        return [_of_sheet(MISSING)]
    if sheet["state"] not in CLOSABLE:
        return [_of_sheet(RETURNED)] if sheet["state"] == "returned" else []
    mine = [each for each in reading.found.values() if each.sheet == party]
    found = [*_findings(reading, mine), *_nameless(reading, party)]
    return found + list(_matters(_ids(reading, party, mine), reading.month, matters))


def _of_sheet(words: tuple[str, str]) -> Blocker:
    return Blocker("sheet", dict(zip(("fr", "en"), words, strict=True)))


def _findings(reading: Reading, mine: list[Discrepancy]) -> Iterator[Blocker]:
    for each in sorted(mine, key=lambda found: found.key):
        said = {"fr": each.fr, "en": each.en}
        if reading.awaits_answer(each):
            yield Blocker("question", said, key=each.key, id=id_of(each))
        elif reading.is_open(each) and _blocks(each):
            yield Blocker("finding", said, key=each.key, id=id_of(each))


def _blocks(finding: Discrepancy) -> bool:
    return finding.severity is Severity.BLOCKING or finding.code in NAMES


def _nameless(reading: Reading, party: str) -> Iterator[Blocker]:
    """Hours retained of somebody whom the register does not know."""
    for subject, claim in claims_of(reading, party):
        if claim.worker is None and reading.retained(subject):
            name = person(reading, subject.who)
            said = {
                "fr": f"{name} n’est pas au registre : ses heures ne peuvent pas être retenues.",
                "en": f"{name} is not in the register: no hours can be retained.",
            }
            yield Blocker("person", said)


def claims_of(reading: Reading, party: str) -> list[tuple[Subject, Claim]]:
    """Return what is declared on the sheet of a party, by person."""
    return sorted((each for each in reading.claims.items() if each[0].party == party),
                  key=lambda pair: pair[0])  # fmt: skip


def _ids(reading: Reading, party: str, mine: list[Discrepancy]) -> frozenset[str]:
    """The records on which the figures of a sheet rest."""
    ids = {party, reading.sheets[party]} | {id_of(each) for each in mine}
    ids |= {link.id for each in mine for link in each.evidence}
    for subject, claim in claims_of(reading, party):
        ids |= {line.id for line in claim.lines} | {each.id for each in claim.employments}
        ids |= {subject.who} | {seen.id for _, seen in reading.sightings(subject)}
        told = reading.confirmation(subject)
        ids |= {told.id} if told is not None else set()
    return frozenset(ids)


def _matters(ids: frozenset[str], month: str, matters: Iterable[Row]) -> Iterator[Blocker]:
    for each in matters:
        if each["record_id"] in ids or _names(each.get("content") or {}, ids, month):
            words = HELD if each["type"] == "hold" else COLLIDED
            said = dict(zip(("fr", "en"), words, strict=True))
            yield Blocker(str(each["type"]), said, id=each["id"])


def _names(content: Mapping[str, Any], ids: frozenset[str], month: str) -> bool:
    """Tell whether a held change is about one of these records, and of no other month."""
    values = content.get("set") or {}
    days = [str(value)[:7] for name, value in values.items() if name in DATED and value]
    elsewhere = bool(days) and month not in days
    return not elsewhere and any(
        name.endswith("_id") and value in ids for name, value in values.items()
    )


DATED = frozenset({"period", "observed_at", "from_on", "to_on", "started_at"})
