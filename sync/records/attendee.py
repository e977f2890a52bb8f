"""Somebody invited to a visit: present, excused or absent, and on the mailing list or not."""

from sync.record import FIELD_WORK, Choice, Record, boolean, choice, record, ref, text


class AttendeeStatus(Choice):
    """Whether a participant came."""

    PRESENT = "present", "Présent", "Present"
    EXCUSED = "excused", "Excusé", "Excused"
    ABSENT = "absent", "Absent", "Absent"


@record(
    "attendee",
    fr="Participant",
    en="Attendee",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    key=("visit_id", "contact_id"),
    closed_by="visit_id",
)
class Attendee(Record):
    """A participant of a meeting, from the contacts or typed once and kept."""

    visit_id: str = ref("visit", "Visite", "Visit")
    contact_id: str | None = ref("contact", "Contact", "Contact", optional=True)
    name: str = text("Nom", "Name", low=1, high=120)
    organisation: str | None = text("Organisme", "Organisation", optional=True)
    role: str | None = text("Qualité", "Role", high=120, optional=True)
    email: str | None = text("Courriel", "E-mail", high=254, optional=True)
    status: str = choice(AttendeeStatus, "Présence", "Status")
    receives_minutes: bool = boolean("Reçoit le compte rendu", "Receives the minutes")
