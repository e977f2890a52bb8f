"""`audit`: whether the chains hold, their heads, and what a notification of a breach needs."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from backend.accounts.models import Territory, User
from backend.audit import alarms, digest, report
from backend.audit import heads as kept_heads
from backend.audit.erasing import adopt
from backend.audit.readers import breach
from backend.audit.stored import Stored
from backend.audit.verifying import Kept, Report, verified
from backend.clock import now
from backend.extensions import db, readonly
from backend.settings import in_force

A_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group
def audit() -> None:
    """Verify who changed and who read what; report a breach."""


@audit.command
@click.option(
    "--head",
    "files",
    multiple=True,
    type=A_FILE,
    help="File of heads kept elsewhere; without: the one that `audit head --keep` appends to.",
)
@with_appcontext
def verify(files: tuple[Path, ...]) -> None:
    """Look at every link and line; names what was altered, and ends with 1 then."""
    own = kept_heads.place_of(in_force())
    kept = _kept(files or ((own,) if own.exists() else ()))
    wrong = 0
    with readonly():
        for territory in db.session.scalars(db.select(Territory).order_by(Territory.name)).all():
            mine = [each for each in kept if each.territory == territory.id]
            report = verified(Stored(territory.id), mine)
            wrong += len(report.faults)
            _say(territory.name, report, len(mine))
    if not kept:
        click.echo("no kept head: whether the end is missing cannot be told (see `audit head`)")
    if wrong:
        sys.exit(1)


def _kept(files: tuple[Path, ...]) -> list[Kept]:
    try:
        return [each for place in files for each in kept_heads.read(place)]
    except (OSError, kept_heads.WrongHeads) as error:
        raise click.ClickException(str(error)) from error


def _say(name: str, report: Report, kept: int) -> None:
    links = sum(head.n for head in report.heads.values())
    gone = f", {report.erased} with erased content" if report.erased else ""
    gone += f", {report.let_go} readings let go in time" if report.let_go else ""
    mark = "✗" if report.faults else "✓"
    click.echo(f"{mark} {name}: {report.lines} lines under {links} links{gone}, {kept} kept heads")
    for fault in report.faults:
        click.echo(f"  ✗ {fault.chain}: {fault.says}: {fault.where}")


@audit.command
@click.option("--keep", is_flag=True, help="Append them to JALON_AUDIT_HEADS too.")
@click.option("--restored", is_flag=True, help="Note there that an older copy was put in place.")
@with_appcontext
def head(*, keep: bool, restored: bool) -> None:
    """Print the heads of the chains, to be kept outside of this installation."""
    if restored:
        with readonly():
            kept_heads.keep_restored(in_force(), now())
    with readonly():
        lines = list(kept_heads.heads(now()))
    if keep:
        kept_heads.keep(kept_heads.place_of(in_force()), lines)
    for line in lines:
        click.echo(line)


@audit.command
@with_appcontext
def watch() -> None:
    """Compare each account's day with its usual ones, write the week's letter, keep the heads."""
    at = now()
    for territory in db.session.scalars(db.select(Territory)).all():
        raised = alarms.watch_days(territory.id, at)
        if territory.suspended_at is None:
            digest.send(territory, at)
        db.session.commit()
        if raised:
            click.echo(f"{territory.name}: {raised} alarms")
    db.session.commit()
    with readonly():
        lines = list(kept_heads.heads(at))
    kept_heads.keep(kept_heads.place_of(in_force()), lines)
    kept_heads.mail(lines, at)
    db.session.commit()


@audit.command("breach-report")
@click.option("--account", "emails", multiple=True, required=True, help="Its e-mail address.")
@click.option("--since", type=click.DateTime(), required=True, help="In UTC.")
@click.option("--until", type=click.DateTime(), help="In UTC; without: now.")
@click.option("--device", "devices", multiple=True, help="Only these devices, by their ids.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, every person with id and name.")
@with_appcontext
def breach_report(
    emails: tuple[str, ...],
    since: datetime,
    until: datetime | None,
    devices: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Tell what a notification within 72 hours needs: accounts, persons, kinds of data, since when.

    What a lost phone had received is counted under «received on a device».
    """
    start, end = since.replace(tzinfo=UTC), until.replace(tzinfo=UTC) if until else now()
    with readonly():
        found = [breach(_account(each), start, end, devices or None) for each in emails]
    click.echo(report.as_json(found) if as_json else report.as_text(found, start, end))


def _account(email: str) -> User:
    user: User | None = db.session.scalar(db.select(User).where(User.email == email.casefold()))
    if user is None:
        raise click.ClickException(f"there is no account {email}")
    return user


@audit.command("adopt")
@with_appcontext
def adopt_lines() -> None:
    """Take lines that the first release wrote into the chain; an event says so for ever."""
    for territory in db.session.scalars(db.select(Territory.id)).all():
        taken = adopt(territory, by="command", at=now())
        db.session.commit()
        click.echo(f"{territory}: {taken} lines")
