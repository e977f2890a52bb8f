"""Two people of one company of the demo, with accounts: who fills the sheets, and who was there."""

from dataclasses import dataclass

from backend.demo.world import Company, Contact, Party, World
from sync.record import Role


@dataclass(frozen=True)
class CompanyAccount:
    """An account of a company; the password is no secret, the territory is fictitious."""

    role: Role
    name: str
    function: str
    email: str
    password: str


FATOU = CompanyAccount(
    Role.COMPANY_ADMIN, "Fatou Bellec", "Gérante", "fatou@example.org", "fatou remplit les fiches"
)
EMMA = CompanyAccount(
    Role.SITE_MANAGER,
    "Emma Rolland",
    "Cheffe de chantier",
    "emma@example.org",
    "emma confirme les heures",
)
COMPANY_ACCOUNTS = (FATOU, EMMA)


def name_company_side(world: World) -> None:
    """Let the company with most lots under way be run by Fatou, and one of its sites by Emma."""
    company = max(world.companies, key=lambda each: len(_under_way(world, each)))
    _rename(world, company.contacts[0], FATOU)
    manager = _under_way(world, company)[0].manager
    assert manager is not None
    _rename(world, manager, EMMA)


def _under_way(world: World, company: Company) -> list[Party]:
    return [
        party
        for party in company.parties
        if party.has_clause and party.is_open(world.today) and party.site.state == "active"
    ]


def _rename(world: World, contact: Contact, account: CompanyAccount) -> None:
    contact.name, contact.role, contact.email = account.name, account.function, account.email
    data = world.book.data("contact", contact.id)
    data |= {"name": contact.name, "role": contact.role, "email": contact.email}
