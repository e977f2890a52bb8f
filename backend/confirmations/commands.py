"""`confirm-hours`: ask the managers of sites about a month; asking again changes nothing."""

import json
from datetime import date

import click
from flask.cli import with_appcontext

from backend.accounts.links import NoAddress
from backend.accounts.models import Territory
from backend.accounts.served import served
from backend.accounts.territory_settings import settings_of
from backend.clock import now, today
from backend.confirmations.asking import Outcome, ask_all
from backend.extensions import db
from backend.mail.commands import send_waiting
from sync.hours import month_after, month_of


@click.command("confirm-hours")
@click.option("--month", help="YYYY-MM; without it, last month, from its day on (setting).")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def confirm_hours(month: str | None, *, as_json: bool) -> None:
    """Send each site's manager the link by which he confirms the hours of a month, once."""
    period = _month(month)
    counts = {"asked": 0, "known": 0, "settled": 0, "without_address": 0}
    for territory in served():
        if month is None and not _is_due(territory, today()):
            continue
        for name, count in vars(_asked(territory, period)).items():
            counts[name] += count
    db.session.commit()
    send_waiting()
    click.echo(json.dumps({"month": period, **counts}) if as_json else _told(period, counts))


def _month(asked: str | None) -> str:
    if asked is None:
        return month_after(month_of(today()), -1)
    try:
        return month_of(date.fromisoformat(f"{asked}-01"))
    except ValueError as error:
        raise click.BadParameter(f"{asked} is no month: YYYY-MM", param_hint="--month") from error


def _is_due(territory: Territory, day: date) -> bool:
    return day.day >= settings_of(territory).number("confirmation_ask_day")


def _asked(territory: Territory, period: str) -> Outcome:
    try:
        return ask_all(territory, period, now())
    except NoAddress as error:
        raise click.ClickException("no address for the links: set JALON_URL") from error


def _told(period: str, counts: dict[str, int]) -> str:
    return (
        f"{period}: {counts['asked']} asked, {counts['known']} asked before, "
        f"{counts['settled']} with nothing to ask, {counts['without_address']} without an address"
    )
