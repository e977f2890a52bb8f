"""Whoever has read number x never meets a smaller one later, however writers overlap (I13)."""

import shutil
from threading import Event, Thread
from uuid import uuid4

import pytest

from backend.clock import now, today
from backend.extensions import db, readonly
from backend.records.feed import changed_after, clock_of
from backend.records.store import OFFICE_DEVICE, Actor, writing
from tests.backend.database import close, opened, prepare
from tests.backend.personas import HERE

WRITERS, EACH = 4, 12


@pytest.fixture
def postgres_office(postgres, tmp_path, clock):
    address = postgres.like("personas", lambda url: prepare(tmp_path, url))
    application = opened(tmp_path, address, clock)
    yield application
    close(application)
    postgres.drop(address)


@pytest.fixture
def sqlite_office(sqlite_template, tmp_path, clock):
    shutil.copy(sqlite_template, tmp_path)
    application = opened(tmp_path, "", clock)
    yield application
    close(application)


@pytest.fixture(params=["sqlite_office", "postgres_office"])
def office(request):
    return request.getfixturevalue(request.param)


def write(office, wrote=None, may_commit=None):
    """Write one record on a connection of its own, and hold the transaction open while asked."""
    with office.app_context():
        with writing(HERE) as store:
            values = {"name": "Métropole", "kind": "metropolis"}
            actor = Actor("office", OFFICE_DEVICE, now(), today())
            store.put("contracting_authority", str(uuid4()), values, actor)
        if wrote is not None:
            wrote.set()
            assert may_commit.wait(10)
        db.session.commit()


def read(office, after):
    """What a reader sees in one moment: the head, and the numbers beyond his own."""
    with office.app_context(), readonly():
        head = clock_of(HERE).seq
        return head, [row.seq for row in changed_after(HERE, {"ref": after}, 1000)]


def test_a_reader_never_passes_a_writer_that_holds_the_clock(office):
    write(office)
    wrote, may_commit = Event(), Event()
    first = Thread(target=write, args=(office, wrote, may_commit))
    first.start()
    assert wrote.wait(10)
    second = Thread(target=write, args=(office,))
    second.start()
    second.join(timeout=0.3)
    assert second.is_alive(), "the second writer waits for the first"
    assert read(office, 1) == (1, []), "neither is seen before it is committed"
    may_commit.set()
    first.join()
    second.join()
    assert read(office, 1) == (3, [2, 3])


def test_readers_beside_many_writers_see_every_number_once_and_in_order(office):
    done = Event()

    def write_some():
        for _ in range(EACH):
            write(office)

    write(office)  # the territory has its clock
    writers = [Thread(target=write_some) for _ in range(WRITERS)]
    seen, at = [], 0
    for writer in writers:
        writer.start()
    while not done.is_set():
        if not any(writer.is_alive() for writer in writers):
            done.set()
        head, numbers = read(office, at)
        assert all(at < number <= head for number in numbers)
        seen, at = [*seen, *numbers], head
    assert seen == list(range(1, WRITERS * EACH + 2))
