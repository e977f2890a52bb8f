"""The thresholds of the rules, as data: settings of a territory, kept with every result.

Durations are minutes unless the name says days, months, percent or seconds. A value on the bound
never raises a discrepancy.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Self

from sync.hours import DAILY_MAX, FULL_MONTH, HOUR, WEEKLY_MAX, tol, tol2

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Every figure that a territory may set; the defaults are those of the domain reference."""

    sheet_due_day: int = 10
    total_gap: int = 30
    headcount_gap: int = 2
    small_gap: int = 2 * HOUR
    small_gap_percent: int = 5
    large_gap: int = 7 * HOUR
    large_gap_percent: int = 10
    weekly_max: int = WEEKLY_MAX
    weekly_impossible: int = 60 * HOUR
    daily_max: int = DAILY_MAX
    daily_impossible: int = 12 * HOUR
    average_least_days: int = 7
    average_weeks: int = 12
    average_max: int = 44 * HOUR
    plausible_day: int = 8 * HOUR
    full_month: int = FULL_MONTH
    full_time_day: int = 7 * HOUR
    contract_percent: int = 125
    minor_age: int = 18
    minor_daily: int = 8 * HOUR
    minor_weekly: int = 35 * HOUR
    not_observed_least: int = 35 * HOUR
    not_observed_roll_calls: int = 2
    contract_dates_gap_days: int = 3
    tutor_check_days: int = 92
    tutor_grace_days: int = 5
    tutor_load: int = 3
    tutor_load_employer: int = 2
    check_overdue_days: int = 100
    visit_overdue_days: int = 100
    unknown_after_days: int = 15
    confirmation_days: int = 20
    minutes_days: int = 15
    late_sync_days: int = 7
    clock_off_seconds: int = 600
    payslip_gap: int = 30
    absence_gap: int = 2 * HOUR
    same_hours_workers: int = 3
    same_hours_months: int = 3
    behind_percent: int = 15
    far_behind_percent: int = 30

    def small(self, minutes: int) -> int:
        """The gap that goes without question (``tol``)."""
        return tol(minutes, self.small_gap, self.small_gap_percent)

    def large(self, minutes: int) -> int:
        """The gap beyond which a difference is major (``tol2``)."""
        return tol2(minutes, self.large_gap, self.large_gap_percent)

    def as_dict(self) -> dict[str, int]:
        """All values by name, to be kept with a result."""
        return asdict(self)

    @classmethod
    def of(cls, settings: Mapping[str, int]) -> Self:
        """The thresholds of a territory: defaults but for the settings named here.

        Raises ``ValueError`` for a name that is no threshold or a value below 0.
        """
        known = {each.name for each in fields(cls)}
        wrong = sorted(name for name, value in settings.items() if name not in known or value < 0)
        if wrong:
            raise ValueError(f"not thresholds, or below 0: {', '.join(wrong)}")
        return cls(**settings)
