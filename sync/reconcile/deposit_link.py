"""The evidence link of a sheet as deposited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.effects import Link

if TYPE_CHECKING:
    from sync.reconcile.declared import Sheet


def file_of(sheet: Sheet) -> tuple[Link, ...]:
    """The very document that was deposited."""
    return (Link("monthly_sheet", sheet.version or sheet.id),)
