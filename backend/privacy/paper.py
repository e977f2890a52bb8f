"""A person's file and the notices as accessible PDF (PDF/A-2a, PDF/UA-1)."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import typst

from backend.documents.render import fonts
from backend.privacy.paper_words import sheet

HERE = Path(__file__).parent


def pdf_of_file(told: Mapping[str, Any], at: datetime) -> bytes:
    """Return a person's file on paper."""
    return compiled("dossier.typ", sheet(told), at)


def compiled(template: str, told: Mapping[str, Any], at: datetime) -> bytes:
    """Return what a template makes of some values."""
    with TemporaryDirectory(prefix="jalon-privacy-") as name:
        folder = Path(name)
        copyfile(HERE / template, folder / template)
        compiler = typst.Compiler(
            folder / template,
            root=folder,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        )
        found = compiler.compile(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=at.replace(microsecond=0)
        )
    assert isinstance(found, bytes)
    return found
