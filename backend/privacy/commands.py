"""`privacy purge`: let go of what is past its time, once, with its guards; a dry run first."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import click
from flask.cli import with_appcontext
from sqlalchemy import delete, select

from backend.accounts.models import Territory
from backend.audit.erasing import READINGS, forget_reads
from backend.clock import day_in_france, now
from backend.extensions import db
from backend.privacy import (
    aftermath,
    archive,
    compacting,
    consent,
    dossier,
    erasing,
    erasing_commands,
    files_commands,
    guarding,
    old_rows,
    remembered,
    standing,
    statistics,
)
from backend.privacy import files as stored_files
from backend.privacy.archive import Sealed
from backend.privacy.models import PersonArchive
from backend.privacy.person import file_of
from backend.privacy.retention_models import RetentionHeartbeat
from backend.privacy.standing import Due
from backend.problems import NotFound
from backend.records.store import OFFICE_DEVICE, Actor, Store, writing
from backend.records.working_set import WorkingSet
from backend.settings import in_force
from sync.retention_due import Phase, Refused, phase_of_archive, refusal


@dataclass
class Run:
    """What one run did, or would do, in one territory."""

    territory: str
    refused: Refused | None = None
    archived: list[str] = field(default_factory=list)
    kept: dict[str, list[str]] = field(default_factory=dict)
    """By person: the guards that keep the file."""
    archives_purged: int = 0
    archives_kept: int = 0
    """By a litigation or a limitation."""
    rows: dict[str, int] = field(default_factory=dict)


@click.group
def privacy() -> None:
    """Keep people's data no longer than their time."""


@privacy.command
@click.option("--dry-run", is_flag=True, help="Say what would go, and touch nothing.")
@click.option("--despite", help="E-mail of the administrator who let a refused run pass today.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each territory.")
@with_appcontext
def purge(despite: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Archive and purge what is past its time; run again, nothing more happens."""
    leaves_bytes, refused = False, list[str]()
    for territory in db.session.scalars(select(Territory.id).order_by(Territory.name)).all():
        over = consent.by(territory, despite, now())
        run = planned(territory, day_in_france(now()), over=over)
        refused += [f"{territory} ({run.refused})"] if run.refused is not None else []
        if run.refused is None and not dry_run:
            leaves_bytes |= _erased_since(territory)
            carry_out(run)
            leaves_bytes |= bool(run.archived or run.archives_purged or run.rows)
        click.echo(json.dumps(vars(run)) if as_json else _told(run, dry_run=dry_run))
    if leaves_bytes:
        compacting.rewrite()
    if refused:
        raise click.ClickException("refused in " + ", ".join(refused))


@privacy.command
@with_appcontext
def finish() -> None:
    """Search files for people who were erased, where that is not done yet. Safe at any time."""
    for territory in db.session.scalars(select(Territory.id)).all():
        if changed := files_commands.search(in_force(), territory):
            click.echo(f"{territory}: {changed} files changed")
            aftermath.let_bytes_go()


@privacy.command
@click.option("--whole", is_flag=True, help="Tables of more than 2 GB too: nobody works meanwhile.")
@with_appcontext
def compact(*, whole: bool) -> None:
    """Let go of the bytes of erased rows now: PostgreSQL writes each table anew."""
    for each in compacting.rewrite(whole=whole):
        click.echo(f"✗ {each}")


def planned(territory: str, today: date, *, over: bool = False) -> Run:
    """Return what a run would do: a clock that jumped or too many files refuse all of it."""
    run = Run(territory)
    everybody = standing.all_of(territory, today)
    due = [each for each in everybody if each.phase is Phase.ARCHIVE]
    heartbeat = db.session.get(RetentionHeartbeat, territory)
    last = heartbeat.ran_on if heartbeat is not None else None
    run.refused = None if over else refusal(last, today, len(due), len(everybody))
    for each in due:
        reasons = _guards(territory, each, today)
        if reasons:
            run.kept[each.person] = reasons
        else:
            run.archived.append(each.person)
    over_time = _over(territory, today)
    run.archives_purged = sum(not each.kept_by for each in over_time)
    run.archives_kept = sum(bool(each.kept_by) for each in over_time)
    run.rows = old_rows.due(territory, today)
    db.session.rollback()
    return run


def carry_out(run: Run) -> None:
    """Do what was planned: each file in a transaction of its own, then the rest. Commits."""
    territory, at = run.territory, now()
    actor = Actor(aftermath.SYSTEM, OFFICE_DEVICE, at, day_in_france(at))
    run.archived = [each for each in run.archived if archive_person(territory, each, actor)]
    gone = [each.id for each in _over(territory, actor.today) if not each.kept_by]
    db.session.execute(delete(PersonArchive).where(PersonArchive.id.in_(gone)))
    run.rows = old_rows.purge(territory, actor.today)
    with writing(territory) as store:
        digests = old_rows.purge_photos(store, actor)
        settled = old_rows.purge_settled(store, actor)
    stored_files.drop(territory, digests)  # first: an interruption leaves no picture of nobody's
    forget_reads(territory, before=at - READINGS, by=actor.user, at=at)
    db.session.merge(RetentionHeartbeat(territory_id=territory, ran_on=actor.today))
    consent.end(territory)
    db.session.commit()
    files_commands.search(in_force(), territory)
    mails = old_rows.purge_mails(territory, actor.today)
    run.rows |= {"mail_file": mails} if mails else {}
    db.session.remove()
    compacting.compact()
    run.rows |= {"photo": len(digests)} if digests else {}
    run.rows |= {"settled": settled} if settled else {}


def archive_person(territory: str, person: str, actor: Actor) -> bool:
    """Move a file from the active base into the archive, unless it changed meanwhile. Commits."""
    with writing(territory) as store:
        done = _archived(store, person, actor)
    if done is None:
        db.session.rollback()
        return False
    erasing_commands.commit(done.line(territory, actor.at, archived=True))
    return True


def _archived(store: Store, person: str, actor: Actor) -> erasing.Erased | None:
    """Count, keep under seal and erase a file; nothing if it is no longer due."""
    territory = store.territory
    try:
        file = file_of(store.connection, store.records, person)
    except NotFound:
        return None
    due = standing.of(territory, file, actor.today)
    if due is None or due.phase is not Phase.ARCHIVE or _guards(territory, due, actor.today):
        return None
    told = dossier.told(store.connection, store.records, file, actor.at, "Jalon")
    statistics.count(territory, file, actor.today.year)
    done = erasing.erase(store, person, actor)
    archive.keep(in_force(), territory, told, due.last_contact)
    return done


def _erased_since(territory: str) -> bool:
    """Tell whether anybody was erased since the last run: his bytes may lie in dead rows."""
    heartbeat = db.session.get(RetentionHeartbeat, territory)
    erased = remembered.all_of(in_force(), territory)
    return bool(erased) and (heartbeat is None or day_in_france(erased[-1].at) >= heartbeat.ran_on)


def _guards(territory: str, due: Due, today: date) -> list[str]:
    connection = db.session.connection()
    file = file_of(connection, WorkingSet(connection, territory), due.person)
    return [str(each) for each in guarding.guards_of(territory, file, today)]


def _over(territory: str, today: date) -> list[Sealed]:
    """The archives past their time, those that a litigation or a limitation keeps too."""
    times = standing.times_of(territory)
    return [
        each
        for each in archive.listed(territory, times)
        if phase_of_archive(day_in_france(each.archived_at), today, times) is Phase.PURGE
    ]


def _told(run: Run, *, dry_run: bool) -> str:
    if run.refused is not None:
        return f"{run.territory}: refused ({run.refused}); an administrator may let it pass"
    why = Counter(reason for reasons in run.kept.values() for reason in reasons)
    kept = ", ".join(f"{name} {number}" for name, number in sorted(why.items()))
    rows = ", ".join(f"{name} {number}" for name, number in sorted(run.rows.items()))
    return (
        f"{run.territory}: {'would archive' if dry_run else 'archived'} {len(run.archived)} files, "
        f"{run.archives_purged} archives purged, {run.archives_kept} held, "
        f"{len(run.kept)} kept ({kept or 'no guard'}), "
        f"rows: {rows or 'none'}"
    )
