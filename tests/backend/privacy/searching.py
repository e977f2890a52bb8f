"""Searching what lies on the disk for a person, as somebody would who stole it."""

from pathlib import Path

from sqlalchemy import inspect, text

from backend.extensions import db


def on_disk(folder: Path, *words: str) -> list[str]:
    """The files below a folder that hold one of the words, in any case, as UTF-8 or UTF-16."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes().lower()
        found += [
            f"{path.name}: {word}"
            for word in words
            for encoding in ("utf-8", "utf-16-le")
            if word.lower().encode(encoding) in content
        ]
    return found


def in_tables(*words: str) -> list[str]:
    """The tables whose rows, read as text, hold one of the words."""
    found = []
    for table in inspect(db.engine).get_table_names():
        for row in db.session.execute(text(f"SELECT * FROM {table}")):  # noqa: S608 - our own tables
            said = " ".join(
                each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each)
                for each in row
            ).lower()
            found += [f"{table}: {word}" for word in words if word.lower() in said]
    return found
