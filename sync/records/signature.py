"""A signature put on the screen at the end of a visit, or a name typed instead."""

from sync.checks import AnyOf
from sync.record import FIELD_WORK, Choice, Record, boolean, choice, instant, record, ref, text


class SignerRole(Choice):
    """For whom somebody signs."""

    OFFICER = "officer", "Agent AMO", "Officer"
    COMPANY = "company", "Entreprise", "Company"
    AUTHORITY = "authority", "Donneur d'ordre", "Authority"


@record(
    "signature",
    fr="Signature",
    en="Signature",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    closed_by="visit_id",
    checks=(AnyOf(("strokes", "typed")),),
)
class Signature(Record):
    """Strokes as an SVG path inside the record, so that a signature is never half lost."""

    visit_id: str = ref("visit", "Visite", "Visit")
    name: str = text("Nom", "Name", low=1, high=120)
    role: str = choice(SignerRole, "Pour", "For")
    function: str | None = text("Qualité", "Function", high=120, optional=True)
    strokes: str | None = text("Tracé", "Strokes", high=20_000, optional=True, group="signed")
    typed: bool | None = boolean("Nom dactylographié", "Typed name", optional=True, group="signed")
    signed_at: str = instant("Signé le", "Signed at", group="signed")
