"""What site managers confirm and what the office retains of a sheet."""

from datetime import date, timedelta

from backend.demo.company_side import EMMA
from backend.demo.days import in_office_hours, open_day_from
from backend.demo.deposits import Deposit
from backend.demo.dice import Dice
from backend.demo.lines import Line
from backend.demo.world import Party, World
from sync.hours import HOUR

ENGINE = "1"
ANSWERS = {"confirmed": 955, "contested": 38, "not_here": 7}


def confirm(
    world: World,
    random: Dice,
    party: Party,
    month: str,
    told: tuple[Deposit, list[Line]],
) -> None:
    """The site manager's answer on each line, some days after the sheet; a few never answer."""
    deposit, lines = told
    assert deposit.on is not None
    day = open_day_from(deposit.on + timedelta(days=random.randint(1, 14)))
    if day >= world.today or party.manager is None or _is_left_to_emma(world, party, deposit.on):
        return
    for line in lines:
        if not line.is_matched or random.chance(0.06):
            continue
        state = random.weighted(ANSWERS)
        contested = state == "contested"
        minutes = max(0, line.truth - random.choice((7, 14, 21)) * HOUR * contested)
        world.book.add(
            "hours_confirmation",
            party_id=party.id,
            worker_id=line.job.worker.id,
            period=month,
            state=state,
            confirmed_minutes=None if state == "not_here" else minutes,
            confirmed_at=in_office_hours(random, day),
            confirmed_by=party.manager.name,
            comment="Absences non déduites sur la fiche." if contested else None,
        )


def _is_left_to_emma(world: World, party: Party, deposited: date) -> bool:
    """Her last months wait for whoever tries the demo."""
    recent = deposited > world.today - timedelta(days=50)
    return recent and party.manager is not None and party.manager.email == EMMA.email


def retain(
    world: World,
    random: Dice,
    party: Party,
    month: str,
    told: tuple[str, date, list[Line]],
) -> None:
    """The ledger of a closed month: what was declared, or what is true when it is less."""
    sheet_id, day, lines = told
    for line in lines:
        if not line.is_matched:
            continue
        cut = not line.is_honest and line.truth < line.minutes
        minutes = line.truth if cut else line.minutes
        entry = {"party_id": party.id, "worker_id": line.job.worker.id, "period": month}
        entry |= {"sheet_id": sheet_id, "engine": ENGINE, "decided_by_id": world.supervisor.id}
        first = world.book.add(
            "retained_hours",
            **entry,
            retained_minutes=minutes,
            decided_on=day,
            reason="Heures au-delà de ce que montre le registre." if cut else None,
        )
        later = open_day_from(day + timedelta(days=random.randint(5, 30)))
        if random.chance(0.01) and later < world.today:
            world.book.add(
                "retained_hours",
                **entry,
                retained_minutes=line.minutes,
                decided_on=later,
                supersedes_id=first,
                reason="Registre transmis par l'entreprise après la clôture.",
            )
