"""What an imported contract still lacks before hours can be due on it."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Select, select

from backend.extensions import db
from backend.records import tables


def lacking(territory: str, contracts: Iterable[str]) -> dict[str, list[str]]:
    """Return for each contract the types of which it has no record: lot, clause, party, site.

    A clause is lacking while one of the lots has none.
    """
    wanted = sorted(set(contracts))
    contract, lot = tables.TABLES["contract"].c, tables.TABLES["lot"].c
    lots: defaultdict[str, set[str]] = defaultdict(set)
    of_contracts = select(lot.contract_id, lot.id).where(
        lot.territory_id == territory, lot.contract_id.in_(wanted)
    )
    for row in db.session.execute(of_contracts):
        lots[row.contract_id].add(row.id)
    every = sorted({each for some in lots.values() for each in some})
    with_clause = _reached(territory, "clause", "lot_id", every)
    with_party = _reached(territory, "lot_party", "lot_id", every)
    sites = tables.TABLES["site"].c
    with_site = _ids(
        select(contract.id)
        .join(sites.id.table, sites.operation_id == contract.operation_id)
        .where(contract.territory_id == territory, sites.territory_id == territory)
        .where(contract.id.in_(wanted))
    )
    return {
        each: [
            *(["lot"] if not lots[each] else []),
            *(["clause"] if not lots[each] or lots[each] - with_clause else []),
            *(["lot_party"] if not lots[each] & with_party else []),
            *(["site"] if each not in with_site else []),
        ]
        for each in wanted
    }


def _reached(territory: str, table: str, field: str, ids: list[str]) -> set[str]:
    columns = tables.TABLES[table].c
    return _ids(
        select(columns[field]).where(columns.territory_id == territory, columns[field].in_(ids))
    )


def _ids(query: "Select[tuple[str]]") -> set[str]:
    return set(db.session.scalars(query))
