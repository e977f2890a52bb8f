"""A lot of a contract; a contract without lots has one lot "0"."""

from collections.abc import Mapping
from typing import Any

from sync.record import REGISTERS, Record, record, ref, text
from sync.records import contract

SITES = f"contract_id.{contract.SITES}"
PARTIES = "<lot_party.lot_id"
WITHOUT_LOTS = "0"


@record(
    "lot",
    fr="Lot",
    en="Lot",
    scope=[SITES, PARTIES],
    writers=REGISTERS,
    key=("contract_id", "number"),
)
class Lot(Record):
    """The part of a contract that one trade executes and to which hours are due."""

    contract_id: str = ref("contract", "Marché", "Contract")
    number: str = text("Numéro", "Number", low=1, high=12)
    title: str = text("Intitulé", "Title", low=1, high=300)
    trade: str | None = text("Corps d'état", "Trade", high=100, optional=True)


def by_number(lot: Mapping[str, Any]) -> tuple[int, str]:
    """A key under which lot 10 comes after lot 9, and a lot with letters after both."""
    number = str(lot.get("number", ""))
    return (int(number), "") if number.isdecimal() and number.isascii() else (10**9, number)


def name_of(lot: Mapping[str, Any]) -> str:
    """How a lot is called: its number and title; the only lot of a contract by its title alone."""
    number = lot.get("number", "")
    return f"{'' if number == WITHOUT_LOTS else number} {lot.get('title', '')}".strip()
