"""The company's side: an account that holds some lots, and the months that these owe.

`python -m tests.e2e.company EMAIL NAME ROLE PARTY...` makes an account in the data folder of
JALON_DATA; its password is `PASSWORD`.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.commands import new_user
from backend.accounts.models import Territory
from backend.cli import application
from backend.extensions import db
from sync.hours import month_after
from sync.record import Role
from tests.e2e import day
from tests.e2e.office import ROOT, Desk, Office, environment_of

PASSWORD = "sandrine envoie la fiche du mois"
LOTS_AT_WORK = """
    SELECT p.id AS party, p.company_id AS company,
           json_group_array(DISTINCT w.last_name || '|' || w.first_name) AS people
      FROM r_lot_party p
      JOIN r_clause c ON c.lot_id = p.lot_id
      JOIN r_employment_allocation a ON a.party_id = p.id
      JOIN r_employment e ON e.id = a.employment_id
      JOIN r_worker w ON w.id = e.worker_id
     WHERE a.from_on <= :first AND coalesce(a.to_on, '9999') >= :today
       AND e.starts_on <= :first AND coalesce(e.ended_on, e.planned_end_on, '9999') >= :today
       AND p.from_on <= :first AND coalesce(p.to_on, '9999') >= :today
     GROUP BY p.id HAVING count(DISTINCT w.id) >= 2 ORDER BY count(DISTINCT w.id), p.id
"""


@dataclass(frozen=True)
class Lot:
    """A company on a lot where the same people are at work this month and the month before."""

    party: str
    company: str
    people: tuple[tuple[str, str], ...]


def lots_at_work(office: Office, today: str) -> list[Lot]:
    """The lots whose sheets are owed this month and the month before."""
    first = f"{month_after(today[:7], -1)}-01"
    query = LOTS_AT_WORK.replace(":first", f"'{first}'").replace(":today", f"'{today}'")
    return [
        Lot(row["party"], row["company"], tuple(_names(row["people"])))
        for row in office.rows(query)
    ]


def _names(told: str) -> list[tuple[str, str]]:
    found = [each.partition("|") for each in json.loads(told)]
    return sorted((last, first) for last, _, first in found)


def open_month(desk: Desk, lot: Lot, month: str) -> dict[str, Any]:
    """Let the company fill in a month again: what was handed in is returned, or corrected."""
    path = f"/api/sheets/{lot.party}/{month}"
    page: dict[str, Any] = desk.read(path)
    act = next((act for act in ("return", "correct") if act in page["may"]), None)
    if act is None:
        return page
    told = {"rev": page["rev"], "comment": "À refaire pour l'essai."}
    status, body = desk.ask("POST", f"{path}/{act}", told)
    assert status == 200, body
    return open_month(desk, lot, month) if act == "correct" else desk.read(path)


def add_account(office: Office, email: str, name: str, role: Role, parties: Sequence[str]) -> None:
    """Make an account that sees these lots of companies."""
    subprocess.run(
        day.program("tests.e2e.company", email, name, role.value, *parties),
        cwd=ROOT,
        env=environment_of(office.data),
        check=True,
    )


def main(email: str, name: str, role: str, *parties: str) -> None:
    with application().app_context():
        home = db.session.scalars(select(Territory)).one()
        user = new_user(home, email=email, name=name, role=Role(role), password=PASSWORD)
        for party in parties:
            grants.give(user, f"party:{party}", 0)
        db.session.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
