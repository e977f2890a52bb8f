"""The public or private buyer on whose contracts a clause is put (donneur d'ordre)."""

from sync.checks import Siret
from sync.record import REGISTERS, Choice, Record, choice, record, text


class AuthorityKind(Choice):
    """What sort of buyer; private ones are not bound by the public procurement code."""

    METROPOLIS = "metropolis", "Métropole", "Metropolis"
    MUNICIPALITY = "municipality", "Commune", "Municipality"
    SOCIAL_LANDLORD = "social_landlord", "Bailleur social", "Social landlord"
    MIXED_COMPANY = "mixed_company", "Société d'économie mixte", "Mixed company"
    HOSPITAL = "hospital", "Hôpital", "Hospital"
    OTHER = "other_public", "Autre acheteur public", "Other public buyer"
    PRIVATE = "private", "Donneur d'ordre privé", "Private buyer"


@record(
    "contracting_authority",
    fr="Donneur d'ordre",
    en="Contracting authority",
    scope=["ref"],
    writers=REGISTERS,
    checks=(Siret("siret"),),
)
class ContractingAuthority(Record):
    """A buyer, public or private, whose contracts carry clauses."""

    name: str = text("Nom", "Name", low=1)
    siret: str | None = text("SIRET", "SIRET", high=14, optional=True)
    kind: str = choice(AuthorityKind, "Nature", "Kind")
