"""Commands that import registers and contracts from files."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from backend.accounts.commands import user_of
from backend.accounts.identity import Identity
from backend.accounts.models import User
from backend.clock import now, today
from backend.extensions import db, readonly
from backend.imports.carrying_out import carry_out
from backend.imports.opening import sheets_of
from backend.imports.planning import Act, Asked, Existing, Plan, plan
from backend.imports.problems import FileRefused
from backend.imports.words import said
from backend.records import feed
from backend.records.store import OFFICE_DEVICE
from backend.records.working_set import WorkingSet
from backend.registers import rights
from backend.registers.declared import DECLARED
from backend.registers.saving import Change
from sync.record import natural_id

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRONG = 2
SAID = {
    Act.CREATE: "à ajouter", Act.UPDATE: "à mettre à jour", Act.UNCHANGED: "sans changement",
    Act.SKIPPED: "déjà connues et laissées telles quelles", Act.REPEATED: "répétées",
}  # fmt: skip


@click.command("import-registers")
@click.argument("kind", type=click.Choice(sorted(DECLARED)))
@click.argument("file", type=READABLE)
@click.option("--by", "email", required=True, help="The e-mail of the user who answers for it.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--update", is_flag=True, help="Update records that are there already.")
@with_appcontext
def import_registers(kind: str, file: Path, email: str, *, dry_run: bool, update: bool) -> None:
    """Import the records of a register from FILE (xlsx, xls, ods, csv): all of them or none."""
    content = file.read_bytes()
    op = natural_id("import", kind, str(now()))
    asked = Asked(kind, Existing.UPDATE if update else Existing.SKIP, op, today())
    try:
        sheets = sheets_of(content)
        with readonly():
            me = identity_of(user_of(email))
            if kind not in rights.readable(me.role):
                raise click.ClickException(f"{me.name} does not keep this register")
            records = WorkingSet(db.session.connection(), me.territory_id)
            tried = plan(asked, records, sheets), feed.clock_of(me.territory_id)
    except FileRefused as problem:
        raise click.ClickException(problem.words("fr")) from problem
    done = tried[0]
    if not dry_run:
        done = carry_out(Change(op, kind, me, now()), asked, sheets, tried)
        db.session.commit()
    click.echo("\n".join(_told(done)))
    if done.faults:
        raise SystemExit(WRONG)


def identity_of(user: User) -> Identity:
    """Return a user as who asks, without a device or a session."""
    return Identity(
        user_id=user.id,
        territory_id=user.territory_id,
        device_id=OFFICE_DEVICE,
        family="",
        role=user.has_role,
        name=user.name,
        email=user.email,
        language=user.language,
        demo=False,
        draining=False,
        enrolling=False,
        to_wipe=False,
        signed_in_at=None,
    )


def _told(done: Plan) -> list[str]:
    acts = (f"{done.count(act)} {words}" for act, words in SAID.items() if done.count(act))
    lines = [f"{done.read} lignes : " + ", ".join(acts)]
    lines += [f"colonne non reconnue : {each.head}" for each in done.heading.unknown]
    lines += [f"feuille non lue : {name}" for name in done.other_sheets]
    for fault in done.faults:
        column = f" {fault.column.fr} « {fault.said} » :" if fault.column else ""
        lines.append(f"ligne {fault.line} :{column} {said(fault, 'fr')}")
    return lines
