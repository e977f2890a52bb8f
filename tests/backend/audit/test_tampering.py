"""1,000 random tamperings with a chain and its lines: each is found, and the row is named."""

import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import orjson
import pytest

from backend.audit import lines
from backend.audit.chain import Chain, Head, hash_of
from backend.audit.verifying import Found, Kept, verified

START = datetime(2026, 3, 10, 9, tzinfo=UTC)
TIMES, LINKS, MOST = 1000, 12, 4
TERRITORY = "ici"


@dataclass
class Held:
    """A journal and its chain in memory, as a database would hold them."""

    rows: dict = field(default_factory=dict)
    chain: list = field(default_factory=list)

    def links(self, chain):
        return sorted(self.chain, key=lambda link: link["n"]) if chain is Chain.JOURNAL else []

    def lines(self, _chain, keys):
        return {key: _found(self.rows[key]) for key in keys if key in self.rows}

    def keys(self, chain):
        return list(self.rows) if chain is Chain.JOURNAL else []

    def let_go(self, _chain, _at):
        return False


def _found(row):
    whole = lines.content_hash(row, row["salt"]) == row["content_hash"]
    return Found(lines.of_journal(row), row["op"], whole=whole)


def _row(number, at):
    told = {"op": f"op{number}", "seq": number, "device": "d", "n": number, "user_id": "u"}
    told |= {"kind": "update", "intent": "", "tbl": "worker", "record_id": f"r{number}"}
    told |= {"body": {"set": {"last_name": f"N{number}"}}, "before": {}, "result": {"rev": number}}
    return told | {"territory_id": TERRITORY, "received_at": at, "turn": f"t{number}"}


def built(chance):
    """A journal of some transactions."""
    held, last, number = Held(), Head(), 0
    for n in range(1, LINKS + 1):
        at = START + timedelta(minutes=n)
        some = []
        for _ in range(chance.randint(1, MOST)):
            number += 1
            row = _row(number, at)
            some.append(lines.sealed(row))
            held.rows[row["op"]] = row
        link = {"territory_id": TERRITORY, "chain": "journal", "n": n, "at": at}
        link |= {"previous": last.hash, "lines": orjson.dumps(some).decode()}
        link["hash"] = hash_of(link)
        last = Head(n, link["hash"])
        held.chain.append(link)
    return held, Kept(TERRITORY, Chain.JOURNAL, last)


def edit(held, chance):
    row = chance.choice(list(held.rows.values()))
    name = chance.choice([name for name in row if name != "op"])
    row[name] = START - timedelta(days=1) if name == "received_at" else ["altered"]
    row[name] = "altered" if name == "salt" else row[name]
    return {row["op"]}


def delete(held, chance):
    op = chance.choice(list(held.rows))
    del held.rows[op]
    return {op}


def swap(held, chance):
    one, other = chance.sample(list(held.rows), 2)
    rows = held.rows
    rows[one], rows[other] = rows[other] | {"op": one}, rows[one] | {"op": other}
    return {one, other}


def insert(held, chance):
    row = copy.deepcopy(chance.choice(list(held.rows.values())))
    row["op"] = "inserted"
    held.rows["inserted"] = row
    return {"inserted"}


def truncate(held, chance):
    kept = chance.randrange(LINKS)
    for link in held.chain[kept:]:
        for op, _ in orjson.loads(link["lines"]):
            del held.rows[op]
    del held.chain[kept:]
    return {f"links {kept + 1} to {LINKS}"}


def drop_a_link(held, chance):
    place = chance.randrange(LINKS)
    gone = held.chain.pop(place)
    return {op for op, _ in orjson.loads(gone["lines"])}


def alter_a_link(held, chance):
    link = chance.choice(held.chain)
    name = chance.choice(["at", "previous", "hash", "lines"])
    link[name] = link["at"] + timedelta(seconds=1) if name == "at" else "[]"
    return {f"link {link['n']} of"}


def write_anew(held, chance):
    """A change in a row, and every digest and link after it made to fit."""
    place = chance.randrange(LINKS)
    (op, _), *rest = orjson.loads(held.chain[place]["lines"])
    held.rows[op]["user_id"] = "somebody else"
    held.chain[place]["lines"] = orjson.dumps([lines.sealed(held.rows[op]), *rest]).decode()
    last = held.chain[place]["previous"]
    for link in held.chain[place:]:
        link["previous"] = last
        link["hash"] = last = hash_of(link)
    return {f"link {LINKS} is not the one that was kept"}


ATTACKS = (edit, delete, swap, insert, truncate, drop_a_link, alter_a_link, write_anew)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_every_tampering_is_found_and_named(attack):
    chance = Random(attack.__name__)
    for _ in range(TIMES // len(ATTACKS)):
        held, head = built(chance)
        assert verified(held, [head]).faults == []
        named = attack(held, chance)
        said = " | ".join(fault.where for fault in verified(held, [head]).faults)
        missing = [each for each in named if each not in said]
        assert not missing, (attack.__name__, missing, said)
