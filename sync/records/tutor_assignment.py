"""Which tutor follows which job contract, and from when to when."""

from sync.checks import Order
from sync.record import FIELD_WORK, REGISTERS, Record, boolean, day, record, ref
from sync.records import employment


@record(
    "tutor_assignment",
    fr="Désignation de tuteur",
    en="Tutor assignment",
    scope=[f"employment_id{employment.SITES}"],
    writers=FIELD_WORK | REGISTERS,
    checks=(Order("from_on", "to_on"),),
)
class TutorAssignment(Record):
    """A tutor, or a deputy, named for one employment."""

    tutor_id: str = ref("tutor", "Tuteur", "Tutor")
    employment_id: str = ref("employment", "Contrat de travail", "Employment")
    from_on: str = day("Du", "From")
    to_on: str | None = day("Au", "To", optional=True)
    is_deputy: bool = boolean("Suppléant", "Deputy")
