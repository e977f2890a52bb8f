"""The lots and companies that a visit's minutes speak of, and the people allocated to them."""

from dataclasses import dataclass, field

from sync.minutes.reading import END_OF_TIME, Data, Found, Reading, by_name
from sync.records.lot import by_number

NO_CLAUSE: Found = ("", {})


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot of the operation, with the label by which the minutes name it."""

    id: str
    label: str
    title: str
    clause_id: str
    clause: Data = field(compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """A company on a lot."""

    id: str
    lot: Lot
    company_id: str
    company: str
    role: str


@dataclass(frozen=True, slots=True)
class Post:
    """A person at work for a party: the job and its allocation, from a day to a day."""

    worker_id: str
    job: Data
    party: Party
    from_on: str
    to_on: str

    def covers(self, day: str) -> bool:
        """Tell whether the person is allocated on that day."""
        return self.from_on <= day <= self.to_on


def contracts_of(reading: Reading) -> list[Found]:
    """The contracts of the site's operation, by number."""
    found = reading.of("contract", "operation_id", reading.site.get("operation_id", ""))
    return sorted(found, key=lambda each: (each[1]["market_number"], each[0]))


def lots_of(reading: Reading) -> list[Lot]:
    """The lots of the operation, by contract, then by number.

    A lot is called by its number; with that of its contract where two contracts have the same, by
    the contract's alone where the contract is not cut into lots.
    """
    found = [
        (contract["market_number"], lot_id, lot)
        for contract_id, contract in contracts_of(reading)
        for lot_id, lot in sorted(
            reading.of("lot", "contract_id", contract_id), key=lambda found: by_number(found[1])
        )
    ]
    numbers = [lot["number"] for _, _, lot in found]
    return [
        _lot(reading, lot_id, lot, market, is_alone=numbers.count(lot["number"]) == 1)
        for market, lot_id, lot in found
    ]


def _lot(reading: Reading, lot_id: str, lot: Data, market: str, *, is_alone: bool) -> Lot:
    number = lot["number"]
    numbered = number if is_alone else f"{market} / {number}"
    label = market if number == "0" else numbered
    clauses = reading.of("clause", "lot_id", lot_id)
    clause_id, clause = clauses[0] if clauses else NO_CLAUSE
    return Lot(lot_id, label, lot["title"], clause_id, clause)


def parties_of(reading: Reading) -> list[Party]:
    """The parties at work on the site by the day of the visit; all when no presence is recorded."""
    here = reading.of("site_presence", "site_id", reading.site_id)
    present = {each["company_id"] for _, each in here if each["from_on"] <= reading.until}
    found: list[Party] = []
    for lot in lots_of(reading):
        known = [
            Party(
                party_id, lot, data["company_id"], reading.company(data["company_id"]), data["role"]
            )
            for party_id, data in reading.of("lot_party", "lot_id", lot.id)
            if data["from_on"] <= reading.until and (not here or data["company_id"] in present)
        ]
        found += sorted(known, key=lambda party: by_name(party.company, party.id))
    return found


def posts_of(reading: Reading, parties: list[Party]) -> list[Post]:
    """Who was ever allocated to these parties, in the order of names."""
    found = [
        _post(data, reading.get("employment", data["employment_id"]), party)
        for party in parties
        for _, data in reading.of("employment_allocation", "party_id", party.id)
        if reading.get("employment", data["employment_id"])
    ]
    return sorted(found, key=lambda post: by_name(reading.worker(post.worker_id), post.worker_id))


def _post(allocated: Data, job: Data, party: Party) -> Post:
    ends = (allocated.get("to_on") or END_OF_TIME, job.get("ended_on") or END_OF_TIME)
    begins = max(allocated["from_on"], job["starts_on"])
    return Post(job["worker_id"], job, party, begins, min(ends))
