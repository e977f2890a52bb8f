"""Who can be called, and which company is on which site under whom."""

from backend.demo.company_side import name_company_side
from backend.demo.dice import Dice
from backend.demo.world import Company, Contact, Party, Site, World

AT_THE_COMPANY = (
    ("Gérant", "Gérante"),
    ("Directeur d'agence", "Directrice d'agence"),
    ("Assistant de gestion", "Assistante de gestion"),
)
"""Functions, as they are said of a man and of a woman."""

ON_SITE = (
    ("Chef de chantier", "Cheffe de chantier"),
    ("Conducteur de travaux", "Conductrice de travaux"),
)
AT_A_STRUCTURE = (
    ("Chargé d'accompagnement", "Chargée d'accompagnement"),
    ("Conseiller en insertion", "Conseillère en insertion"),
)
PARTNERS = (
    ("Mission locale de Rivaloire", ("Conseiller", "Conseillère")),
    ("PLIE Rivaloire", ("Référent de parcours", "Référente de parcours")),
    ("Maison de l'emploi", ("Chargé de relations entreprises", "Chargée de relations entreprises")),
    ("France Travail Rivaloire", ("Conseiller entreprise", "Conseillère entreprise")),
)
Functions = tuple[tuple[str, str], ...]
SITES_OF_A_MANAGER = 3


def draw_contacts(world: World) -> None:
    """Contacts of companies and partners, then the presences of companies on sites."""
    random = world.book.random("contacts")
    for company in world.companies:
        _contacts_of(world, random, company)
    for site in world.sites:
        _partners_of(world, random, site)
        _presences(world, random, site)
    name_company_side(world)


def _contacts_of(world: World, random: Dice, company: Company) -> None:
    desk = AT_A_STRUCTURE if company.trade is None else AT_THE_COMPANY
    company.contacts.append(_contact(world, random, company, desk, 0.5))
    sites = len({party.site for party in company.parties})
    for _ in range(-(-sites // SITES_OF_A_MANAGER)):
        company.contacts.append(_contact(world, random, company, ON_SITE, 0.15))


def _contact(
    world: World, random: Dice, company: Company, functions: Functions, share_of_women: float
) -> Contact:
    name = world.namesakes.draw(share_of_women)
    role = random.choice(functions)[name.is_woman]
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
    for organisation, functions in random.some(PARTNERS, 1, 2):
        name = world.namesakes.draw(0.6)
        role = functions[name.is_woman]
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
