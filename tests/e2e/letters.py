"""The letters of an office as their receivers read them, links included.

`python -m tests.e2e.letters` prints those in the data folder of JALON_DATA as JSON.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from backend.cli import application
from backend.extensions import db
from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.settings import in_force
from tests.e2e import day
from tests.e2e.office import ROOT, environment_of

ADDRESS = "http://localhost:8000"
PEOPLE = re.compile(r"les heures de (\d+) personne")


def run(data: Path, module: str, *words: str) -> str:
    """What a program prints that works on a data folder."""
    return subprocess.run(
        day.program(module, *words),
        cwd=ROOT,
        env={**environment_of(data), "JALON_URL": ADDRESS},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def letters_in(data: Path) -> list[dict[str, Any]]:
    """Every letter, the oldest first."""
    found: list[dict[str, Any]] = json.loads(run(data, "tests.e2e.letters"))
    return found


def people_in(letter: dict[str, Any]) -> int:
    """About how many people a letter asks."""
    found = PEOPLE.search(letter["body"])
    return int(found[1]) if found else 0


def main() -> None:
    with application().app_context():
        every = db.session.query(MailMessage).order_by(MailMessage.created_at, MailMessage.id)
        told = [
            {"to": each.recipient, "kind": each.kind, "body": whole_text(each, in_force())}
            for each in every
        ]
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
