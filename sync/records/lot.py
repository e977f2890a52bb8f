"""A lot of a contract; a contract without lots has one lot "0"."""

from sync.record import REGISTERS, Record, record, ref, text
from sync.records import contract

SITES = f"contract_id.{contract.SITES}"
PARTIES = "<lot_party.lot_id"


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
