"""A company or insertion structure that works on sites or employs insertion workers."""

from sync.checks import Pattern, Siret
from sync.record import REGISTERS, Choice, Record, boolean, choice, day, record, ref, text


class StructureKind(Choice):
    """The kinds of insertion structure (SIAE and close relatives)."""

    EI = "EI", "Entreprise d'insertion", "Insertion company"
    AI = "AI", "Association intermédiaire", "Intermediary association"
    ACI = "ACI", "Atelier et chantier d'insertion", "Insertion workshop"
    ETTI = "ETTI", "Entreprise de travail temporaire d'insertion", "Insertion temp agency"
    EITI = "EITI", "Entreprise d'insertion par le travail indépendant", "EITI"
    GEIQ = "GEIQ", "Groupement d'employeurs (GEIQ)", "Employer group (GEIQ)"
    EA = "EA", "Entreprise adaptée", "Adapted company"
    EATT = "EATT", "Entreprise adaptée de travail temporaire", "Adapted temp agency"
    ESAT = "ESAT", "ESAT", "ESAT"
    RQ = "RQ", "Régie de quartier", "Neighbourhood enterprise"


@record(
    "company",
    fr="Entreprise",
    en="Company",
    scope=["ref"],
    writers=REGISTERS,
    key=("siret",),
    checks=(Siret("siret"), Pattern("naf", r"\d{4}[A-Z]")),
)
class Company(Record):
    """A company, known by its SIRET; insertion structures have a kind."""

    siret: str = text("SIRET", "SIRET", low=14, high=14)
    name: str = text("Raison sociale", "Name", low=1)
    naf: str | None = text("Code NAF", "NAF code", high=5, optional=True)
    structure_kind: str | None = choice(
        StructureKind, "Structure d'insertion", "Insertion structure", optional=True
    )
    phone: str | None = text("Téléphone", "Phone", high=20, optional=True)
    active_until: str | None = day("Active jusqu'au", "Active until", optional=True)
    is_draft: bool | None = boolean("À compléter", "To complete", optional=True)
    merged_into_id: str | None = ref("company", "Fusionnée avec", "Merged into", optional=True)
