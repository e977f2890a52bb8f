"""The words of the confirmation page and its letters, in French and in English."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sync.minutes.formats import clock_in_france, day_in_france, hours, long_day
from sync.notation.months import month_in

REASONS = {
    "absence": ("Absence dans le mois", "Away part of the month"),
    "elsewhere": ("Travail sur un autre chantier", "Work on another site"),
    "schedule": ("Horaires différents", "Different working hours"),
    "ended": ("Arrivée ou départ en cours de mois", "Came or left during the month"),
    "other": ("Autre motif (précisez)", "Other reason (say which)"),
}
PLACES = {"fr": 0, "en": 1}


def day_text(instant: datetime, language: str) -> str:
    """The day in France: lundi 30 novembre 2026."""
    return long_day(day_in_france(instant.isoformat()), language)


def instant_text(instant: datetime, language: str) -> str:
    """The day and the hour in France."""
    between = "à" if language == "fr" else "at"
    return f"{day_text(instant, language)} {between} {clock_in_france(instant.isoformat())}"


def reason_text(reason: str, note: str) -> str:
    """The reason kept with the answer, in French: the office reads it."""
    label = REASONS.get(reason, ("", ""))[0] if reason != "other" else ""
    return " : ".join(filter(None, [label, " ".join(note.split())]))


@dataclass(frozen=True)
class Speech:
    """What the page says in one language, and how it writes answers."""

    language: str
    words: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def hours(self, minutes: int) -> str:
        """Minutes as hours."""
        return hours(minutes, self.language)

    def month(self, period: str) -> str:
        """A month in words."""
        return month_in(period, self.language)

    def day(self, instant: datetime) -> str:
        """A day in words."""
        return day_text(instant, self.language)

    def at(self, instant: datetime) -> str:
        """A day and hour in words."""
        return instant_text(instant, self.language)

    def people(self, count: int) -> str:
        """So many people."""
        return self["one_person" if count == 1 else "people"].format(count=count)

    def reasons(self) -> list[tuple[str, str]]:
        """The reasons to choose from."""
        return [(key, said[PLACES[self.language]]) for key, said in REASONS.items()]

    def said(self, answer: Mapping[str, Any]) -> str:
        """One answer in words: «105 h confirmées (112 h déclarées) : absence»."""
        told = self[f"said_{answer['state']}"]
        if answer["state"] == "confirmed":
            told = told.format(hours=self.hours(answer["minutes"]))
        declared = answer.get("declared")
        if declared is not None and declared != answer.get("minutes"):
            told += " " + self["of_declared"].format(hours=self.hours(declared))
        comment = answer.get("comment")
        return f"{told}. {comment}" if comment else told


_ROWS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "page" / "words.toml").read_text(encoding="utf-8")
)
FRENCH = Speech("fr", {name: said[0] for name, said in _ROWS.items()})
ENGLISH = Speech("en", {name: said[1] for name, said in _ROWS.items()})
SPEECHES = {"fr": FRENCH, "en": ENGLISH}
