"""What the demo knows of its world while it draws; the records themselves only hold references."""

from dataclasses import dataclass, field
from datetime import date, datetime

from backend.demo.book import Book
from backend.demo.names import Name, Namesakes
from backend.demo.phones import Numbers
from backend.demo.sirets import Sirets
from backend.demo.staff import Account
from backend.demo.trades import Trade


@dataclass(eq=False)
class Contact:
    """Somebody to call."""

    id: str
    name: str
    role: str
    organisation: str
    email: str


@dataclass(eq=False)
class Tutor:
    """A tutor of a company and how many persons he follows at most."""

    id: str
    name: str
    limit: int


@dataclass(eq=False)
class Company:
    """A company; `trade` is None for temp agencies and groups of employers."""

    id: str
    name: str
    trade: Trade | None
    structure: str | None
    contacts: list[Contact] = field(default_factory=list)
    tutors: list[Tutor] = field(default_factory=list)
    parties: list["Party"] = field(default_factory=list)


@dataclass(eq=False)
class Authority:
    """A buyer and the people who follow its operations."""

    id: str
    name: str
    kind: str
    siret: str
    contacts: list[Contact] = field(default_factory=list)


@dataclass(eq=False)
class Site:
    """A site; `closed_on` is None while it is active or planned."""

    id: str
    operation_id: str
    authority: Authority
    label: str
    officer_id: str
    state: str
    opened_on: date
    closed_on: date | None
    ends_on: date
    parties: list["Party"] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    visits: list["Visit"] = field(default_factory=list)

    @property
    def posts(self) -> list["Post"]:
        """Everybody who works or worked here in insertion."""
        return [post for party in self.parties for post in party.posts]


@dataclass(eq=False)
class Party:
    """One company on one lot; `has_clause` tells whether hours are due there."""

    id: str
    lot_id: str
    company: Company
    site: Site
    trade: Trade
    from_on: date
    to_on: date | None
    has_clause: bool
    parent: "Party | None" = None
    manager: Contact | None = None
    declared: int = 0
    """Minutes declared so far by the last version of each month's sheet."""
    posts: list["Post"] = field(default_factory=list)

    def is_open(self, day: date) -> bool:
        """Tell whether the company works on the lot on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(eq=False)
class Worker:
    """A person in insertion."""

    id: str
    name: Name
    birth_year: int
    jobs: list["Job"] = field(default_factory=list)


@dataclass(eq=False)
class Guidance:
    """A tutor, or deputy, of one job during a period."""

    tutor: Tutor
    from_on: date
    to_on: date | None
    is_deputy: bool


@dataclass(eq=False)
class Job:
    """A job contract; `host` is where the person works, whoever employs."""

    id: str
    worker: Worker
    employer: Company
    host: Company
    kind: str
    starts_on: date
    ended_on: date | None
    weekly_minutes: int
    title: str
    posts: list["Post"] = field(default_factory=list)
    guidance: list[Guidance] = field(default_factory=list)

    def tutor_on(self, day: date) -> Tutor | None:
        """The tutor named for a day, deputies left out."""
        for each in self.guidance:
            named = each.from_on <= day and (each.to_on is None or day <= each.to_on)
            if named and not each.is_deputy:
                return each.tutor
        return None


@dataclass(eq=False)
class Post:
    """A job on one lot, with what was really done there day by day, in minutes."""

    job: Job
    party: Party
    from_on: date
    to_on: date | None
    percent: int
    worked: dict[date, int] = field(default_factory=dict)
    trained: dict[date, int] = field(default_factory=dict)
    absent: dict[date, str] = field(default_factory=dict)

    def is_open(self, day: date) -> bool:
        """Tell whether the person belongs there on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(eq=False)
class Visit:
    """A visit; `starts_at` is None while it is only planned."""

    id: str
    site: Site
    kind: str
    day: date
    state: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    previous: "Visit | None" = None
    next: "Visit | None" = None
    number: int | None = None
    present: list[Contact] = field(default_factory=list)


@dataclass(eq=False)
class World:
    """All of it, and the dice."""

    book: Book
    size: int
    numbers: Numbers
    sirets: Sirets
    namesakes: Namesakes
    unit: tuple[Account, ...]
    companies: list[Company] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    has_drafts: bool = False
    """Whether an officer met somebody unknown already."""

    @property
    def today(self) -> date:
        """The day of the drawing."""
        return self.book.today

    @property
    def parties(self) -> list[Party]:
        """Every company on every lot."""
        return [party for site in self.sites for party in site.parties]

    @property
    def jobs(self) -> list[Job]:
        """Every job of everybody."""
        return [job for worker in self.workers for job in worker.jobs]

    @property
    def officers(self) -> list[Account]:
        """Those who visit."""
        return [each for each in self.unit if each.role == "officer"]

    @property
    def supervisor(self) -> Account:
        """Who decides."""
        return next(each for each in self.unit if each.role == "supervisor")

    def scaled(self, count: int) -> int:
        """A count of the whole territory (70 sites), brought to the size drawn; at least one."""
        return max(1, round(count * self.size / 70))
