"""`take-mail`: take the .eml files of a folder as files that companies sent."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.attachments.storage import in_use
from backend.clock import now, today
from backend.extensions import db
from backend.mail.dropped import DONE, REFUSED, folder_of
from backend.settings import in_force
from backend.sheets.intake import work
from backend.sheets.intake.placing import put_where_clear
from backend.sheets.mailbox import taking
from backend.sheets.mailbox.folder import Dropped, dropped
from backend.sheets.mailbox.taking import KEPT, Box, Outcome


@click.command("take-mail")
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--territory", "name", default="", help="Whose mail; needed when there are several.")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def take_mail(folder: Path | None, name: str, *, as_json: bool) -> None:
    """Take the messages (.eml) of FOLDER; each goes to `done` or `refused` beside.

    Without FOLDER those that JALON_SHEET_MAIL names, for every territory.
    """
    if folder is not None:
        _take_all(folder, name, as_json=as_json)
        return
    where = in_force().sheet_mail
    if not where:
        click.echo("nothing taken: name a folder, or set JALON_SHEET_MAIL", err=True)
    for territory, place in _folders(Path(where)) if where else ():
        _take_all(place, territory, as_json=as_json)


def _folders(root: Path) -> list[tuple[str, Path]]:
    """Whose messages are where: the folder itself of the only territory, else one for each.

    Those of a suspended territory stay where they are.
    """
    every = db.session.scalars(select(Territory).order_by(Territory.name)).all()
    names = [each.name for each in every if each.suspended_at is None]
    db.session.rollback()
    if len(every) == 1:
        return [(name, root) for name in names]
    places = ((name, folder_of(root, name, alone=False)) for name in names)
    return [(name, place) for name, place in places if place.is_dir()]


def _take_all(folder: Path, name: str, *, as_json: bool) -> None:
    box = _box(name)
    counts = Counter({outcome.value: 0 for outcome in Outcome})
    mails = dropped(folder)
    with click.progressbar(length=len(mails), label="Courriels", hidden=as_json) as bar:
        for outcome in taken(current_app._get_current_object(), box, mails):  # type: ignore[attr-defined]  # noqa: SLF001
            counts[outcome.value] += 1
            bar.update(1)
    if as_json:
        click.echo(json.dumps(counts))
    else:
        click.echo(", ".join(f"{name}: {count}" for name, count in counts.items()))


def taken(app: Flask, box: Box, mails: Iterable[Dropped]) -> Iterator[Outcome]:
    """Take messages, as many at once as there are processors, each put beside when it is taken."""
    seen: set[str] = set()
    alone = Lock()

    def one(mail: Dropped) -> Outcome:
        with alone:
            twice = mail.digest in seen
            seen.add(mail.digest)
        with app.app_context():
            outcome = Outcome.AGAIN if twice else _take(box, mail)
        mail.put_in(DONE if outcome in KEPT else REFUSED)
        mail.forget()
        return outcome

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as takers:
        yield from takers.map(one, mails)


def _take(box: Box, mail: Dropped) -> Outcome:
    """Take one message: each file is kept before it is read; the message is noted at the end."""
    told = taking.opened(box, mail)
    if isinstance(told, Outcome):
        return told
    for name, content in told.files:
        reading_id = taking.keep(box, told, name, content)
        db.session.commit()
        if reading_id is not None:
            _look(box, reading_id)
            kept = work.locked(reading_id)
            placed = put_where_clear(box.office, kept)
            db.session.commit()
            if placed:
                _look(box, reading_id)
    taking.note(box, mail, told)
    db.session.commit()
    return told.outcome


def _look(box: Box, reading_id: str) -> None:
    work.note(work.look(box.storage, reading_id, {}))
    db.session.commit()


def _box(name: str) -> Box:
    every = db.session.scalars(select(Territory).order_by(Territory.name)).all()
    found = [each for each in every if name in ("", each.name)]
    if len(found) != 1:
        told = ", ".join(each.name for each in every)
        raise click.ClickException(f"say which one with --territory: {told}")
    due_day = settings_of(found[0]).number("sheet_due_day")
    box = Box(in_use(), found[0].id, due_day, now(), today())
    db.session.rollback()
    return box
