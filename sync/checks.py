"""Rules between the fields of one record, declared with its type.

They are values, so that the same declaration is applied by the office (``sync.validation``) and
written into the phone's generated types. Each has a stable code and names the field to mend.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from stdnum.fr import siret

LA_POSTE = "356000000"


@dataclass(frozen=True, slots=True)
class Order:
    """``last`` is not before ``first`` (days, months or instants; one missing: no matter)."""

    first: str
    last: str
    code: str = "before_start"

    @property
    def field(self) -> str:
        """The field to mend."""
        return self.last

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys; ISO forms sort as their times do."""
        del today
        first, last = data.get(self.first), data.get(self.last)
        return first is None or last is None or first <= last


@dataclass(frozen=True, slots=True)
class NotFuture:
    """A day or instant at most ``days`` after today: phones' clocks may be off by one."""

    field: str
    days: int = 1
    code: str = "in_the_future"

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys, by the office's day."""
        value = data.get(self.field)
        return value is None or value[:10] <= (today + timedelta(days=self.days)).isoformat()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the fields has a value."""

    fields: tuple[str, ...]
    code: str = "one_needed"

    @property
    def field(self) -> str:
        """The field to mend."""
        return self.fields[0]

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys."""
        del today
        return any(data.get(name) not in (None, "") for name in self.fields)


@dataclass(frozen=True, slots=True)
class NeededWhen:
    """``field`` has a value whenever ``other`` is one of ``values``."""

    field: str
    other: str
    values: tuple[str, ...]
    code: str = "required"

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys."""
        del today
        return data.get(self.other) not in self.values or data.get(self.field) not in (None, "")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text matches a regular expression as a whole."""

    field: str
    regex: str
    code: str = "wrong_form"

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys."""
        del today
        value = data.get(self.field)
        return value is None or re.fullmatch(self.regex, value) is not None


@dataclass(frozen=True, slots=True)
class Siret:
    """A SIRET: 14 digits and the Luhn key, or La Poste's digit sum that five divides (INSEE)."""

    field: str
    code: str = "not_a_siret"

    def holds(self, data: Mapping[str, Any], today: date) -> bool:
        """Tell whether the data obeys."""
        del today
        value = data.get(self.field)
        return value is None or is_siret(value)


Check = Order | NotFuture | AnyOf | NeededWhen | Pattern | Siret


def is_siret(value: str) -> bool:
    """Tell whether a text is a SIRET with a right key."""
    if not re.fullmatch(r"\d{14}", value):
        return False
    if value.startswith(LA_POSTE) and sum(map(int, value)) % 5 == 0:
        return True
    return bool(siret.is_valid(value))


def as_json(check: Check) -> dict[str, Any]:
    """Return the declaration of a check for the phone's generated types."""
    return {"check": type(check).__name__, **asdict(check)}
