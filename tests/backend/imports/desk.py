"""Somebody who imports files at the desk, as the tests drive it."""

import csv
import io
from dataclasses import dataclass
from typing import Any

import pytest

from tests.backend.browser import Browser

ON_BOTH = pytest.mark.parametrize(
    "app", ["sqlite_app", pytest.param("postgres_app", marks=pytest.mark.postgres)], indirect=True
)
"""For one story of each kind: most of what is tested is the same on both databases."""
BINARY = "application/octet-stream"


def csv_of(*rows: list[Any], mark: str = ";") -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=mark).writerows(rows)
    return held.getvalue().encode("utf-8-sig")


@dataclass
class ImportDesk:
    """Tries and imports files; answers that are not 200 fail unless asked for."""

    browser: Browser
    op: str

    def send(self, path: str, content: bytes, existing: str = "skip", *, gives: int = 200) -> Any:
        asked = f"/api/imports/{path}?op={self.op}&existing={existing}"
        answer = self.browser.post(asked, data=content, content_type=BINARY)
        assert answer.status_code == gives, answer.get_data(as_text=True)
        return answer.json

    def check(self, table: str, content: bytes, existing: str = "skip", *, gives: int = 200) -> Any:
        return self.send(f"{table}/check", content, existing, gives=gives)

    def bring_in(
        self, table: str, content: bytes, existing: str = "skip", *, gives: int = 200
    ) -> Any:
        return self.send(table, content, existing, gives=gives)

    def page(self, table: str, words: str = "") -> list[dict[str, Any]]:
        """The values of the records of a register."""
        answer = self.browser.get(f"/api/registers/{table}?q={words}")
        return [row["values"] | {"id": row["id"]} for row in answer.json["rows"]]


def counts(result: dict[str, Any]) -> dict[str, int]:
    acts = ("create", "update", "unchanged", "skipped", "repeated")
    return {act: result[act] for act in acts if result[act]}


def wrong(result: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    """Line, column and code of what is to be mended."""
    return [(each["line"], each["column"], each["code"]) for each in result["faults"]]
