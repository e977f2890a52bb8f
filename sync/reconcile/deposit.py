"""Rules about what was deposited: readable, of the right month, of the right company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.checks import is_siret
from sync.reconcile.claims import wrong_months
from sync.reconcile.deposit_link import file_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Bound
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

UNREADABLE = Rule(
    "SHEET_UNREADABLE", "", Severity.BLOCKING, Effect.NONE,
    "Fiche illisible", "Unreadable sheet", core=True,
)  # fmt: skip


WRONG_MONTH = Rule(
    "WRONG_MONTH", "", Severity.BLOCKING, Effect.BOUND,
    "Fiche d'un autre mois", "Sheet of another month", core=True,
)  # fmt: skip


SIRET = Rule(
    "SIRET_MISMATCH", "", Severity.MAJOR, Effect.NONE,
    "SIRET différent de celui du compte", "SIRET other than the account's", core=True,
)  # fmt: skip


def sheet_unreadable(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The file is encrypted, corrupt, too big, empty or no table: nothing of it is counted."""
    for sheet in facts.sheets:
        if sheet.faults:
            faults = ", ".join(sheet.faults)
            said = Said(
                f"Le fichier ne peut pas être lu ({faults}) : rien n'est compté jusqu'à une "
                "fiche lisible.",
                f"The file cannot be read ({faults}): nothing counts until a readable sheet.",
            )
            yield on_sheet(UNREADABLE, sheet, sheet.slot[-1], said, shown=file_of(sheet))


def wrong_month(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The file states a month that is not in the deposit slot: its lines count for nothing."""
    for sheet in facts.sheets:
        wrong = wrong_months(sheet)
        if not wrong or sheet.faults:
            continue
        said = Said(
            f"La fiche indique {', '.join(map(month_fr, wrong))} ; elle est déposée pour "
            f"{', '.join(map(month_fr, sheet.slot))}.",
            f"The sheet says {', '.join(map(month_en, wrong))}; it was deposited for "
            f"{', '.join(map(month_en, sheet.slot))}.",
        )
        months = {line.month for line in sheet.lines}
        mine = (claim for month in months for claim in facts.of_sheet[sheet.id, month])
        bounds = (Bound(claim.key, 0) for claim in mine)
        yield on_sheet(WRONG_MONTH, sheet, wrong[0], said, bounds, shown=file_of(sheet))


def siret_mismatch(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The SIRET of the title block is not the account's; lines are still read as the account's."""
    for sheet in facts.sheets:
        written, mine = sheet.title_siret, sheet.siret or sheet.company
        if sheet.faults or not written or written == mine:
            continue
        fr, en = _siret_kind(written, mine)
        said = Said(
            f"La fiche porte le SIRET {written} ({fr}) ; le compte qui l'a transmise a le {mine}.",
            f"The sheet bears SIRET {written} ({en}); the account that sent it has {mine}.",
        )
        yield on_sheet(SIRET, sheet, max(sheet.slot), said, shown=file_of(sheet))


def _siret_kind(written: str, mine: str) -> tuple[str, str]:
    if not is_siret(written):
        return "numéro invalide", "not a valid number"
    if written[:9] == mine[:9]:
        return "autre établissement de la même entreprise", "another establishment of the company"
    return "autre entreprise", "another company"


CHECKS: tuple[Check, ...] = (sheet_unreadable, wrong_month, siret_mismatch)
