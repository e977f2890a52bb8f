"""The quarterly rule: when a site is due its next meeting."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

DUE_AFTER = 90
OVERDUE_AFTER = 100


def due_sites(sites: Iterable[Mapping[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return the active sites whose last meeting is more than 90 days ago, the longest first.

    One that never had a meeting counts from the day it opened, and is due from the next day. A
    planned meeting does not make a site less late; ``next_on`` shows it.
    """
    found = [each for site in sites if (each := _due(site, today)) is not None]
    return sorted(found, key=lambda each: (-each["days"], each["site"]))


def _due(site: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    never = site["last_on"] is None
    since = site["opened_on"] if never else site["last_on"]
    if since is None:
        return None
    days = (today - date.fromisoformat(since)).days
    if days <= (0 if never else DUE_AFTER):
        return None
    return {**site, "days": days, "never": never, "overdue": days > OVERDUE_AFTER}
