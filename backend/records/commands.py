"""`generate`: write what is derived from the declarations, or tell what is out of step."""

from pathlib import Path

import click
import orjson
from flask import current_app
from flask.cli import with_appcontext

from backend import openapi, problem_reference
from backend.audit import inventory_page
from backend.records import category_words, client, minutes_words, reference
from backend.settings import ROOT

CATEGORIES = Path("pwa", "src", "screens", "desk", "registers", "categories.gen.ts")


def derived() -> dict[Path, str]:
    """Return every generated file with the text that it should have now."""
    document = orjson.dumps(
        openapi.described(current_app), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    )
    return {
        ROOT / "pwa" / "src" / "records.gen.ts": client.client_source(),
        ROOT / "pwa" / "src" / "desk.gen.ts": client.desk_source(),
        ROOT / "pwa" / "src" / "minutes" / "words.gen.ts": minutes_words.words_source(),
        ROOT / CATEGORIES: category_words.categories_source(),
        ROOT / "docs" / "records.md": reference.document(),
        ROOT / "docs" / "inventaire.md": inventory_page.document(),
        ROOT / "docs" / "problems.md": problem_reference.document(),
        ROOT / "docs" / "openapi.json": document.decode() + "\n",
    }


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail when a file is out of step.")
@with_appcontext
def generate(*, check: bool) -> None:
    """Write what is derived from the records: the phone's types, the documentation."""
    for place, text in derived().items():
        kept = place.read_text(encoding="utf-8") if place.exists() else ""
        if kept == text:
            continue
        if check:
            name = place.relative_to(ROOT)
            raise click.ClickException(f"{name} is out of step: run ./jalon generate")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        click.echo(f"{place.relative_to(ROOT)} written")
