"""The page weighs little, and looks as the application does."""

import re
from pathlib import Path

import pytest
from flask import Flask

from backend.confirmations.page import routes
from backend.confirmations.words import SPEECHES
from tests.architecture.tree import ROOT
from tests.backend.confirmations.conftest import Page

STATIC = Path(routes.__file__).parent / "static"
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
BOTH = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
ALL_BYTES, SCRIPT_BYTES = 30_000, 5_000


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter; test_clicks_at_once has both."""
    return sqlite_app


def test_all_bytes_of_the_page_are_within_the_budget(page: Page) -> None:
    parts = [page.browser.get(f"/c/{name}").data for name in ("page.css", "page.js")]
    shell = page.browser.get("/c").data
    total = len(page.answer.data) + len(shell) + sum(map(len, parts))
    assert total <= ALL_BYTES
    assert len(parts[1]) <= SCRIPT_BYTES


def test_the_page_has_no_inline_code_and_asks_nothing_of_other_machines(page: Page) -> None:
    body = page.answer.get_data(as_text=True)
    assert re.findall(r"<script(?! src=\"/c/page\.js\" defer>)|\son\w+=|\sstyle=", body) == []
    assert "//" not in re.sub(r"<!doctype html>", "", body)
    policy = page.answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert page.answer.headers["Cache-Control"] == "no-store"


def test_the_colours_are_those_of_the_application() -> None:
    tokens = (ROOT / "pwa" / "src" / "ui" / "tokens.css").read_text(encoding="utf-8")
    every = tokens.partition("@media")[0]
    pairs = BOTH.findall(every)
    light = _colours(every) | {name: day for name, day, _ in pairs}
    dark = _colours(every) | {name: night for name, _, night in pairs}
    own = (STATIC / "page.css").read_text(encoding="utf-8").split("@media")
    assert _colours(own[0]).items() <= light.items()
    assert _colours(own[1]).items() <= dark.items()


def _colours(css: str) -> dict[str, str]:
    """The colours of a block; of several blocks the first says them."""
    return dict(reversed(COLOUR.findall(css)))


def test_both_languages_say_everything() -> None:
    assert {name for name in SPEECHES["fr"].words if not SPEECHES["en"].words[name]} == set()
    assert SPEECHES["fr"].words.keys() == SPEECHES["en"].words.keys()
