"""The lots and companies that a visit's minutes speak of, and the people allocated to them."""

from dataclasses import dataclass, field

from sync.minutes.reading import END_OF_TIME, Data, Found, Reading, by_name


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
    """The lots of the operation, by contract, then by number."""
    contracts = contracts_of(reading)
    found = []
    for contract_id, contract in contracts:
        lots = reading.of("lot", "contract_id", contract_id)
        for lot_id, lot in sorted(lots, key=lambda each: _in_figures(each[1]["number"])):
            number = reading.say("single_lot") if lot["number"] == "0" else lot["number"]
            label = f"{contract['market_number']} / {number}" if len(contracts) > 1 else number
            clauses = reading.of("clause", "lot_id", lot_id)
            clause_id, clause = clauses[0] if clauses else ("", {})
            found.append(Lot(lot_id, label, lot["title"], clause_id, clause))
    return found


def parties_of(reading: Reading) -> list[Party]:
    """The parties at work on the site by the day of the visit; all when no presence is recorded."""
    here = reading.of("site_presence", "site_id", reading.site_id)
    present = {each["company_id"] for _, each in here if each["from_on"] <= reading.until}
    found = []
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


def _in_figures(number: str) -> tuple[int, str]:
    """Lot 10 comes after lot 9, and a lot with letters after both."""
    return (int(number), "") if number.isdecimal() and number.isascii() else (10**9, number)
