"""The hours that a payslip or an employer's statement shows for one person and month (R-35)."""

from sync.record import (
    REGISTERS,
    Choice,
    Record,
    choice,
    day,
    minutes,
    month,
    record,
    ref,
)


class PayslipKind(Choice):
    """Which paper was seen; it is not kept."""

    PAYSLIP = "payslip", "Bulletin de salaire", "Payslip"
    LABOUR_SUPPLY = "labour_supply_statement", "Relevé de mise à disposition", "Statement"


@record(
    "payslip",
    fr="Bulletin vu",
    en="Payslip seen",
    scope=[],
    writers=REGISTERS,
    key=("worker_id", "company_id", "period", "kind"),
)
class Payslip(Record):
    """Paid hours over all sites of one employer; seen, not stored, as all proofs."""

    worker_id: str = ref("worker", "Salarié", "Worker")
    company_id: str = ref("company", "Employeur", "Employer")
    period: str = month("Mois", "Month")
    kind: str = choice(PayslipKind, "Document", "Document")
    paid_minutes: int = minutes("Heures payées", "Paid hours", group="hours")
    seen_by_id: str | None = ref("staff", "Vu par", "Seen by", optional=True, group="hours")
    seen_on: str | None = day("Vu le", "Seen on", optional=True, group="hours")
