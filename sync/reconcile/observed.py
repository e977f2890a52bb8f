"""What the rules look at, second part: what was seen on site, confirmed, and kept in registers."""

from __future__ import annotations

from dataclasses import dataclass

from sync.reconcile.papers import Confirmation, Extract
from sync.reconcile.seen import RollCall
from sync.reconcile.tutorship import Tutor, Tutored, TutoringCheck
from sync.reconcile.visited import Announced, Capture, Site, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """All that was seen, confirmed and shown."""

    roll_calls: tuple[RollCall, ...] = ()
    checks: tuple[TutoringCheck, ...] = ()
    announced: tuple[Announced, ...] = ()
    tutors: tuple[Tutor, ...] = ()
    tutored: tuple[Tutored, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    extracts: tuple[Extract, ...] = ()
    visits: tuple[Visit, ...] = ()
    sites: tuple[Site, ...] = ()
    captures: tuple[Capture, ...] = ()
