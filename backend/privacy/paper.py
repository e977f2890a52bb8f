"""A person's file as accessible PDF."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from backend import paper
from backend.privacy.paper_words import sheet

TEMPLATE = Path(__file__).with_name("dossier.typ")


def pdf_of_file(told: Mapping[str, Any], at: datetime) -> bytes:
    """Return a person's file on paper."""
    return paper.pdf_of(TEMPLATE, sheet(told), at)
