"""Authorities, their operations, and the sites that officers visit."""

from collections.abc import Iterator
from datetime import date, timedelta

from backend.demo.days import open_day_from
from backend.demo.dice import Dice
from backend.demo.places import AUTHORITIES, COMMUNES, FLOWERS, QUARTERS, STREETS
from backend.demo.world import Authority, Contact, Site, World

AUTHORITIES_IN_ALL, TWO_SITES, PLANNED, CLOSED = 30, 4, 3, 6
OLDEST, YOUNGEST = 372, 45
"""Days since a site opened."""

WORKS: dict[str, tuple[tuple[str, str], ...]] = {
    "metropolis": (
        ("Groupe scolaire des {flower}", "Construction du groupe scolaire des {flower}"),
        ("Pôle d'échanges {quarter}", "Aménagement du pôle d'échanges {quarter}"),
        ("Station d'épuration {quarter}", "Extension de la station d'épuration {quarter}"),
        ("Boulevard {quarter}", "Requalification du boulevard {quarter}"),
    ),
    "municipality": (
        ("Gymnase des {flower}", "Construction du gymnase des {flower}"),
        ("Médiathèque {quarter}", "Réhabilitation de la médiathèque {quarter}"),
        ("Crèche des {flower}", "Construction de la crèche des {flower}"),
    ),
    "social_landlord": (
        (
            "Résidence Les {flower}",
            "Rénovation thermique de {count} logements, résidence Les {flower}",
        ),
        ("Îlot {quarter}", "Construction de {count} logements, îlot {quarter}"),
    ),
    "mixed_company": (
        ("ZAC {quarter}", "Aménagement des espaces publics de la ZAC {quarter}"),
        ("Pépinière d'entreprises {quarter}", "Construction de la pépinière {quarter}"),
    ),
    "hospital": (
        ("Pavillon des {flower}", "Extension du pavillon des {flower}"),
        ("Blanchisserie {quarter}", "Reconstruction de la blanchisserie {quarter}"),
    ),
    "private": (
        ("Gare de fret {quarter}", "Modernisation de la gare de fret {quarter}"),
        ("Halle {quarter}", "Reconversion de la halle {quarter}"),
    ),
}
ACCESS = (
    "Portail côté rue, sonner à la base-vie.",
    "Se présenter au gardien ; casque et chaussures obligatoires.",
    "Accès piéton par l'allée, parking visiteurs à gauche.",
    "Appeler le chef de chantier en arrivant : portail fermé à clé.",
    "Base-vie au fond de la cour, derrière la grue.",
)
FOLLOWERS = (
    ("Chargé d'opérations", "Chargée d'opérations"),
    ("Conducteur d'opérations", "Conductrice d'opérations"),
)


def draw_operations(world: World) -> None:
    """The authorities, the operations and their sites; the first half is the first officer's."""
    random = world.book.random("operations")
    authorities = list(_authorities(world, random))
    labels: set[str] = set()
    at_once = world.scaled(TWO_SITES)
    index = 0
    while index < world.size:
        sites = 2 if index < 2 * at_once and index + 1 < world.size else 1
        authority = authorities[index % len(authorities)]
        _operation(world, random, authority, range(index, index + sites), labels)
        index += sites


def _authorities(world: World, random: Dice) -> Iterator[Authority]:
    named = [(kind, name) for kind, names in AUTHORITIES for name in names]
    random.shuffle(named)
    for kind, name in named[: max(3, world.scaled(AUTHORITIES_IN_ALL))]:
        siret = world.sirets.draw()
        authority_id = world.book.add("contracting_authority", name=name, siret=siret, kind=kind)
        authority = Authority(authority_id, name, kind, siret)
        authority.contacts = [_follower(world, random, authority) for _ in range(2)]
        yield authority


def _follower(world: World, random: Dice, authority: Authority) -> Contact:
    name = world.namesakes.draw(0.5)
    role = random.choice(FOLLOWERS)[name.is_woman]
    contact = Contact("", str(name), role, authority.name, name.email)
    contact.id = world.book.add(
        "contact",
        name=contact.name,
        role=contact.role,
        authority_id=authority.id,
        organisation=authority.name,
        phone=world.numbers.office(),
        email=contact.email,
        is_draft=False,
    )
    return contact


def _operation(
    world: World, random: Dice, authority: Authority, indexes: range, labels: set[str]
) -> None:
    label, title = _titles(random, authority.kind, labels)
    commune = random.choice(list(COMMUNES))
    state = _state(world, indexes[0])
    opened, closed, ends = _period(world, random, state)
    operation_id = world.book.add(
        "operation",
        authority_id=authority.id,
        code=f"OP{opened.year % 100:02d}-{indexes[0] + 1:03d}",
        title=title,
        commune_insee=COMMUNES[commune],
        is_anru=authority.kind == "social_landlord" and random.chance(0.5),
        planned_start_on=opened,
        planned_end_on=ends,
        received_on=closed,
    )
    for number, index in enumerate(indexes):
        suffix = f" – {('tranche A', 'tranche B')[number]}" if len(indexes) > 1 else ""
        site = Site(
            id=world.book.new_id(),
            operation_id=operation_id,
            authority=authority,
            label=label + suffix,
            officer_id=world.officers[0 if index < (world.size + 1) // 2 else 1].id,
            state=state,
            opened_on=opened,
            closed_on=closed,
            ends_on=ends,
        )
        _write_site(world, random, site, commune)


def _write_site(world: World, random: Dice, site: Site, commune: str) -> None:
    world.book.add(
        "site",
        site.id,
        operation_id=site.operation_id,
        label=site.label,
        address=f"{random.randint(1, 120)} {random.choice(STREETS)}, {commune}",
        access_note=random.choice(ACCESS) if random.chance(0.7) else None,
        state=site.state,
        opened_on=site.opened_on,
        closed_on=site.closed_on,
        officer_id=site.officer_id,
    )
    world.sites.append(site)


def _titles(random: Dice, kind: str, labels: set[str]) -> tuple[str, str]:
    while True:
        place = {
            "flower": random.choice(FLOWERS),
            "quarter": random.choice(QUARTERS),
            "count": random.randint(3, 18) * 8,
        }
        label, title = (each.format(**place) for each in random.choice(WORKS[kind]))
        if label not in labels:
            labels.add(label)
            return label, title


def _state(world: World, index: int) -> str:
    """Planned and closed sites are spread over both officers: the last ones of each half."""
    half = (world.size + 1) // 2
    rank = half - 1 - index % half
    if rank < world.scaled(CLOSED) / 2:
        return "closed"
    planned = round(PLANNED * world.size / 70)
    return "planned" if rank < (world.scaled(CLOSED) + planned) / 2 else "active"


def _period(world: World, random: Dice, state: str) -> tuple[date, date | None, date]:
    today = world.today
    if state == "planned":
        opened = open_day_from(today + timedelta(days=random.randint(15, 60)))
        return opened, None, opened + timedelta(days=random.randint(300, 600))
    if state == "closed":
        opened = open_day_from(today - timedelta(days=random.randint(330, OLDEST)))
        closed = open_day_from(today - timedelta(days=random.randint(20, 80)))
        return opened, closed, closed
    age = YOUNGEST + int((OLDEST - YOUNGEST) * (1 - random.random() ** 4))
    opened = open_day_from(today - timedelta(days=age))
    return opened, None, today + timedelta(days=random.randint(40, 500))
