"""Whose lines: each is matched against the contracts of the company that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.matching import Decisions, Employment, Register, match_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync.reconcile.reading import RowMatch, SheetRow


def match_by_company(
    rows: Sequence[SheetRow],
    register: Register,
    contracts: Mapping[str, list[Employment]],
    account: str,
    decisions: Decisions | None = None,
) -> tuple[RowMatch, ...]:
    """The match of each row; ``contracts`` are by SIRET, ``account`` is that of the sender.

    A row that names no company, or one without contracts, is matched against the sender's.
    """
    found: dict[int, RowMatch] = {}
    for siret in {row.company_siret or account for row in rows}:
        indices = [i for i, row in enumerate(rows) if (row.company_siret or account) == siret]
        employments = contracts.get(siret) or contracts.get(account, [])
        some = match_rows([rows[i] for i in indices], register, employments, decisions)
        found.update(zip(indices, some, strict=True))
    return tuple(found[i] for i in range(len(rows)))
