"""The people of the tests, all invented: two territories, every role, one who lost his rights."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from uuid import NAMESPACE_DNS, uuid5

from backend.accounts import grants
from backend.accounts.commands import new_territory, new_user
from backend.accounts.models import Territory, User
from backend.accounts.passwords import hashed
from backend.extensions import db
from sync.record import Role

PASSWORD = "canard boiteux sous la pluie"
START = datetime(2026, 3, 10, 9, 0, 0, 123456, tzinfo=UTC)


@cache
def identifier(name: str) -> str:
    return str(uuid5(NAMESPACE_DNS, f"{name}.jalon.test"))


HERE, ELSEWHERE = identifier("Ici"), identifier("Ailleurs")
GARE, HALLES, CLINIQUE = identifier("gare"), identifier("halles"), identifier("clinique")
LOT_BATISSEURS = identifier("gros oeuvre par les bâtisseurs")
PHONE_OF_CHLOE = identifier("phone of chloe")
PHONE_OF_INES = identifier("phone of ines")


@dataclass(frozen=True)
class Person:
    name: str
    role: Role
    territory: str = HERE
    tags: tuple[str, ...] = ()
    disabled: bool = False

    @property
    def id(self) -> str:
        return identifier(self.name)

    @property
    def device(self) -> str:
        return identifier(f"phone of {self.name}")

    @property
    def email(self) -> str:
        return f"{self.name}@jalon.test"


PEOPLE = {
    person.name: person
    for person in (
        Person("alice", Role.SUPERVISOR),
        Person("bruno", Role.OFFICER, tags=(f"site:{GARE}", f"site:{HALLES}")),
        Person("chloe", Role.OFFICER, tags=(f"site:{CLINIQUE}",)),
        Person("damien", Role.ADMINISTRATOR),
        Person("emma", Role.SITE_MANAGER, tags=(f"party:{LOT_BATISSEURS}",)),
        Person("fatou", Role.COMPANY_ADMIN, tags=(f"party:{LOT_BATISSEURS}",)),
        Person("gilles", Role.AUTHORITY_READER),
        Person("hugo", Role.DATA_CLERK),
        Person("ines", Role.SUPERVISOR, ELSEWHERE),
        Person("jean", Role.OFFICER, ELSEWHERE, tags=(f"site:{identifier('port')}",)),
        Person("karim", Role.OFFICER, tags=(f"site:{GARE}",), disabled=True),
    )
}


def settle() -> None:
    """Put both territories and everybody into an empty database."""
    for territory_id, name in ((HERE, "Ici"), (ELSEWHERE, "Ailleurs")):
        new_territory(name, territory_id=territory_id)
    secret = hashed(PASSWORD)
    for person in PEOPLE.values():
        home = db.session.get_one(Territory, person.territory)
        user = new_user(
            home, email=person.email, name=person.name.title(), role=person.role, user_id=person.id
        )
        user.password_hash = secret
        user.disabled_at = START if person.disabled else None
        user.runs_installation = person.name == "damien"
        for tag in person.tags:
            grants.give(user, tag, 0)
    db.session.commit()


def user_of(person: Person) -> User:
    return db.session.get_one(User, person.id)
