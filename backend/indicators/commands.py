"""`why`: a figure explained on the terminal, from a total down to one line."""

from typing import Any

import click
import orjson
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.clock import today
from backend.discrepancies.near import read_of
from backend.discrepancies.parts.figures import of_territory
from backend.extensions import db, readonly
from backend.indicators import why
from backend.indicators.landscape import whole_of
from backend.problems import NotFound
from backend.records import figures
from sync.reconcile.wording import hours


@click.command("why")
@click.argument("figure", default="territory")
@click.option("--territory", help="Its name, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="The whole explanation as JSON.")
@with_appcontext
def explain(figure: str, territory: str | None, *, as_json: bool) -> None:
    """Explain FIGURE: territory, lot:ID, party:ID/2026-05, party:ID/2026-05/WORKER."""
    with readonly():
        told = _told(_territory(territory), figure)
    if as_json:
        click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
        return
    click.echo(f"{told['label']} : {hours(told['retained'])} retenues sur "
               f"{hours(told['declared'])} déclarées")  # fmt: skip
    for part in told["parts"]:
        click.echo(f"  {hours(part['retained']):>14}  {part['label']}  ({part['figure']})")
    if "line" in told:
        click.echo(f"  {told['line']['said']['fr']}")
        for each in told["line"]["findings"]:
            click.echo(f"  - {each['code']} ({each['state']}) : {each['said']['fr']}")
            shown = ", ".join(f"{link['table']} {link['cell'] or link['id']}"
                              for link in each["evidence"])  # fmt: skip
            click.echo(f"    {shown}")


def _told(place: Territory, text: str) -> dict[str, Any]:
    try:
        figure = why.named(text)
        if figure.month is None:
            known = of_territory(place.id, today())
            land = whole_of(figures.frame(place.id), known, today())
            return why.total(land, figure, place.name)
        read = read_of(place.id, figure.month, {figure.id}, today())
        if figure.who is None:
            return why.month_of_party(read, figure)
        return why.line(read, figure, place.id)
    except NotFound as error:
        raise click.ClickException(f"there is no figure {text}") from error


def _territory(name: str | None) -> Territory:
    query = select(Territory) if name is None else select(Territory).where(Territory.name == name)
    found = db.session.scalars(query).all()
    if len(found) != 1:
        raise click.ClickException("name the territory: --territory NAME")
    return found[0]
