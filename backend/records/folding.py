"""The words by which a record is found and put in order: without case, accents or punctuation.

Kept in the column ``folded`` of the type's projection, so that a list of 20,000 people is searched
and sorted by the database, in the same way on both.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Text

from sync.notation.text import plain

LONGEST = 700
"""An entry of a PostgreSQL index holds 2,700 bytes."""

FOLDED = Text().with_variant(Text(collation="C"), "postgresql")

SEARCHED: dict[str, tuple[str, ...]] = {
    "clause_amendment": ("reason", "document_ref"),
    "commitment": ("promise",),
    "company": ("name", "siret", "naf"),
    "contact": ("name", "organisation", "role", "email", "phone"),
    "contract": ("market_number", "title", "buyer_siret", "decp_id"),
    "contracting_authority": ("name", "siret"),
    "eligibility": ("category", "prescriber"),
    "eligibility_proof": ("proof_kind",),
    "employment": ("job_title", "rome_code"),
    "lot": ("number", "title", "trade"),
    "operation": ("title", "code"),
    "outcome": ("situation",),
    "site": ("label", "address"),
    "staff": ("name",),
    "tutor": ("name", "job_title"),
    "worker": ("last_name", "first_name", "birth_name", "birth_year"),
}
"""The fields by which each type is found; its lists are in the order of the first ones."""


def folded(table: str, data: Mapping[str, Any]) -> str:
    """Return the folded words of a record."""
    said = (plain(str(data[name])) for name in SEARCHED[table] if data.get(name) is not None)
    return " ".join(filter(None, said))[:LONGEST]


def words_of(asked: str) -> tuple[str, ...]:
    """Return the words that somebody looks for, folded."""
    return tuple(dict.fromkeys(plain(asked).split()))
