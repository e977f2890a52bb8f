"""How a setting of a territory is declared: its kind, default, bounds, words and source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = bool | int | str | tuple[int, ...]
"""What a setting holds; in JSON a tuple is a list."""


class SettingKind(StrEnum):
    """What the whole numbers of a setting count."""

    MINUTES = "minutes"
    SECONDS = "seconds"
    DAYS = "days"
    MONTHS = "months"
    PERCENT = "percent"
    COUNT = "count"
    DAY_OF_MONTH = "day_of_month"
    YES_NO = "yes_no"
    DAYS_LIST = "days_list"
    TEXT = "text"
    """``low`` and ``high`` bound its length."""


class Topic(StrEnum):
    """Under which heading a setting stands on the screen."""

    SHEETS = "sheets"
    ANSWERS = "answers"
    CONFIRMATION = "confirmation"
    WORKING_TIME = "working_time"
    PRESENCE = "presence"
    TUTORING = "tutoring"
    PROGRESS = "progress"
    FIELD_WORK = "field_work"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Setting:
    """One figure that a territory may choose.

    ``low`` and ``high`` bound the number, or each number of a list. ``source`` says where the
    default comes from; ``[K]`` marks what no text was read for.
    """

    name: str
    topic: Topic
    kind: SettingKind
    default: Value
    low: int
    high: int
    fr: str
    en: str
    source: str = ""

    def problem(self, value: object) -> str | None:
        """Return the code of what is wrong with a value in its JSON form, None when nothing is."""
        if self.kind is SettingKind.YES_NO:
            return None if isinstance(value, bool) else "not_a_boolean"
        if self.kind is SettingKind.TEXT:
            return self._problem_of_text(value)
        if self.kind is not SettingKind.DAYS_LIST:
            return self._problem_of_number(value)
        if not isinstance(value, list | tuple):
            return "not_a_list"
        if len(value) > MOST_IN_A_LIST:
            return f"too_long:{MOST_IN_A_LIST}"
        return next(filter(None, map(self._problem_of_number, value)), None)

    def _problem_of_text(self, value: object) -> str | None:
        if not isinstance(value, str):
            return "not_a_text"
        return f"too_long:{self.high}" if len(value) > self.high else None

    def _problem_of_number(self, value: object) -> str | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return "not_a_whole_number"
        if value < self.low:
            return f"too_small:{self.low}"
        return f"too_large:{self.high}" if value > self.high else None

    def read(self, value: object) -> Value:
        """Return a value from its JSON form: the default where it is none of this setting."""
        if self.problem(value) is not None:
            return self.default
        if isinstance(value, list | tuple):
            return tuple(sorted(set(value)))
        assert isinstance(value, int | str)
        return value


MOST_IN_A_LIST = 12
