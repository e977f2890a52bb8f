"""A person's file and the notices as accessible PDF (PDF/A-2a, PDF/UA-1)."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import typst

from backend.documents.render import fonts

HERE = Path(__file__).parent
FRANCE = ZoneInfo("Europe/Paris")
ENOUGH = 400
"""Lines of the history and of readings that the paper shows; the data hold all of them."""


def pdf_of_file(told: Mapping[str, Any], at: datetime) -> bytes:
    """Return a person's file on paper."""
    return compiled("dossier.typ", _sheet(told), at)


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


def _sheet(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the paper says: the same, in the order in which it is read."""
    return {
        "title": f"Dossier de {told['person']['name']}",
        "issuer": told["controller"],
        "made": f"Établi le {_instant(told['made_at'])} par {told['made_by']}",
        "contact": told["dpo_contact"],
        "records": [
            {
                "title": each["label"] + (" (supprimé)" if each["deleted"] else ""),
                "kept": each["kept"],
                "facts": [[value["label"], value["shown"]] for value in each["values"]],
            }
            for each in told["records"]
        ],
        "mentions": [[each["where"], each["field"], each["text"]] for each in told["mentions"]],
        "history": [
            [_instant(each["at"]), each["by"], f"{each['type']} : {each['what']}"]
            for each in told["history"][:ENOUGH]
        ],
        "readings": [
            [_instant(each["at"]), f"{each['by']} ({each['role']})", each["what"]]
            for each in told["readings"][:ENOUGH]
        ],
        "requests": [
            [_instant(each["at"]), each["kind"], each["reason"]] for each in told["requests"]
        ],
    }


def _instant(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(FRANCE):%d/%m/%Y à %H:%M}"
