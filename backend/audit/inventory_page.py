"""`docs/inventaire.md`: the inventory of columns as a page, written from the declarations."""

from collections.abc import Iterator

from backend.audit.inventory import Section, sections

HEAD = """# Inventaire des données

Écrit par `./jalon generate` : chaque champ et chaque colonne avec sa raison d'être, qui la lit, si
elle va sur un téléphone (chiffrée), et combien de temps elle est gardée. Une colonne sans ligne
empêche de construire Jalon (`tests/backend/audit/test_inventory.py`).

*bureau* : superviseurs et administrateurs. *tous* : chacun du territoire (listes de référence).
"""


def document() -> str:
    """Return the text of the page."""
    return "\n".join([HEAD, *(line for each in sections() for line in _section(each))])


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.label + ' — ' if section.label else ''}`{section.name}`\n"
    source = f" ({section.source})" if section.source else ""
    yield f"Gardé : {section.kept}{source}.\n"
    yield "| champ | pourquoi | qui le lit | téléphone |"
    yield "| --- | --- | --- | --- |"
    for line in section.lines:
        named = f"{line.label} (`{line.name}`)" if line.label else f"`{line.name}`"
        yield f"| {named} | {line.purpose} | {line.readers} | {line.device} |"
    yield ""
