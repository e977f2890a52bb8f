"""A person in insertion. No social security number, no address, no photo, no category here."""

from sync.checks import AnyOf
from sync.record import (
    REGISTERS,
    UNIT,
    Choice,
    Record,
    Role,
    boolean,
    choice,
    day,
    integer,
    record,
    ref,
    text,
)
from sync.records import lot_party

ALLOCATIONS = "<employment.worker_id<employment_allocation.employment_id.party_id"
SITES = f"{ALLOCATIONS}.{lot_party.SITES}"


class Gender(Choice):
    """As the person states it; statistics follow the access of women to clauses."""

    WOMAN = "F", "Femme", "Woman"
    MAN = "M", "Homme", "Man"
    OTHER = "X", "Autre ou non dit", "Other or not said"


class EducationLevel(Choice):
    """Diploma levels of the yearly consolidation."""

    NONE = "none", "Sans diplôme", "No diploma"
    CAP_BEP = "cap_bep", "CAP ou BEP", "CAP or BEP"
    BAC = "bac", "Bac", "Bac"
    ABOVE = "above", "Bac + 2 et plus", "Above bac"


@record(
    "worker",
    fr="Salarié en insertion",
    en="Insertion worker",
    scope=[SITES, "met_at_id.site_id", ALLOCATIONS],
    writers=REGISTERS | {Role.OFFICER},
    checks=(AnyOf(("last_name", "first_name")),),
)
class Worker(Record):
    """A person; met on site and not yet known, a draft that the office completes or merges.

    ``eligible_until`` is all that a phone learns of eligibility: the category and its proof are
    other record types that stay in the office. A company learns the name, and nothing else.
    """

    last_name: str = text("Nom", "Last name", high=100)
    first_name: str = text("Prénom", "First name", high=100)
    birth_name: str | None = text(
        "Nom de naissance", "Birth name", high=100, optional=True, readers=UNIT
    )
    birth_year: int | None = integer(
        "Année de naissance", "Birth year", low=1920, high=2020, optional=True, readers=UNIT
    )
    gender: str | None = choice(Gender, "Genre", "Gender", optional=True, readers=UNIT)
    education: str | None = choice(
        EducationLevel,
        "Niveau de formation",
        "Education",
        optional=True,
        readers=UNIT,
        writers=REGISTERS,
    )
    qpv_code: str | None = text(
        "QPV", "QPV", high=10, optional=True, readers=UNIT, writers=REGISTERS
    )
    commune_insee: str | None = text(
        "Commune (INSEE)", "Commune", high=5, optional=True, readers=UNIT
    )
    eligible_until: str | None = day(
        "Éligible jusqu'au", "Eligible until", optional=True, readers=UNIT, writers=REGISTERS
    )
    is_draft: bool = boolean("À compléter", "To complete")
    met_at_id: str | None = ref("visit", "Rencontré lors de", "Met at", optional=True, readers=UNIT)
    merged_into_id: str | None = ref(
        "worker", "Fusionné avec", "Merged into", optional=True, writers=REGISTERS
    )
