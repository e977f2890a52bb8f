"""The letter that reminds a company of its sheets, in French: never a worker's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.sheets.slots import Told
from backend.wordings import DEMO
from sync.reconcile.wording import day_fr, month_fr


@dataclass(frozen=True)
class Reminder:
    """What one recipient is reminded of: sheets of one month at one step of the schedule."""

    recipient: str
    name: str
    month: str
    due: date
    step: int
    slots: Sequence[Told]


def subject_of(reminder: Reminder) -> str:
    """The subject, on one line."""
    said = f"Fiche d'insertion de {month_fr(reminder.month)}"
    if reminder.step <= 0:
        return f"{said} : à transmettre avant le {day_fr(reminder.due)}"
    return f"{said} : nous l'attendons depuis le {day_fr(reminder.due)}"


def body_of(reminder: Reminder, issuer: str, address: str, *, demo: bool) -> str:
    """The letter: which sheets are awaited, why one came back, where they are filled in."""
    when = "est attendue pour le" if reminder.step <= 0 else "était attendue le"
    whose = f"La fiche mensuelle des heures d'insertion de {month_fr(reminder.month)}"
    lines = [
        f"Bonjour {reminder.name}," if reminder.name else "Bonjour,",
        "",
        f"{whose} {when} {day_fr(reminder.due)} :",
        "",
        *map(_slot, reminder.slots),
        "",
    ]
    if address:
        lines += [
            f"Remplissez-la en ligne, ou déposez-y votre fichier : {address}/entreprise",
            "",
        ]
    lines += [
        "Si personne n'a travaillé en insertion ce mois-là, transmettez la fiche sans ligne.",
        "",
        issuer,
    ]
    return "\n".join(lines) + "\n" + (f"\n{DEMO.fr}\n" if demo else "")


def _slot(slot: Told) -> str:
    place = f"- {slot['company']}, lot {slot['lot']}, {slot['site']}"
    if slot["state"] == "returned":
        return f"{place} (retournée : {slot['comment']})"
    return f"{place} (brouillon commencé)" if slot["state"] == "draft" else place
