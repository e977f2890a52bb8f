"""The command that fills an empty installation with the demo territory."""

import json
from datetime import datetime

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.commands import new_territory, new_user
from backend.accounts.factors import DEMO_CODE, NEEDED
from backend.accounts.models import Territory, User
from backend.clock import day_in_france, now, today
from backend.demo.book import Drawn, drawn_id
from backend.demo.company_side import COMPANY_ACCOUNTS, CompanyAccount
from backend.demo.dice import Dice
from backend.demo.places import METROPOLIS
from backend.demo.staff import Account, accounts
from backend.demo.stories import tell
from backend.demo.territory import SITES, territory
from backend.discrepancies.parts.reading import read_month
from backend.extensions import db, readonly
from backend.invitations.inviting import Invited, open_account
from backend.migrations.commands import alone
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.settings import in_force
from sync.hours import month_after, month_of
from sync.record import Role

SEED = 2010


@click.command
@click.option("--json", "as_json", is_flag=True, help="One line of JSON: territory and accounts.")
@click.option("--seed", default=SEED, show_default=True, help="Another seed, another territory.")
@click.option(
    "--sites", default=SITES, show_default=True, type=click.IntRange(min=2), help="Its size."
)
@with_appcontext
def demo(*, as_json: bool, seed: int, sites: int) -> None:
    """Fill an empty installation with a fictitious territory, and print its accounts.

    Where a demo is already, nothing changes; beside a real territory it refuses.
    """
    with alone(in_force()):
        known = db.session.scalars(select(Territory)).all()
        if any(not each.demo for each in known):
            raise click.ClickException("this installation holds a real territory: no demo here")
        if not known:
            place = settle(seed, now(), sites).id
            db.session.flush()
            tell(place, now(), today())
            db.session.commit()
            with readonly():  # the month that one opens first
                read_month(place, month_after(month_of(today()), -1), today())
    everybody: tuple[Account | CompanyAccount, ...] = (*accounts(seed), *COMPANY_ACCOUNTS)
    told = [_printed(each) for each in everybody]
    if as_json:
        click.echo(json.dumps({"territory": METROPOLIS, "accounts": told}, ensure_ascii=False))
        return
    click.echo(f"{METROPOLIS} (fictitious)")
    for each in told:
        click.echo(f"  {each['role']:<16}{each['email']:<24}{each['password']:<36}{each['code']}")


def _printed(account: Account | CompanyAccount) -> dict[str, str]:
    return {
        "role": account.role,
        "name": account.name,
        "email": account.email,
        "password": account.password,
        "code": DEMO_CODE if account.role in NEEDED else "",
    }


def settle(seed: int, at: datetime, sites: int = SITES) -> Territory:
    """Add the demo territory, its accounts, its records and who follows which site; no commit."""
    place = new_territory(METROPOLIS, demo=True, territory_id=drawn_id(Dice(f"{seed}/territory")))
    users = {each.id: _user(place, each) for each in accounts(seed)}
    followed: dict[str, str] = {}
    contacts: dict[str, str] = {}
    emails = {each.email for each in COMPANY_ACCOUNTS}
    with writing(place.id, empty=True) as store:
        authors = _Authors(users)
        day = day_in_france(at)
        for table, record_id, data in territory(seed, day, sites):
            author = authors.of(table, record_id, data)
            store.put(table, record_id, data, Actor(author, OFFICE_DEVICE, at, day))
            if table == "site":
                followed[record_id] = data["officer_id"]
            if table == "contact" and data.get("email") in emails:
                contacts[data["email"]] = record_id
        for each in COMPANY_ACCOUNTS:
            invited = Invited(contacts[each.email], each.role)
            open_account(place, store.records, invited, 0, password=each.password)
    for site_id, officer_id in followed.items():
        grants.give(users[officer_id], f"site:{site_id}", 0)
    return place


def _user(place: Territory, account: Account) -> User:
    return new_user(
        place,
        email=account.email,
        name=account.name,
        role=Role(account.role),
        password=account.password,
        user_id=account.id,
    )


class _Authors:
    """Who answers for a record in the journal: the officer of its visit, else the registers."""

    def __init__(self, users: dict[str, User]) -> None:
        self._clerk = next(user.id for user in users.values() if user.role == Role.DATA_CLERK)
        self._officers: dict[str, str] = {}

    def of(self, table: str, record_id: str, data: Drawn) -> str:
        """The user who is said to have written a record."""
        if table == "visit":
            self._officers[record_id] = data["officer_id"]
            return str(data["officer_id"])
        return self._officers.get(data.get("visit_id", ""), self._clerk)
