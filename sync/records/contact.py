"""A person to call: of a company, of an authority, or met on a site."""

from sync.checks import Order, Pattern
from sync.record import FIELD_WORK, REGISTERS, Record, boolean, day, record, ref, text
from sync.records import lot_party, operation

COMPANY_SITES = f"company_id<lot_party.company_id.{lot_party.SITES}"
AUTHORITY_SITES = f"authority_id<operation.authority_id{operation.SITES}"


@record(
    "contact",
    fr="Contact",
    en="Contact",
    scope=["site_id", COMPANY_SITES, AUTHORITY_SITES],
    writers=FIELD_WORK | REGISTERS,
    checks=(
        Order("valid_from", "valid_until"),
        Pattern("email", r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    ),
)
class Contact(Record):
    """Somebody's professional coordinates, valid for a period."""

    name: str = text("Nom", "Name", low=1, high=120)
    role: str | None = text("Qualité", "Role", high=120, optional=True)
    company_id: str | None = ref("company", "Entreprise", "Company", optional=True)
    authority_id: str | None = ref(
        "contracting_authority", "Donneur d'ordre", "Authority", optional=True
    )
    organisation: str | None = text("Organisme", "Organisation", optional=True)
    site_id: str | None = ref("site", "Chantier", "Site", optional=True)
    phone: str | None = text("Téléphone", "Phone", high=20, optional=True)
    email: str | None = text("Courriel", "E-mail", high=254, optional=True)
    valid_from: str | None = day("Depuis le", "From", optional=True)
    valid_until: str | None = day("Jusqu'au", "Until", optional=True)
    is_draft: bool = boolean("À compléter", "To complete")
    merged_into_id: str | None = ref(
        "contact", "Fusionné avec", "Merged into", optional=True, writers=REGISTERS
    )
