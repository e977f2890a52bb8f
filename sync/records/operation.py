"""A building operation of an authority: what its contracts and sites have in common."""

from sync.checks import Order
from sync.record import REGISTERS, Record, boolean, day, record, ref, text

SITES = "<site.operation_id"


@record(
    "operation",
    fr="Opération",
    en="Operation",
    scope=[SITES],
    writers=REGISTERS,
    checks=(
        Order("planned_start_on", "planned_end_on"),
        Order("planned_start_on", "received_on"),
    ),
)
class Operation(Record):
    """An operation; once received, it enters the completion rate (seed: 129 % in 2009)."""

    authority_id: str = ref("contracting_authority", "Donneur d'ordre", "Authority")
    code: str = text("Code", "Code", low=1, high=40)
    title: str = text("Intitulé", "Title", low=1, high=300)
    commune_insee: str | None = text("Commune (INSEE)", "Commune", high=5, optional=True)
    is_anru: bool = boolean("Opération ANRU", "ANRU operation")
    planned_start_on: str | None = day("Début prévu", "Planned start", optional=True)
    planned_end_on: str | None = day("Fin prévue", "Planned end", optional=True)
    received_on: str | None = day("Réceptionnée le", "Received on", optional=True)
