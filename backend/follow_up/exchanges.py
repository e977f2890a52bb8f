"""How the exchange between phones and office goes, for who is answerable for it."""

from datetime import datetime, timedelta
from typing import Any

from backend.attachments import missing
from backend.clock import day_in_france
from backend.follow_up import phones
from backend.follow_up.naming import Names
from backend.records import exchanges
from backend.records.working_set import WorkingSet

LATELY = timedelta(days=30)
MOST_FILES = 50


def health(records: WorkingSet, tags: frozenset[str], at: datetime) -> dict[str, Any]:
    """Sum up phones, what waits, what was answered in 30 days, and files that have not come."""
    territory = records.territory
    team = phones.of_team(territory, at)
    late = exchanges.late_by_kind(territory, day_in_france(at).isoformat())
    waiting = exchanges.waiting(territory)
    lost = missing.of_territory(territory, at)
    names = Names(records, tags)
    return {
        "since": at - LATELY,
        "answers": exchanges.answers_since(territory, at - LATELY),
        "waiting": [{"kind": kind, **each, "late": late[kind]} for kind, each in waiting.items()],
        "unsent": sum(each["waiting"] + each["photos"] for each in team),
        "oldest_unsent": min((e["oldest_at"] for e in team if e["oldest_at"]), default=None),
        "silent": sum(each["silent"] for each in team),
        "mismatches": sum(each["mismatches"] for each in team),
        "resets": sum(each["resets"] for each in team),
        "forks": sum(each["forks"] for each in team),
        "restores": exchanges.restores(territory),
        "files": {
            "missing": len(lost),
            "late": sum(each["late"] for each in lost),
            "first": [{**each, "about": names.of(each["visit_id"])} for each in lost[:MOST_FILES]],
        },
        "phones": team,
    }
