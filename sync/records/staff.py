"""The members of the insertion unit, by name, so that phones can say who did what."""

from sync.record import SYSTEM, Choice, Record, choice, record, text


class StaffRole(Choice):
    """The unit's roles as shown to people."""

    OFFICER = "officer", "Chargé de suivi", "Follow-up officer"
    SUPERVISOR = "supervisor", "Responsable AMO", "Supervisor"
    ADMINISTRATOR = "administrator", "Administrateur", "Administrator"
    DATA_CLERK = "data_clerk", "Base de données", "Data clerk"


@record("staff", fr="Agent", en="Staff member", scope=["ref"], writers=SYSTEM)
class Staff(Record):
    """The public side of an account; the id is the account's."""

    name: str = text("Nom", "Name", low=1, high=120)
    role: str = choice(StaffRole, "Fonction", "Role")
    phone: str | None = text("Téléphone", "Phone", high=20, optional=True)
