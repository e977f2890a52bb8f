"""Who can be called, and which company is on which site under whom."""

from backend.demo.dice import Dice
from backend.demo.world import Company, Contact, Party, Site, World

AT_THE_COMPANY = ("Gérant", "Responsable d'agence", "Responsable des ressources humaines")
ON_SITE = ("Chef de chantier", "Conductrice de travaux", "Conducteur de travaux", "Cheffe d'équipe")
AT_A_STRUCTURE = ("Chargée d'accompagnement", "Conseiller en insertion", "Permanent")
PARTNERS = (
    ("Mission locale de Rivaloire", "Conseillère"),
    ("PLIE Rivaloire", "Référent de parcours"),
    ("Maison de l'emploi", "Chargée de relations entreprises"),
    ("France Travail Rivaloire", "Conseillère entreprise"),
)
SITES_OF_A_MANAGER = 3


def draw_contacts(world: World) -> None:
    """Contacts of companies and partners, then the presences of companies on sites."""
    random = world.book.random("contacts")
    for company in world.companies:
        _contacts_of(world, random, company)
    for site in world.sites:
        _partners_of(world, random, site)
        _presences(world, random, site)


def _contacts_of(world: World, random: Dice, company: Company) -> None:
    desk = AT_A_STRUCTURE if company.trade is None else AT_THE_COMPANY
    company.contacts.append(_contact(world, random, company, random.choice(desk)))
    sites = len({party.site for party in company.parties})
    for _ in range(-(-sites // SITES_OF_A_MANAGER)):
        company.contacts.append(_contact(world, random, company, random.choice(ON_SITE)))


def _contact(world: World, random: Dice, company: Company, role: str) -> Contact:
    name = world.namesakes.draw(0.75 if role[-1] == "e" else 0.1)
    contact = Contact("", str(name), role, company.name, name.email)
    contact.id = world.book.add(
        "contact",
        name=contact.name,
        role=role,
        company_id=company.id,
        phone=world.numbers.mobile(),
        email=contact.email if random.chance(0.9) else None,
        is_draft=False,
    )
    return contact


def _partners_of(world: World, random: Dice, site: Site) -> None:
    for organisation, role in random.some(PARTNERS, 1, 2):
        name = world.namesakes.draw(0.6)
        contact = Contact("", str(name), role, organisation, name.email)
        contact.id = world.book.add(
            "contact",
            name=contact.name,
            role=role,
            organisation=organisation,
            site_id=site.id,
            phone=world.numbers.office(),
            email=contact.email,
            valid_from=site.opened_on,
            is_draft=False,
        )
        site.contacts.append(contact)


def _presences(world: World, random: Dice, site: Site) -> None:
    by_company: dict[Company, list[Party]] = {}
    for party in site.parties:
        by_company.setdefault(party.company, []).append(party)
    for company, parties in by_company.items():
        manager = random.choice(company.contacts[1:])
        ends = [party.to_on for party in parties if party.to_on is not None]
        world.book.add(
            "site_presence",
            site_id=site.id,
            company_id=company.id,
            site_manager_id=manager.id,
            from_on=min(party.from_on for party in parties),
            to_on=max(ends) if len(ends) == len(parties) else None,
        )
        for party in parties:
            party.manager = manager
