"""`docs/records.md`: every record type with its fields, written from the declarations."""

from collections.abc import Iterator

from sync.record import Field, RecordType
from sync.records import RECORDS
from sync.scope import steps_of

HEAD = """# Record types

Written by `./jalon generate` from `sync/records`. Hours are integer minutes, days are days in
France, instants are UTC. *Who sees it*: `ref` everybody of the territory; `site` the officers of
the site; `party` the company's side; `me` the author; supervisors see all of their territory.
"""


def document() -> str:
    """Return the text of the page."""
    return "\n".join([HEAD, *(line for kind in RECORDS.values() for line in _section(kind))])


def _section(kind: RecordType) -> Iterator[str]:
    yield f"## {kind.name}: {kind.fr} / {kind.en}\n"
    yield f"{kind.doc}\n"
    yield f"- Who sees it: {_readers(kind)}"
    yield f"- Who writes it: {', '.join(sorted(kind.writers)) or 'the office itself'}"
    if kind.key:
        yield f"- One for each: {', '.join(kind.key)}"
    if kind.closed_by is not None:
        yield f"- Closed with: {'its own state' if kind.closed_by == 'id' else kind.closed_by}"
    if kind.append_only:
        yield "- Never changed once written"
    yield ""
    yield "| field | kind | French | English | limits |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(field) for field in kind.fields.values())
    yield ""


def _readers(kind: RecordType) -> str:
    if not kind.scope:
        return "supervisors only"
    names = {"ref": "ref", "same": "as its record"}
    found = [names.get(path) or _reader(kind.name, path) for path in kind.scope]
    return ", ".join(dict.fromkeys(found))


def _reader(kind: str, path: str) -> str:
    if path.startswith("me."):
        return "me"
    return "party" if steps_of(kind, path)[-1].target == "lot_party" else "site"


def _row(field: Field) -> str:
    kind = f"{field.kind} → {field.target}" if field.target else str(field.kind)
    limits = "optional" if field.optional else "required"
    if field.high is not None:
        limits += f", at most {field.high}"
    if field.choices is not None:
        limits += ": " + ", ".join(member.value for member in field.choices)
    return f"| {field.name} | {kind} | {field.fr} | {field.en} | {limits} |"
