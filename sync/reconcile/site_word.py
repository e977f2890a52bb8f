"""The site manager's figure in words and as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.effects import Link
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from sync.reconcile.papers import Confirmation


def confirmed_fr(confirmation: Confirmation) -> str:
    """The figure confirmed, between brackets, if there is one."""
    figure = confirmation.minutes
    return "" if figure is None else f" ({hours(figure)} confirmées)"


def confirmed_en(confirmation: Confirmation) -> str:
    """The figure confirmed, between brackets, if there is one."""
    figure = confirmation.minutes
    return "" if figure is None else f" ({hours(figure)} confirmed)"


def word_link(confirmation: Confirmation) -> tuple[Link, ...]:
    """The site manager's answer as evidence."""
    return (Link("hours_confirmation", confirmation.id),)
