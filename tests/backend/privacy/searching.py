"""Searching what lies on the disk for a person, as somebody would who stole it."""

from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import inspect, make_url, text

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


def files_of_postgres(app: Flask) -> Path:
    """The folder in which the server keeps the tables of an application, as they are by now."""
    address = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    place = Path(str(address.query.get("host", "")))
    if not (place / "data" / "base").is_dir():
        pytest.skip("the files of this server are elsewhere")
    with psycopg.connect(
        host=str(place), user="postgres", dbname=address.database, autocommit=True
    ) as server:
        server.execute("CHECKPOINT")
        (number,) = server.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    return place / "data" / "base" / str(number)
