"""What the terms of a clause would ask for: computed and explained, never decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sync.hours import HOUR
from sync.reconcile.wording import day_en, day_fr, hours, month_en, month_fr, plural
from sync.sheet_due import due_on, is_late

SHORTFALL, LATE_SHEETS = "shortfall", "late_sheets"
CENTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One month for which a company owes a sheet; ``on`` is when it first came, if it did."""

    company: str
    month: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """An amount in cents with what it follows from, in words and in figures."""

    cause: str
    amount_cents: int
    fr: str
    en: str
    shortfall_minutes: int | None = None
    late_sheets: int | None = None
    late: tuple[str, ...] = ()


def shortfall(
    required: int, retained: int, due: date, per_hour: int | None, as_of: date
) -> Penalty | None:
    """The hours that lack once the due day has passed, each at its price; None: nothing lacks.

    A fraction of an hour counts as such, the amount rounded down to the cent.
    """
    missing = required - retained
    if per_hour is None or missing <= 0 or as_of <= due:
        return None
    amount = missing * per_hour // HOUR
    return Penalty(
        cause=SHORTFALL,
        amount_cents=amount,
        shortfall_minutes=missing,
        fr=f"{hours(retained)} retenues sur {hours(required)} dues au {day_fr(due)} : il manque "
        f"{hours(missing)}. {hours(missing)} × {_euros(per_hour)} = {_euros(amount)}.",
        en=f"{hours(retained)} retained of {hours(required)} due by {day_en(due)}: "
        f"{hours(missing)} are missing. {hours(missing)} × {_euros(per_hour)} = {_euros(amount)}.",
    )


def late_sheets(
    owed: Iterable[Handed], due_day: int, per_sheet: int | None, as_of: date
) -> Penalty | None:
    """The sheets that came after their day, or have not come, each at its price."""
    late = sorted(
        (each.month, each.company)
        for each in owed
        if is_late("" if each.on is None else "submitted", due_on(each.month, due_day), each.on,
                   as_of)
    )  # fmt: skip
    if per_sheet is None or not late:
        return None
    amount = len(late) * per_sheet
    count = len(late)
    many_fr = plural(count, "fiche manque", "fiches manquent")
    many_en = plural(count, "sheet was", "sheets were")
    said_fr = ", ".join(f"{month_fr(month)} ({company})" for month, company in late[:MOST_NAMED])
    said_en = ", ".join(f"{month_en(month)} ({company})" for month, company in late[:MOST_NAMED])
    rest = "" if count <= MOST_NAMED else ", …"
    return Penalty(
        cause=LATE_SHEETS,
        amount_cents=amount,
        late_sheets=count,
        late=tuple(f"{month} {company}" for month, company in late),
        fr=f"{many_fr} à la date prévue : {said_fr}{rest}. "
        f"{count} × {_euros(per_sheet)} = {_euros(amount)}.",
        en=f"{many_en} missing on the due day: {said_en}{rest}. "
        f"{count} × {_euros(per_sheet)} = {_euros(amount)}.",
    )


MOST_NAMED = 12


def _euros(cents: int) -> str:
    whole, rest = divmod(cents, CENTS)
    return f"{whole:,}".replace(",", " ") + f",{rest:02d} €"
