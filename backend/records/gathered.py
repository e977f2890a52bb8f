"""Records gathered by look-ups, with the look-ups that found them."""

from collections.abc import Iterable, Mapping

from backend.records.lookups import Data, Lookup, Records, Source

Found = Mapping[str, Data]


class Around:
    """What was looked up, and what was found by it."""

    def __init__(self, source: Source, month: str) -> None:
        self.month = month
        self.records: Records = {}
        self.asked: set[Lookup] = set()
        self._source = source
        self._answers: dict[Lookup, list[str]] = {}

    def by(self, table: str, field: str, values: Iterable[str]) -> dict[str, Data]:
        """Return the records of a type that have one of these values in a field."""
        wanted = sorted(set(values))
        asked = [Lookup(table, field, value) for value in wanted]
        new = [each for each in asked if each not in self.asked]
        if new:
            self.asked.update(new)
            found = self._source.rows(table, field, [each.value for each in new])
            self.records.setdefault(table, {}).update(found)
            for key, data in found.items():
                value = key if field == "id" else str(data[field])
                self._answers.setdefault(Lookup(table, field, value), []).append(key)
        known = self.records.get(table, {})
        return {key: known[key] for each in asked for key in self._answers.get(each, ())}

    def family(self, workers: Iterable[str]) -> set[str]:
        """Return people with all whose records were merged with theirs."""
        known: set[str] = set()
        new = set(workers)
        while new:
            found = self.by("worker", "id", new)
            merged = self.by("worker", "merged_into_id", new)
            known |= new
            new = (named(found, "merged_into_id") | merged.keys()) - known
        return known

    def places(self, lots: Iterable[str]) -> set[str]:
        """Return the sites of the operations of some lots."""
        contracts = named(self.by("lot", "id", lots), "contract_id")
        operations = named(self.by("contract", "id", contracts), "operation_id")
        return set(self.by("site", "operation_id", operations))

    def jobs(self, workers: Iterable[str]) -> tuple[set[str], set[str]]:
        """Return the employments of some people, and the parties they work for."""
        return self.employed(self.by("employment", "worker_id", workers))

    def employed(self, employments: Found) -> tuple[set[str], set[str]]:
        """Return some employments, and the parties they are allocated to, with their places."""
        allocations = self.by("employment_allocation", "employment_id", employments)
        parties = named(allocations, "party_id")
        self.places(named(self.by("lot_party", "id", parties), "lot_id"))
        return set(employments), parties


def named(found: Found, *fields: str) -> set[str]:
    """Return the ids that some records name in these fields."""
    return {str(data[field]) for data in found.values() for field in fields if data.get(field)}
