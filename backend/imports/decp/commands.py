"""The command that imports contracts from essential data."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from backend.accounts.commands import user_of
from backend.clock import now
from backend.extensions import db, readonly
from backend.imports.commands import READABLE, identity_of
from backend.imports.decp.carrying_out import carry_out
from backend.imports.decp.planning import plan
from backend.imports.decp.results import result_of
from backend.imports.decp.routes import read
from backend.imports.planning import Existing
from backend.imports.problems import FileRefused
from backend.records.working_set import WorkingSet
from backend.registers import rights
from backend.registers.saving import Change
from sync.record import natural_id


@click.command("import-decp")
@click.argument("file", type=READABLE)
@click.option("--by", "email", required=True, help="The e-mail of the user who answers for it.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--update", is_flag=True, help="Let drafts take what the publication says now.")
@with_appcontext
def import_decp(file: Path, email: str, *, dry_run: bool, update: bool) -> None:
    """Make drafts of the contracts in FILE (DECP, JSON) that have a social consideration."""
    existing = Existing.UPDATE if update else Existing.SKIP
    try:
        told = read(file.read_bytes())
    except FileRefused as problem:
        raise click.ClickException(problem.words("fr")) from problem
    with readonly():
        me = identity_of(user_of(email))
        if "contract" not in rights.readable(me.role):
            raise click.ClickException(f"{me.name} does not keep the contracts")
        records = WorkingSet(db.session.connection(), me.territory_id)
        done = plan(records, told["social"], existing)
    if not dry_run:
        at = now()
        change = Change(natural_id("import", "decp", str(at)), "contract", me, at)
        done = carry_out(change, told["social"], existing)
        db.session.commit()
    result = result_of(told, done, "fr")
    click.echo(
        "{read} marchés lus, {social} avec considération sociale : {create} brouillons à compléter,"
        " {update} mis à jour, {unchanged} sans changement, {kept} gardés tels quels ;"
        " {others_total} sans considération, {apart_total} illisibles".format(**result)
    )
    if told["others"]:
        click.echo("sans considération sociale : " + ", ".join(told["others"]))
    for each in result["apart"]:
        click.echo(f"{each['number']} : {each['words']}")
    for each in result["contracts"]:
        click.echo("\n  ".join((f"{each['number']} {each['title'][:90]}", *each["notes"])))
