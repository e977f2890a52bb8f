"""The company's side: an account that holds some lots, and the files that companies send.

`python -m tests.e2e.company EMAIL NAME ROLE PARTY...` makes an account in the data folder of
JALON_DATA; its password is `PASSWORD`.
"""

import subprocess
import sys
from collections.abc import Sequence

from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.commands import new_user
from backend.accounts.models import Territory
from backend.cli import application
from backend.extensions import db
from sync.record import Role
from tests.e2e.office import ROOT, Office, environment_of

PASSWORD = "sandrine envoie la fiche du mois"
PARTIES_THAT_OWE = """
    SELECT p.id, p.company_id, p.lot_id, l.label AS lot, s.label AS site,
           count(DISTINCT a.employment_id) AS people
      FROM r_lot_party p
      JOIN r_lot l ON l.id = p.lot_id
      JOIN r_contract c ON c.id = l.contract_id
      JOIN r_site s ON s.operation_id = c.operation_id
      JOIN r_employment_allocation a ON a.party_id = p.id
      JOIN r_employment e ON e.id = a.employment_id
     WHERE a.from_on <= ? AND coalesce(a.to_on, '9999') >= ?
       AND coalesce(e.ended_on, e.planned_end_on, '9999') >= ?
       AND p.from_on <= ? AND coalesce(p.to_on, '9999') >= ?
     GROUP BY p.id HAVING people >= ? ORDER BY people, p.id
"""


def add_account(office: Office, email: str, name: str, role: Role, parties: Sequence[str]) -> None:
    """Make an account that sees these lots of companies."""
    subprocess.run(
        [sys.executable, "-m", "tests.e2e.company", email, name, role.value, *parties],
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
