"""What a route shows of people in insertion; named in the route's line of the policy."""

from enum import StrEnum


class Reads(StrEnum):
    """Which data of a person somebody read."""

    FILE = "file"
    """The person's own record, or what belongs to him or her alone."""
    ELIGIBILITY = "eligibility"
    """The category by which somebody is eligible: sensitive."""
    PROOF = "proof"
    WORDS = "words"
    """What the person said at a visit."""
    NAMES = "names"
    """Names in a list or a search."""
    HOURS = "hours"
    """Names with hours: sheets, the review, the ledger."""
    VISIT = "visit"
    """Names in a visit, its minutes, its history."""
    MAIL = "mail"
    """A letter or a file received, which may name people."""
    EXPORT = "export"
    """A file carried away."""
    PHONE = "phone"
    """What a phone received to work without network."""


OPENED = frozenset({Reads.FILE, Reads.ELIGIBILITY, Reads.PROOF, Reads.WORDS})
"""One person's file was opened; the others name people among many."""
