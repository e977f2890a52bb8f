"""What the minutes ask of the records: one visit, its site, and who may be named to the reader."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sync.minutes.formats import alphabetical, day_in_france
from sync.minutes.words import WORDS
from sync.record import Choice
from sync.records import RECORDS
from sync.records.tutoring_check import GridItem

OFFICE, SHARED = "office", "shared"
END_OF_TIME = "9999-12-31"
Data = Mapping[str, Any]
Found = tuple[str, Data]


class Records(Protocol):
    """Whoever holds the records; deleted ones are not there."""

    def data(self, table: str, record_id: str) -> Data | None:
        """Return a record's values, None when there is none."""
        ...

    def referring(self, table: str, field: str, record_id: str) -> Iterable[str]:
        """Return the ids of the records of ``table`` whose ``field`` names this record."""
        ...


class Reading:
    """The records as one reader of one visit's minutes sees them.

    ``day`` is the French day of the visit: figures are those known by its evening. A visit neither
    held nor planned has no day, and nothing is left out.
    """

    def __init__(
        self, visit_id: str, visit: Data, records: Records, language: str, copy: str
    ) -> None:
        self.records, self.language, self.copy = records, language, copy
        self.visit_id, self.visit = visit_id, visit
        self.site_id: str = visit["site_id"]
        self.site = self.get("site", self.site_id)
        started = visit.get("started_at")
        self.day: str = day_in_france(started) if started else visit.get("planned_on") or ""
        self.until = self.day or END_OF_TIME

    def say(self, key: str, **values: object) -> str:
        """Words of the minutes in the reader's language."""
        said = WORDS[key].en if self.language == "en" else WORDS[key].fr
        for name, value in values.items():
            said = said.replace("{" + name + "}", str(value))
        return said

    def count(self, number: int, key: str) -> str:
        """A number with its noun: 1 is singular, and 0 too in French."""
        one = number == 1 or (number == 0 and self.language == "fr")
        return self.say(f"{key}_one" if one else f"{key}_many", n=number)

    def listed(self, said: Iterable[str]) -> str:
        """Several things in one sentence."""
        return self.say("separator").join(said)

    def grid_item(self, item: str) -> str:
        """What an item of the tutoring grid says."""
        return self._said_of(GridItem, item)

    def label(self, table: str, field: str, value: str | None) -> str:
        """The label of a choice, empty where there is none."""
        choices = RECORDS[table].fields[field].choices
        return self._said_of(choices, value) if choices and value else ""

    def _said_of(self, choices: type[Choice], value: str) -> str:
        member = next(each for each in choices if each.value == value)
        return member.en if self.language == "en" else member.fr.replace("'", "’")

    def get(self, table: str, record_id: str | None) -> Data:
        """The values of a record, empty where this reader's store has none."""
        return (self.records.data(table, record_id) or {}) if record_id else {}

    def of(self, table: str, field: str, record_id: str) -> list[Found]:
        """The records of a table that name this one, in the order of their ids."""
        ids = sorted(set(self.records.referring(table, field, record_id)))
        found = ((each, self.records.data(table, each)) for each in ids)
        return [(each, data) for each, data in found if data is not None]

    def of_visit(self, table: str) -> list[Found]:
        """The records of a table that belong to the visit."""
        return self.of(table, "visit_id", self.visit_id)

    def company(self, company_id: str | None) -> str:
        """The name of a company."""
        return str(self.get("company", company_id).get("name", ""))

    def worker(self, worker_id: str) -> str:
        """A person in insertion, as the minutes write the name; a merged draft is who it became."""
        known = self.get("worker", worker_id)
        known = self.get("worker", known.get("merged_into_id")) or known
        return f"{known.get('last_name', '').upper()} {known.get('first_name', '')}".strip()

    def named(self, worker_id: str) -> str:
        """The person's name where this reader may have it, else empty."""
        if self.copy == SHARED or not self.is_own(self.employers_of(worker_id)):
            return ""
        return self.worker(worker_id)

    def is_own(self, companies: Iterable[str]) -> bool:
        """Tell whether this copy names the people of one of these companies."""
        return self.copy == OFFICE or self.copy in companies

    def employers_of(self, worker_id: str) -> set[str]:
        """The companies that employ or host a person, or for which a roll-call met him."""
        found: set[str | None] = set()
        for employment_id, job in self.of("employment", "worker_id", worker_id):
            found |= {job["employer_id"], job.get("host_company_id")}
            for _, allocated in self.of("employment_allocation", "employment_id", employment_id):
                found.add(self.get("lot_party", allocated["party_id"]).get("company_id"))
        for _, seen in self.of("attendance_observation", "worker_id", worker_id):
            found.add(seen.get("company_id"))
        return {each for each in found if each}


def by_name(text: str, record_id: str) -> tuple[str, str]:
    """The order of people and companies: their name without accents, then their id."""
    return alphabetical(text), record_id
