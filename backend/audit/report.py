"""What a notification of a breach says, as text and as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime

import orjson

from backend.audit.readers import Breach
from backend.audit.words import READS


def as_json(found: Iterable[Breach]) -> str:
    """Return everything, for a program."""
    return orjson.dumps([asdict(each) for each in found], option=orjson.OPT_INDENT_2).decode()


def as_text(found: list[Breach], since: datetime, until: datetime) -> str:
    """Return it as a person reads it, in French: it is for the notification to the CNIL."""
    everybody = {person for each in found for person in each.persons}
    lines = [
        f"Lectures du {since:%d/%m/%Y %H:%M} au {until:%d/%m/%Y %H:%M} (UTC)",
        f"Comptes : {len(found)} — personnes concernées : {len(everybody)}",
    ]
    for each in found:
        lines += ["", *_of(each)]
    return "\n".join(lines)


def _of(each: Breach) -> Iterator[str]:
    yield f"{each.name} <{each.email}>, compte {each.user_id}"
    if each.first_at is None or each.last_at is None:
        yield "  aucune lecture dans cette période"
        return
    yield f"  première lecture : {each.first_at:%d/%m/%Y %H:%M:%S} UTC"
    yield f"  dernière lecture : {each.last_at:%d/%m/%Y %H:%M:%S} UTC"
    yield f"  appareils : {', '.join(each.devices)}"
    yield f"  adresses : {', '.join(filter(None, each.addresses)) or 'inconnues'}"
    yield f"  personnes : {len(each.persons)}"
    for what, persons in each.categories.items():
        yield f"  - {READS[what].fr} : {persons} personnes"
    for key, name in each.persons.items():
        yield f"    {key}  {name or '(effacée depuis)'}"
