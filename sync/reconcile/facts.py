"""The evidence arranged for the rules: the claims of the months, with what surrounds them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sync.hours import days_of, iso_week, month_of
from sync.reconcile.claims import Claim, covered_days, group, is_blocked, subjects
from sync.reconcile.declared import Match
from sync.reconcile.effects import ClaimKey
from sync.reconcile.seen import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sync.reconcile.declared import Line, Sheet
    from sync.reconcile.discrepancy import Discrepancy
    from sync.reconcile.evidence import Evidence
    from sync.reconcile.papers import Confirmation, Register
    from sync.reconcile.registers import Eligibility, Employment
    from sync.reconcile.seen import RollCall, Seen
    from sync.reconcile.terms import Clause, Commitment
    from sync.reconcile.thresholds import Thresholds
    from sync.reconcile.tutorship import Tutored, TutoringCheck

    Check = Callable[["Facts", Thresholds], Iterator[Discrepancy]]


@dataclass(frozen=True)
class Facts:
    """Evidence indexed once; ``judged`` are the months asked for, None for all that are loaded."""

    evidence: Evidence
    judged: frozenset[str] | None = None

    def judges(self, month: str) -> bool:
        """Tell whether this month is asked for."""
        return self.judged is None or month in self.judged

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months judged: those asked for, else those of the sheets."""
        if self.judged is not None:
            return tuple(sorted(self.judged))
        return tuple(sorted({month for sheet in self.evidence.sheets for month in sheet.slot}))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the months judged, in a stable order."""
        mine = (s for s in self.evidence.sheets if any(map(self.judges, s.slot)))
        return tuple(sorted(mine, key=lambda s: (s.id, s.slot, s.version)))

    @cached_property
    def senders(self) -> frozenset[tuple[str, str]]:
        """The (company, month) for which a company sent a sheet itself."""
        sheets = self.evidence.sheets
        return frozenset((sheet.company, month) for sheet in sheets for month in sheet.slot)

    @cached_property
    def all_claims(self) -> tuple[Claim, ...]:
        """Every claim of every sheet that counts, months of context included."""
        found = [claim for sheet in self.evidence.sheets for claim in self._claims(sheet)]
        return tuple(sorted(found, key=lambda claim: claim.key))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the months judged, of blocked sheets and unknown persons too."""
        return tuple(claim for claim in self.all_claims if self.judges(claim.month))

    @cached_property
    def of_sheet(self) -> dict[tuple[str, str], tuple[Claim, ...]]:
        """The claims of (sheet, month), of blocked sheets and unknown persons too."""
        return group(self.all_claims, lambda claim: (claim.sheet.id, claim.month))

    @cached_property
    def known(self) -> tuple[Claim, ...]:
        """The claims that rules about a person may look at: person known, sheet not blocked."""
        return tuple(c for c in self.claims if c.worker is not None and not is_blocked(c.sheet))

    @cached_property
    def by_worker(self) -> dict[tuple[str, str], tuple[Claim, ...]]:
        """Claims above 0 of (worker, month) over all companies, context included, none blocked."""
        solid = (c for c in self.all_claims if c.minutes and not is_blocked(c.sheet))
        return group((c for c in solid if c.worker), lambda c: (c.worker or "", c.month))

    @cached_property
    def employments(self) -> dict[tuple[str, str], tuple[Employment, ...]]:
        """Contracts of (worker, company), the host company included."""
        pairs = ((c, e) for e in self.evidence.employments for c in e.companies)
        found: defaultdict[tuple[str, str], list[Employment]] = defaultdict(list)
        for company, employment in pairs:
            found[employment.worker, company].append(employment)
        ordered = {key: sorted(each, key=lambda e: (e.first, e.id)) for key, each in found.items()}
        return {key: tuple(each) for key, each in ordered.items()}

    @cached_property
    def employment_by_id(self) -> dict[str, Employment]:
        """Contracts by id."""
        return {e.id: e for e in self.evidence.employments}

    @cached_property
    def eligibilities(self) -> dict[str, tuple[Eligibility, ...]]:
        """Eligible periods of a worker, earliest first."""
        ordered = sorted(self.evidence.eligibilities, key=lambda e: (e.first, e.last, e.id))
        return group(ordered, lambda e: e.worker)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The clause of a lot."""
        return {clause.lot: clause for clause in self.evidence.clauses}

    @cached_property
    def roll_calls(self) -> dict[tuple[str, str], tuple[RollCall, ...]]:
        """Roll calls of (site, month), by day."""
        ordered = sorted(self.evidence.observed.roll_calls, key=lambda r: (r.day, r.id))
        return group(ordered, lambda r: (r.site, month_of(r.day)))

    @cached_property
    def sightings(self) -> dict[tuple[str, str], tuple[tuple[RollCall, Seen], ...]]:
        """Where (worker, month) was seen, on all sites, by day."""
        calls = sorted(self.evidence.observed.roll_calls, key=lambda r: (r.day, r.id))
        pairs = ((c, s) for c in calls for s in c.seen if s.status is Status.SEEN and s.worker)
        return group(pairs, lambda pair: (pair[1].worker or "", month_of(pair[0].day)))

    @cached_property
    def weeks(self) -> dict[tuple[str, tuple[int, int]], dict[tuple[date, str], int]]:
        """Minutes of (worker, ISO week) by (day, claim) over all months and lots."""
        found: defaultdict[tuple[str, tuple[int, int]], dict[tuple[date, str], int]]
        found = defaultdict(dict)
        for claims in self.by_worker.values():
            for claim in claims:
                name = str(claim.key)
                for day, minutes in claim.days.items():
                    found[claim.worker or "", iso_week(day)][day, name] = minutes
        return dict(found)

    def sharing_week(self, claim: Claim, week: tuple[int, int]) -> tuple[Claim, ...]:
        """The claims of this person that have minutes in a week."""
        keys = {key for _, key in self.weeks.get((claim.worker or "", week), {})}
        months = sorted({month_of(day) for day, _ in self.weeks[claim.worker or "", week]})
        mine = (c for m in months for c in self.by_worker.get((claim.worker or "", m), ()))
        return tuple(each for each in mine if str(each.key) in keys)

    @cached_property
    def weeks_of(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The ISO weeks for which a worker has a day grid."""
        pairs = group(self.weeks, lambda key: key[0])
        return {worker: tuple(week for _, week in keys) for worker, keys in pairs.items()}

    @cached_property
    def commitments(self) -> dict[str, tuple[Commitment, ...]]:
        """The promises of the offer for a lot."""
        ordered = sorted(self.evidence.commitments, key=lambda each: each.id)
        return group(ordered, lambda each: each.lot)

    @cached_property
    def tutor_names(self) -> dict[str, str]:
        """The names of tutors by id."""
        return {tutor.id: tutor.name for tutor in self.evidence.observed.tutors}

    @cached_property
    def checks(self) -> dict[tuple[str, str], tuple[TutoringCheck, ...]]:
        """The tutoring checks of (worker, company), by day."""
        ordered = sorted(self.evidence.observed.checks, key=lambda c: (c.day, c.id))
        return group(ordered, lambda c: (c.worker, c.company))

    @cached_property
    def tutored(self) -> dict[str, tuple[Tutored, ...]]:
        """The tutors and deputies named for an employment."""
        ordered = sorted(self.evidence.observed.tutored, key=lambda each: (each.first, each.id))
        return group(ordered, lambda each: each.employment)

    @cached_property
    def documents(self) -> dict[tuple[str, str, str], frozenset[Register]]:
        """The kinds of documents shown for the whole month of (worker, company, month)."""
        kinds: defaultdict[tuple[str, str, str], set[Register]] = defaultdict(set)
        for extract in self.evidence.observed.extracts:
            month = month_of(extract.first)
            if extract.first == days_of(month)[0] and extract.last == days_of(month)[-1]:
                kinds[extract.worker, extract.company, month].add(extract.kind)
        return {key: frozenset(each) for key, each in kinds.items()}

    @cached_property
    def _confirmations(self) -> dict[tuple[str, str, str, str], Confirmation]:
        ordered = sorted(self.evidence.observed.confirmations, key=lambda c: c.id)
        return {(c.worker, c.company, c.lot, c.month): c for c in ordered}

    def confirmation_of(self, claim: Claim) -> Confirmation | None:
        """What the site manager said of this line, None while silent."""
        key = (claim.worker or "", claim.company, claim.lot, claim.month)
        return self._confirmations.get(key)

    def _claims(self, sheet: Sheet) -> Iterator[Claim]:
        grouped: defaultdict[tuple[str, str, str], list[Line]] = defaultdict(list)
        for line, subject in subjects(sheet):
            grouped[line.company, line.month, subject].append(line)
        for (company, month, subject), lines in grouped.items():
            yield self._claim(ClaimKey(sheet.id, company, month, subject), sheet, tuple(lines))

    def _claim(self, key: ClaimKey, sheet: Sheet, lines: tuple[Line, ...]) -> Claim:
        worker = lines[0].worker if lines[0].match is Match.KNOWN else None
        counted = [line for line in lines if line.counted]
        minutes = sum(max(0, line.minutes or 0) for line in counted)
        days: Counter[date] = Counter()
        for line in counted:
            days.update(dict(line.days))
        if worker is None:
            return Claim(key, sheet, None, lines, minutes, dict(days))
        mine = self.employments.get((worker, key.company), ())
        first, last = days_of(key.month)[0], days_of(key.month)[-1]
        active = tuple(e for e in mine if e.first <= last and (e.last is None or e.last >= first))
        covered = covered_days(active, key.month)
        return Claim(key, sheet, worker, lines, minutes, dict(days), mine, active, covered)
