"""The job contract of a person (never called contract, which is the marché)."""

from sync.checks import NeededWhen, Order, Pattern
from sync.record import REGISTERS, Choice, Record, choice, day, minutes, record, ref, text
from sync.records import lot_party

ALLOCATIONS = "<employment_allocation.employment_id.party_id"
SITES = f"{ALLOCATIONS}.{lot_party.SITES}"


class EmploymentKind(Choice):
    """Kinds of job contract; the short codes are those of companies' sheets."""

    PERMANENT = "CDI", "CDI", "Permanent"
    FIXED_TERM = "CDD", "CDD", "Fixed term"
    TEMP_ASSIGNMENT = "CTT", "Contrat de mission (intérim)", "Temp assignment"
    INSERTION = "CDDI", "CDD d'insertion", "Fixed-term insertion"
    APPRENTICESHIP = "APPR", "Apprentissage", "Apprenticeship"
    PROFESSIONAL = "PRO", "Contrat de professionnalisation", "Professional training"


class ExecutionMode(Choice):
    """The ways to execute a clause."""

    DIRECT_HIRE = "direct_hire", "Embauche directe", "Direct hire"
    LABOUR_SUPPLY = "labour_supply", "Mise à disposition", "Labour supply"
    SUBCONTRACTING = "subcontracting", "Sous-traitance", "Subcontracting"
    CO_CONTRACTING = "co_contracting", "Co-traitance", "Co-contracting"


@record(
    "employment",
    fr="Contrat de travail",
    en="Employment",
    scope=[SITES, ALLOCATIONS],
    writers=REGISTERS,
    checks=(
        Order("starts_on", "planned_end_on"),
        Order("starts_on", "ended_on"),
        NeededWhen("host_company_id", "execution_mode", ("labour_supply",)),
        Pattern("rome_code", r"[A-Z]\d{4}"),
    ),
)
class Employment(Record):
    """A person's job with an employer, hosted by another company for labour supply."""

    worker_id: str = ref("worker", "Salarié", "Worker")
    employer_id: str = ref("company", "Employeur", "Employer")
    host_company_id: str | None = ref("company", "Entreprise utilisatrice", "Host", optional=True)
    kind: str = choice(EmploymentKind, "Contrat", "Kind")
    execution_mode: str = choice(ExecutionMode, "Modalité", "Execution mode")
    starts_on: str = day("Début", "Start", group="period")
    planned_end_on: str | None = day("Fin prévue", "Planned end", optional=True, group="period")
    ended_on: str | None = day("Fin", "Ended on", optional=True, group="period")
    weekly_minutes: int = minutes("Durée par semaine", "Weekly hours", high=60 * 60)
    job_title: str = text("Poste", "Job", high=120)
    rome_code: str | None = text("Code ROME", "ROME code", high=5, optional=True)
    end_reason: str | None = text("Motif de fin", "End reason", optional=True)
    copy_seen_on: str | None = day("Copie vue le", "Copy seen on", optional=True)
