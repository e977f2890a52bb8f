"""Contracts with their lots, and the companies that work on each lot."""

from dataclasses import dataclass
from datetime import date, timedelta

from backend.demo.companies import ON_LOTS
from backend.demo.days import open_day_from
from backend.demo.dice import Dice
from backend.demo.trades import TRADES, Trade
from backend.demo.world import Company, Party, Site, World

A_SITE = 4
"""Contracts for each site, on average."""

FEWEST_OPEN = 3
"""Lots at work on an active site, at least."""

EARLY = 0.6
OVER_WHEN_OLD = 200


@dataclass
class _Lot:
    number: str
    trade: Trade
    from_on: date
    to_on: date | None
    has_clause: bool
    id: str = ""


def draw_contracts(world: World) -> None:
    """About four contracts for each site, each with its lots and parties."""
    random = world.book.random("contracts")
    counts = [A_SITE] * len(world.sites)
    for _ in range(len(counts) // 2):
        giver, taker = random.sample(range(len(counts)), 2)
        if counts[giver] == A_SITE and counts[taker] == A_SITE:
            counts[giver] -= 1
            counts[taker] += 1
    number = 0
    for site, count in zip(world.sites, counts, strict=True):
        for lots in _plan(world, random, site, count):
            number += 1
            _contract(world, random, site, lots, number)


def _plan(world: World, random: Dice, site: Site, count: int) -> list[list[_Lot]]:
    """The lots of each contract; enough of them stay open."""
    sizes = [random.weighted({1: 88, 2: 9, 3: 3}) for _ in range(count)]
    trades = sorted(random.sample(TRADES, min(sum(sizes), len(TRADES))), key=lambda t: t.early)
    lots = [_lot(world, random, site, trade) for trade in trades]
    spare = [lot for lot in lots if lot.to_on is not None and site.closed_on is None]
    for lot in spare[: max(0, FEWEST_OPEN - (len(lots) - len(spare)))]:
        lot.to_on = None
    for lot in lots[-FEWEST_OPEN:]:
        lot.has_clause = True
    contracts = []
    for size in sizes:
        contracts.append(lots[:size])
        lots = lots[size:]
    return [each for each in contracts if each]


def _lot(world: World, random: Dice, site: Site, trade: Trade) -> _Lot:
    last = site.closed_on or world.today
    age = max(0, (last - site.opened_on).days)
    from_on = open_day_from(site.opened_on + timedelta(days=int(trade.early * age * 0.25)))
    to_on = site.closed_on
    if trade.early < EARLY and age > OVER_WHEN_OLD and random.chance(0.45):
        to_on = min(from_on + timedelta(days=random.randint(110, 230)), site.ends_on)
    return _Lot("0", trade, from_on, to_on, random.chance(0.94))


def _contract(world: World, random: Dice, site: Site, lots: list[_Lot], number: int) -> None:
    notified = lots[0].from_on - timedelta(days=random.randint(20, 90))
    titles = " ; ".join(lot.trade.title.lower() for lot in lots)
    contract_id = world.book.add(
        "contract",
        operation_id=site.operation_id,
        market_number=f"{notified.year}-{number:04d}",
        title=f"{site.label} : {titles}",
        state="ended" if all(_is_over(lot, world.today) for lot in lots) else "active",
        buyer_siret=site.authority.siret,
        cpv=lots[0].trade.cpv,
        notified_on=notified,
        duration_months=max(3, (site.ends_on - lots[0].from_on).days // 30),
        amount_cents=random.randint(60, 1800) * 1_000_00,
        considerations=["clause"] if any(lot.has_clause for lot in lots) else ["none"],
    )
    for index, lot in enumerate(lots):
        lot.number = str(index + 1) if len(lots) > 1 else "0"
        _write_lot(world, random, site, contract_id, lot)


def _is_over(lot: _Lot, today: date) -> bool:
    return lot.to_on is not None and lot.to_on < today


def _write_lot(world: World, random: Dice, site: Site, contract_id: str, lot: _Lot) -> None:
    lot.id = world.book.add(
        "lot",
        contract_id=contract_id,
        number=lot.number,
        title=lot.trade.title,
        trade=lot.trade.title,
    )
    role = "lead" if random.chance(0.06) else "holder"
    holder = _party(world, site, lot, _holder(world, random, site, lot.trade), role)
    if role == "lead":
        partner = _holder(world, random, site, lot.trade)
        _party(world, site, lot, partner, "co_contractor")
    for _ in range(random.weighted({0: 62, 1: 31, 2: 7})):
        _subcontractor(world, random, holder, lot)


def _holder(world: World, random: Dice, site: Site, trade: Trade) -> Company:
    """An ordinary company of the trade that is not on the site yet, the least busy ones first."""
    here = {party.company for party in site.parties}
    fit = [c for c in world.companies if c.trade is trade and c.structure is None]
    free = [c for c in fit if c not in here] or [
        c for c in world.companies if c.structure is None and c not in here
    ]
    return min(free, key=lambda company: (len(company.parties), random.random()))


def _subcontractor(world: World, random: Dice, holder: Party, lot: _Lot) -> None:
    here = {party.company for party in holder.site.parties}
    structures = [c for c in world.companies if c.structure in ON_LOTS and c not in here]
    if structures and random.chance(0.4):
        company = min(structures, key=lambda each: (len(each.parties), random.random()))
    else:
        company = _holder(world, random, holder.site, lot.trade)
    _party(world, holder.site, lot, company, "subcontractor", holder)


def _party(
    world: World,
    site: Site,
    lot: _Lot,
    company: Company,
    role: str,
    parent: Party | None = None,
) -> Party:
    party_id = world.book.add(
        "lot_party",
        lot_id=lot.id,
        company_id=company.id,
        role=role,
        parent_id=parent.id if parent else None,
        from_on=lot.from_on,
        to_on=lot.to_on,
        subcontract_act=f"AS-{len(site.parties) + 1:03d}" if parent else None,
    )
    party = Party(
        party_id, lot.id, company, site, lot.trade, lot.from_on, lot.to_on, lot.has_clause, parent
    )
    site.parties.append(party)
    company.parties.append(party)
    return party
