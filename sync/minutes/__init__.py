"""The minutes of a visit (compte rendu, volet insertion), from the records: values in, a value out.

They never hold a social category, a reason of absence, a health matter or a worker's own words.
``pwa/src/minutes`` does the same on the phone; ``tests/vectors/minutes`` keeps both alike.
"""

from sync.minutes import head, items, people
from sync.minutes.hours_status import hours_table
from sync.minutes.launch import launch
from sync.minutes.parties import Party, Post, parties_of, posts_of
from sync.minutes.privacy import without_names
from sync.minutes.reading import OFFICE, SHARED, Reading, Records
from sync.minutes.remainder import addenda, conditions, other_points, photos, upcoming_hires
from sync.minutes.tutoring import tutoring
from sync.minutes.value import Block, Minutes
from sync.minutes.workers import attendance, workers_status

__all__ = ["OFFICE", "REPLY_DAYS", "SHARED", "Minutes", "Records", "minutes_of"]

REPLY_DAYS = 15


def minutes_of(
    visit_id: str,
    records: Records,
    *,
    language: str = "fr",
    copy: str = OFFICE,
    reply_days: int = REPLY_DAYS,
) -> Minutes:
    """The minutes of a visit: KeyError when there is no such visit.

    ``copy`` is "office", "shared" (no person in insertion is named) or a company's id (its own
    people are). ``reply_days`` is the period after which unanswered minutes count as approved.
    """
    visit = records.data("visit", visit_id)
    if visit is None:
        raise KeyError(visit_id)
    reading = Reading(visit_id, visit, records, language, copy)
    parties = parties_of(reading)
    posts = posts_of(reading, parties)
    found = Minutes(
        visit=visit_id,
        language=language,
        copy=copy,
        title=reading.say("title"),
        subject=str(reading.site.get("label", "")),
        occasion=head.occasion(reading),
        notice=head.notice(reading),
        head=head.head(reading, parties),
        blocks=_blocks(reading, parties, posts, reply_days),
        photos=photos(reading),
    )
    return without_names(found, reading, posts)


def _blocks(
    reading: Reading, parties: list[Party], posts: list[Post], reply_days: int
) -> tuple[Block, ...]:
    """The blocks in the order of the domain reference (E2)."""
    hours = (*hours_table(reading, parties, posts), *items.points(reading, "hours_status"))
    return (
        people.attendees(reading),
        people.previous_minutes(reading),
        items.actions_review(reading),
        *launch(reading, parties),
        Block("hours_status", reading.say("hours_status"), hours),
        workers_status(reading, posts),
        attendance(reading, parties, posts),
        tutoring(reading, parties),
        upcoming_hires(reading),
        conditions(reading),
        *other_points(reading),
        items.decisions(reading),
        people.company_remarks(reading),
        people.sign_off(reading, reply_days),
        *addenda(reading),
    )
