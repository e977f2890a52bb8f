"""Values of records as a person reads them in French."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from backend.clock import FRANCE
from sync.categories import named
from sync.reconcile.wording import day_fr, hours, month_fr
from sync.record import Choice, Field, Kind


def shown(field: Field, value: Any, referred: Mapping[str, str]) -> str:  # noqa: ANN401 - wire values
    """Return the words of a value; ``referred`` are the labels of records by id."""
    if isinstance(value, list):
        return ", ".join(shown(field, each, referred) for each in value)
    if field.target is not None:
        return referred.get(str(value)) or str(value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    if field.kind in BY_KIND:
        return BY_KIND[field.kind](value)
    if field.choices is not None and isinstance(value, str):
        return _choice(field.choices, value)
    if isinstance(value, Mapping):
        return _grid(field, value)
    return _category(str(value)) if field.name == "category" else str(value)


def instant_text(instant: str) -> str:
    """Return an instant as it was in France."""
    at = datetime.fromisoformat(instant).astimezone(FRANCE)
    return f"{day_fr(at.date())} à {at:%H:%M}"


def _day(day: str) -> str:
    return day_fr(date.fromisoformat(day))


def _by_day(spent: Mapping[str, int]) -> str:
    return ", ".join(
        f"{date.fromisoformat(day):%d/%m} : {hours(each)}" for day, each in sorted(spent.items())
    )


BY_KIND: dict[Kind, Callable[[Any], str]] = {
    Kind.MINUTES: hours,
    Kind.DAY: _day,
    Kind.MONTH: month_fr,
    Kind.INSTANT: instant_text,
    Kind.MINUTES_BY_DAY: _by_day,
}


ANSWERS = {
    True: "oui",
    False: "non",
    "yes": "oui",
    "no": "non",
    "partial": "en partie",
    "na": "sans objet",
}


def _choice(choices: type[Choice], value: str) -> str:
    return next((each.fr for each in choices if each.value == value), value)


def _grid(field: Field, answers: Mapping[str, Any]) -> str:
    items = field.choices
    return " ; ".join(
        f"{_choice(items, name) if items else name} : {_plain(each)}"
        for name, each in answers.items()
    )


def _category(value: str) -> str:
    found = named(value.lower())
    return found.fr if found is not None else value


def _plain(value: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return ", ".join(_plain(each) for each in value.values() if each not in (None, "", []))
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return ANSWERS.get(value, str(value))
