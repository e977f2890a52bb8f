"""Whether a territory's chains hold: each altered, missing or foreign line is named.

Reads from a `Source`; a kept head shows whether the end of a chain was cut off, or the whole of it
written anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

import orjson

from backend.audit.chain import Chain, Head, hash_of


class Says(StrEnum):
    """What is wrong."""

    ALTERED = "altered"
    MISSING = "missing"
    FOREIGN = "not under the chain"
    BLANKED = "content gone without an erasure on record"
    LINK_ALTERED = "link altered"
    LINK_MISSING = "link missing"
    TAIL_MISSING = "the end of the chain is missing"
    REWRITTEN = "the chain was written anew"


class Fault(NamedTuple):
    """One thing that is wrong, and where: the line of a table, or a link."""

    chain: Chain
    says: Says
    where: str


class Kept(NamedTuple):
    """A head as it was kept outside."""

    territory: str
    chain: Chain
    head: Head


class Found(NamedTuple):
    """A line as it is now: its digest, what it is called, and when an erasure took its content."""

    digest: str
    name: str
    whole: bool = True
    erased: bool = False


class Source(Protocol):
    """What holds the chains and the lines under them."""

    def links(self, chain: Chain) -> Iterable[Mapping[str, Any]]:
        """The links in the order of their numbers."""

    def lines(self, chain: Chain, keys: list[str]) -> Mapping[str, Found]:
        """The lines of these keys that are there."""

    def keys(self, chain: Chain) -> Iterable[str]:
        """The keys of every line that is there."""

    def let_go(self, chain: Chain, at: datetime) -> bool:
        """Whether lines of that instant were let go by an event on record."""


@dataclass
class Report:
    """What was looked at, and what is wrong."""

    heads: dict[Chain, Head] = field(default_factory=dict)
    lines: int = 0
    erased: int = 0
    let_go: int = 0
    faults: list[Fault] = field(default_factory=list)


def verified(source: Source, kept: Iterable[Kept] = ()) -> Report:
    """Look at every link and every line of a territory."""
    report = Report()
    for chain in (Chain.EVENTS, Chain.JOURNAL, Chain.READS):
        hashes = _chain(source, chain, report)
        mine = (each.head for each in kept if each.chain is chain)
        report.faults += _against_kept(chain, hashes, mine)
    return report


def _chain(source: Source, chain: Chain, report: Report) -> dict[int, str]:
    hashes: dict[int, str] = {}
    known: set[str] = set()
    last = Head()
    for link in source.links(chain):
        report.faults += _link(chain, link, last)
        last = Head(link["n"], link["hash"])
        hashes[last.n] = last.hash
        pairs = _pairs(link)
        known.update(pairs)
        _lines(source, chain, link, pairs, report)
    report.heads[chain] = last
    report.faults += [
        Fault(chain, Says.FOREIGN, key) for key in source.keys(chain) if key not in known
    ]
    return hashes


def _link(chain: Chain, link: Mapping[str, Any], last: Head) -> Iterator[Fault]:
    name = f"link {link['n']} of {link['at']:%Y-%m-%d %H:%M:%S} UTC"
    if link["n"] != last.n + 1:
        yield Fault(chain, Says.LINK_MISSING, f"links {last.n + 1} to {link['n'] - 1}")
    elif link["previous"] != last.hash:
        yield Fault(chain, Says.LINK_ALTERED, f"{name}, or the one before")
    if hash_of(dict(link)) != link["hash"]:
        yield Fault(chain, Says.LINK_ALTERED, name)


def _pairs(link: Mapping[str, Any]) -> dict[str, str]:
    try:
        return {str(key): str(digest) for key, digest in orjson.loads(link["lines"])}
    except (TypeError, ValueError):
        return {}


def _lines(
    source: Source, chain: Chain, link: Mapping[str, Any], pairs: dict[str, str], report: Report
) -> None:
    found = source.lines(chain, list(pairs))
    for number, (key, digest) in enumerate(pairs.items(), 1):
        line = found.get(key)
        if line is None and source.let_go(chain, link["at"]):
            report.let_go += 1
        elif line is None:
            where = (
                f"{key}, line {number} of link {link['n']} of {link['at']:%Y-%m-%d %H:%M:%S} UTC"
            )
            report.faults.append(Fault(chain, Says.MISSING, where))
        else:
            report.lines += 1
            report.erased += line.erased
            report.faults += _line(chain, line, digest)


def _line(chain: Chain, line: Found, digest: str) -> Iterator[Fault]:
    if line.digest != digest:
        yield Fault(chain, Says.ALTERED, line.name)
    elif not line.whole:
        yield Fault(chain, Says.BLANKED if line.erased else Says.ALTERED, line.name)


def _against_kept(chain: Chain, hashes: dict[int, str], kept: Iterable[Head]) -> Iterator[Fault]:
    last = max(hashes, default=0)
    for head in kept:
        if head.n > last:
            yield Fault(chain, Says.TAIL_MISSING, f"links {last + 1} to {head.n}")
        elif head.n and hashes.get(head.n, head.hash) != head.hash:
            yield Fault(chain, Says.REWRITTEN, f"link {head.n} is not the one that was kept")
