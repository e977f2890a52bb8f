"""Taking out of a copy the names of people whom its reader may not know of.

The blocks already name nobody else; this is for what was typed: points, remarks, captions. A name
is found when it is written in full, first or last name first, whatever its case. A last name alone
is not: it may be the site manager's as well.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from sync.minutes.parties import Post
from sync.minutes.reading import OFFICE, Reading
from sync.minutes.value import Minutes, Signed


def without_names(minutes: Minutes, reading: Reading, posts: list[Post]) -> Minutes:
    """The same minutes, with "a person" in place of each name that this copy may not hold."""
    if reading.copy == OFFICE:
        return minutes
    names = hidden_names(reading, posts)
    if not names:
        return minutes
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    found = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    said = reading.say("a_person")
    return replace(
        minutes,
        blocks=tuple(_redacted(block, found, said) for block in minutes.blocks),
        photos=tuple(_redacted(photo, found, said) for photo in minutes.photos),
    )


def hidden_names(reading: Reading, posts: list[Post]) -> list[str]:
    """The full names, both ways round, of those on the visit whom this copy may not name."""
    everyone = {post.worker_id for post in posts}
    for table in ("attendance_observation", "tutoring_check", "minutes_item"):
        everyone |= {data.get("worker_id") or "" for _, data in reading.of_visit(table)}
    found: set[str] = set()
    for worker_id in everyone - {""}:
        person = reading.get("worker", worker_id)
        first, last = person.get("first_name", "").strip(), person.get("last_name", "").strip()
        if first and last and not reading.named(worker_id):
            found |= {f"{first} {last}", f"{last} {first}"}
    return sorted(found, key=lambda name: (-len(name), name))


def _redacted(value: Any, found: re.Pattern[str], said: str) -> Any:  # noqa: ANN401 - any part
    if isinstance(value, str):
        return found.sub(said, value)
    if isinstance(value, tuple):
        return tuple(_redacted(each, found, said) for each in cast("tuple[object, ...]", value))
    if isinstance(value, Signed) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        each.name: _redacted(getattr(value, each.name), found, said)
        for each in fields(value)
        if each.init and each.name not in ("key", "sha256", "columns")
    }
    return replace(value, **changed)
