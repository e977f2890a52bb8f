"""What tells the records of a register apart, and by what a row of a file names another record."""

from collections.abc import Mapping
from dataclasses import dataclass

from sync.records import RECORDS


@dataclass(frozen=True)
class Identity:
    """The keys of a type: fields that no two of its records share, the surest key first.

    A key counts where all its fields have a value, those of ``may_lack`` apart.
    """

    keys: tuple[tuple[str, ...], ...]
    may_lack: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """All fields of the keys."""
        return frozenset(name for key in self.keys for name in key)


IDENTITIES: dict[str, Identity] = {
    "contracting_authority": Identity((("siret",), ("name",))),
    "operation": Identity((("code",),)),
    "contract": Identity((("buyer_siret", "market_number"), ("operation_id", "market_number"))),
    "clause_amendment": Identity((("clause_id", "effective_on"),)),
    "commitment": Identity((("clause_id", "theme", "promise"),)),
    "contact": Identity(
        (("name", "company_id", "authority_id", "organisation", "site_id"),),
        frozenset({"company_id", "authority_id", "organisation", "site_id"}),
    ),
    "worker": Identity(
        (("last_name", "first_name", "birth_year"),),
        frozenset({"last_name", "first_name", "birth_year"}),
    ),
    "eligibility": Identity((("worker_id", "valid_from"),)),
    "eligibility_proof": Identity((("eligibility_id", "proof_kind", "seen_on"),)),
    "employment": Identity((("worker_id", "employer_id", "starts_on"),)),
    "tutor": Identity((("company_id", "name"),)),
    "tutor_assignment": Identity((("tutor_id", "employment_id", "from_on"),)),
    "site": Identity((("operation_id", "label"),)),
    "site_presence": Identity((("site_id", "company_id", "from_on"),)),
    "site_stop": Identity((("site_id", "from_on"),)),
}
"""Where a type has no key of its own: without one the same file twice would enter all twice."""


def identity_of(table: str) -> Identity:
    """Return what tells the records of a type apart."""
    if table in IDENTITIES:
        return IDENTITIES[table]
    kind = RECORDS[table]
    needed = tuple(name for name, field in kind.fields.items() if not field.optional)
    return Identity((kind.key or needed,))


NAMED: dict[str, tuple[str, ...]] = {
    "contracting_authority": ("siret", "name"),
    "operation": ("code",),
    "contract": ("market_number", "buyer_siret"),
    "lot": ("contract_id", "number"),
    "lot_party": ("lot_id", "company_id"),
    "clause": ("lot_id",),
    "company": ("siret", "name"),
    "contact": ("name", "company_id"),
    "worker": ("last_name", "first_name", "birth_year"),
    "eligibility": ("worker_id", "valid_from"),
    "employment": ("worker_id", "employer_id", "starts_on"),
    "tutor": ("company_id", "name"),
    "site": ("label", "operation_id"),
    "staff": ("name",),
}
"""The fields by which a row names a record of each type; what is given must lead to one record."""

ENOUGH = frozenset({"siret", "code"})
"""A field that names a record by itself: where it is given, nothing else counts."""

SHARED: dict[tuple[str, str], Mapping[str, str]] = {
    ("lot_party", "parent_id"): {"lot_id": "lot_id"},
    ("site_presence", "site_manager_id"): {"company_id": "company_id"},
}
"""What a reference has in common with its row: a subcontractor is on the lot of his principal."""
