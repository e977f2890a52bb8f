"""Days on which nobody works on a site: holidays of the trade, a stop of the works."""

from sync.checks import Order
from sync.record import FIELD_WORK, REGISTERS, Record, day, record, ref, text


@record(
    "site_stop",
    fr="Arrêt de chantier",
    en="Stop of a site",
    scope=["site_id"],
    writers=FIELD_WORK | REGISTERS,
    checks=(Order("from_on", "to_on"),),
)
class SiteStop(Record):
    """From the first to the last day without work; a whole month of it refuses declared hours."""

    site_id: str = ref("site", "Chantier", "Site")
    from_on: str = day("Du", "From", group="span")
    to_on: str = day("Au", "To", group="span")
    reason: str | None = text("Motif", "Reason", high=300, optional=True)
