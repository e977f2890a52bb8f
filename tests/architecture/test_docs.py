"""What the documents say is there, and what is there is in the documents."""

import re

import pytest

from backend import cli
from launcher.main import COMMANDS
from sync.records import RECORDS
from tests.architecture.tree import ROOT, kept, lines_of, shown

DOCUMENTS = kept(".md")
SETTING = re.compile(r"\bJALON_[A-Z_]+[A-Z]\b")
COMMAND = re.compile(r"\./jalon +([a-z][a-z-]+)")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|<img[^>]+src=\"([^\"]+)\"")


def _settings_in(files):
    return {name for file in files for name in SETTING.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("document", ["records.md", "glossary.md"])
def test_every_record_type_is_explained(document):
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    assert [
        name for name in RECORDS if not re.search(rf"`{name}`|^#+ .*\b{name}\b", text, re.MULTILINE)
    ] == []


def test_every_setting_is_in_the_operations_guide():
    read = _settings_in(kept(".py", under="backend"))
    assert read - _settings_in([ROOT / "docs" / "operations.md"]) == set()


def test_every_setting_that_a_document_names_is_read_somewhere():
    read = _settings_in(kept(".py", ".ts"))
    assert _settings_in(DOCUMENTS) - read == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_command_that_a_document_names_exists(document):
    named = set(COMMAND.findall(document.read_text(encoding="utf-8")))
    assert named - set(COMMANDS) - set(cli.COMMANDS) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_to_a_file_leads_somewhere(document):
    found = LINK.findall(document.read_text(encoding="utf-8"))
    places = [place for pair in found for place in pair if place and "://" not in place]
    assert [place for place in places if not (document.parent / place).exists()] == []


def test_the_readme_is_short_and_says_the_two_commands():
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    assert lines_of(readme) <= 80
    assert "./jalon run --demo" in text
    assert "./jalon test" in text
