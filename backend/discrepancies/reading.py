"""One month of a territory, reconciled: computed from the records when it is asked for.

Nothing of it is stored. What people decided are records of type ``discrepancy``, found again by
the key of the finding; those dismissed go into the computation.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple

from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.keeping import Kept, undisturbed
from backend.records import month as months
from sync.reconcile import SHEET_CHECKS, Reconciliation, reconcile
from sync.reconcile.book import Book
from sync.reconcile.claims import Claim
from sync.reconcile.discrepancy import Discrepancy, key_of
from sync.reconcile.effects import ClaimKey
from sync.reconcile.from_records import evidence_of_records, latest_sheets
from sync.reconcile.papers import Confirmation
from sync.reconcile.retained import retained, retained_of
from sync.reconcile.seen import RollCall, Seen
from sync.reconcile.thresholds import Thresholds
from sync.record import natural_id
from sync.records.discrepancy import DiscrepancyState

Data = Mapping[str, Any]
ACCEPTED, DISMISSED = DiscrepancyState.ACCEPTED.value, DiscrepancyState.DISMISSED.value
DECIDED = frozenset({ACCEPTED, DISMISSED})
ANSWERED: str = DiscrepancyState.ANSWERED.value
OPEN: str = DiscrepancyState.OPEN.value
ASKED = frozenset({"asked", "escalated"})
"""States in which it is for the company to answer."""
WAITING = ASKED | {ANSWERED}
CLOSED = "closed"
RECENT = 3
"""Readings kept in memory, for the pages and filters of a list that nobody changed meanwhile."""


class Subject(NamedTuple):
    """Whom findings are about: a person of a party's sheet, or the sheet itself (``who`` empty).

    ``who`` is a worker's id, or the name as it is written where nobody answers to it.
    """

    party: str
    who: str


@dataclass(frozen=True)
class Reading:
    """The month with its findings on a day; ``records`` are those that it was computed from."""

    month: str
    records: months.Records
    result: Reconciliation
    today: date
    told: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What lists have made of it, by their names: a page turned makes nothing again."""

    @cached_property
    def found(self) -> dict[str, Discrepancy]:
        """What can be decided, by key: the findings of a sheet of this month."""
        mine = (d for d in self.result.discrepancies if d.sheet and d.month == self.month)
        return {each.key: each for each in mine}

    @cached_property
    def by_subject(self) -> dict[Subject, list[Discrepancy]]:
        """The findings by whom they are about."""
        found: defaultdict[Subject, list[Discrepancy]] = defaultdict(list)
        for each in self.found.values():
            found[subject_of(each)].append(each)
        return dict(found)

    @cached_property
    def claims(self) -> dict[Subject, Claim]:
        """What is declared, by party and person."""
        return {Subject(key.sheet, key.subject): c for key, c in self.result.claims.items()}

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Everybody declared or spoken of, and the sheets with findings of their own."""
        return tuple(sorted(self.claims.keys() | self.by_subject.keys()))

    @cached_property
    def sites_of_operations(self) -> dict[str, str]:
        """The site that stands for all of an operation: the first, as the engine takes it."""
        sites = self.records["site"]
        return {sites[each]["operation_id"]: each for each in sorted(sites, reverse=True)}

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The id of the sheet that counts, by party."""
        latest = latest_sheets(self.records)
        return {party: sheet for (party, month), sheet in latest.items() if month == self.month}

    def sheet(self, party: str) -> Data | None:
        """The sheet that counts; None while it is missing."""
        return self.records.get("monthly_sheet", {}).get(self.sheets.get(party, ""))

    def is_closed(self, party: str) -> bool:
        """Tell whether the month of this party is closed: nothing more is decided of it."""
        sheet = self.sheet(party)
        return sheet is not None and sheet["state"] == CLOSED

    def decision(self, finding: Discrepancy) -> Data | None:
        """The record of what people said of a finding, None while nobody did."""
        return self.records.get("discrepancy", {}).get(id_of(finding))

    def state(self, finding: Discrepancy) -> str:
        """Open, asked, answered, accepted, dismissed or escalated.

        A later version of the sheet answers what was asked about an earlier one.
        """
        record = self.decision(finding)
        if record is None:
            return OPEN
        return ANSWERED if self.answered_by(finding) else str(record["state"])

    def awaits_answer(self, finding: Discrepancy) -> bool:
        """Tell whether a company was asked and has days left to answer."""
        record = self.decision(finding) or {}
        waits = self.state(finding) in ASKED
        return waits and (record.get("answer_due_on") or "") >= self.today.isoformat()

    def answered_by(self, finding: Discrepancy) -> int | None:
        """The version of the sheet that came after the question, while no decision is taken."""
        record = self.decision(finding) or {}
        asked = record.get("asked_version")
        sheet = self.sheet(finding.sheet or "")
        if asked is None or sheet is None or record["state"] not in WAITING:
            return None
        version = int(sheet["version"])
        return version if version > asked else None

    def thread(self, finding: Discrepancy) -> list[Data]:
        """The messages about a finding, in no order."""
        return self._threads.get(id_of(finding), [])

    def is_open(self, finding: Discrepancy) -> bool:
        """Tell whether a finding waits for a decision."""
        return self.state(finding) not in DECIDED and not self.is_closed(finding.sheet or "")

    def retained(self, subject: Subject) -> int:
        """The minutes retained: those of the ledger once the month is closed."""
        claim = self.claims.get(subject)
        if self.is_closed(subject.party):
            return self._ledger.get(subject, 0)
        return 0 if claim is None else self.result.retained[claim.key].retained

    def confirmation(self, subject: Subject) -> Confirmation | None:
        """What the site manager said of a person's hours."""
        party = self.records["lot_party"][subject.party]
        key = (subject.who, party["company_id"], party["lot_id"])
        return self._confirmations.get(key)

    def sightings(self, subject: Subject) -> list[tuple[RollCall, Seen]]:
        """What was noted of a person on the visits of the month, by day."""
        return self._sightings.get(subject.who, [])

    def takes(self, finding: Discrepancy) -> int:
        """The minutes that a finding takes by itself, whatever else is found."""
        alone = (retained_of(claim, (finding,)) for claim in self._aimed(finding))
        return sum(each.disputed for each in alone)

    def weighs(self, finding: Discrepancy) -> int:
        """The minutes that a decision moves: what dismissing gives back, beside all that stands."""
        moved = 0
        for claim in self._aimed(finding):
            standing = [d for d in self._standing[claim.key] if d.key != finding.key]
            without, beside = retained_of(claim, standing), [*standing, finding]
            moved += without.retained - retained_of(claim, beside).retained
        return moved

    def standing(self, claim: Claim) -> list[Discrepancy]:
        """The findings that count against a line: those not dismissed."""
        return self._standing[claim.key]

    def _aimed(self, finding: Discrepancy) -> list[Claim]:
        keys = {cut.claim for cut in finding.cuts} | {bound.claim for bound in finding.bounds}
        return [self.result.claims[key] for key in sorted(keys) if key in self.result.claims]

    @cached_property
    def _standing(self) -> defaultdict[ClaimKey, list[Discrepancy]]:
        found: defaultdict[ClaimKey, list[Discrepancy]] = defaultdict(list)
        for each in self.result.discrepancies:
            if self.state(each) != DISMISSED:
                for claim in self._aimed(each):
                    found[claim.key].append(each)
        return found

    @cached_property
    def _threads(self) -> dict[str, list[Data]]:
        found: defaultdict[str, list[Data]] = defaultdict(list)
        for key, data in self.records.get("discrepancy_message", {}).items():
            found[data["discrepancy_id"]].append({"id": key, **data})
        return dict(found)

    @cached_property
    def _confirmations(self) -> dict[tuple[str, str, str], Confirmation]:
        told = self.result.evidence.observed.confirmations
        mine = (each for each in told if each.month == self.month)
        return {(each.worker, each.company, each.lot): each for each in mine}

    @cached_property
    def _sightings(self) -> dict[str, list[tuple[RollCall, Seen]]]:
        found: defaultdict[str, list[tuple[RollCall, Seen]]] = defaultdict(list)
        for call in sorted(self.result.evidence.observed.roll_calls, key=lambda c: (c.day, c.id)):
            if f"{call.day:%Y-%m}" == self.month:
                for each in call.seen:
                    found[each.worker or ""].append((call, each))
        return dict(found)

    @cached_property
    def _ledger(self) -> dict[Subject, int]:
        entries = self.records.get("retained_hours", {})
        gone = {entry.get("supersedes_id") for entry in entries.values()}
        kept: dict[Subject, int] = {}
        book = Book(self.records)
        for key, entry in entries.items():
            if key not in gone:
                who = book.person(entry["worker_id"]) or entry["worker_id"]
                subject = Subject(entry["party_id"], who)
                kept[subject] = kept.get(subject, 0) + entry["retained_minutes"]
        return kept


def read(territory: str, month: str, today: date) -> Reading:
    """Return a month of a territory as the records of now tell it."""
    thresholds = settings_of_id(territory).thresholds
    made = partial(computed, territory, month, today, thresholds)
    again = partial(redecided, territory)
    return _KEPT.get(territory, (month, today, thresholds), made, again)


_KEPT: "Kept[Reading]" = Kept(RECENT)


@undisturbed()
def computed(territory: str, month: str, today: date, thresholds: Thresholds) -> Reading:
    """Compute a month from the records."""
    return made_of(months.of_month(territory, month), month, today, thresholds)


def made_of(found: months.Records, month: str, today: date, thresholds: Thresholds) -> Reading:
    """Compute a month from records already read."""
    records = months.merged(found)
    for table in ("lot_party", "worker", "company", "site", "lot"):
        records.setdefault(table, {})
    evidence = evidence_of_records(records, as_of=today, since=month)
    result = reconcile(evidence, thresholds, [month], _dismissed(records), SHEET_CHECKS)
    return Reading(month, records, result, today)


def redecided(territory: str, before: Reading) -> Reading:
    """The same month with the decisions of now: the same findings, other minutes retained."""
    records = {**before.records, **months.decisions(territory, before.month)}
    known = before.result
    kept = retained(known.claims.values(), known.discrepancies, _dismissed(records))
    return Reading(before.month, records, replace(known, retained=kept), before.today)


def _dismissed(records: months.Records) -> set[str]:
    return {
        key_of(each["party_id"], each["period"], each["rule"], each["subject"])
        for each in records.get("discrepancy", {}).values()
        if each["state"] == DISMISSED
    }


def subject_of(finding: Discrepancy) -> Subject:
    """Whom a finding is about."""
    written = finding.subject if finding.subject.startswith("«") else ""
    return Subject(finding.sheet or "", finding.worker or written)


def id_of(finding: Discrepancy) -> str:
    """The id of the record that holds what people say of a finding."""
    return natural_id(
        "discrepancy", finding.sheet or "", finding.month or "", finding.code, finding.about
    )


def party_of(key: str) -> str:
    """The party of whose sheet a finding is, by its key."""
    return key.partition("|")[0]
