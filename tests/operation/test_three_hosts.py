"""Three hosts behind the proxy share a database and a bucket; one dies, and nobody notices."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from subprocess import Popen
from sys import executable
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from backend.accounts.models import SignInAttempt
from backend.clock import SystemClock
from backend.extensions import db
from backend.mail import outbox
from backend.mail.letters import Letter
from backend.mail.models import MailMessage, MailState
from backend.records import tables
from backend.records.store import Actor, writing
from tests.architecture.tree import ROOT
from tests.backend.browser import signed_in
from tests.backend.database import close, opened, prepare
from tests.backend.mail.mailbox import listening
from tests.backend.personas import GARE, HERE, PEOPLE, START, identifier
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.backend.test_attachments import VISIT, begin, photo_record, picture, send
from tests.operation.hosts import Door, Host, Installation, beset, running
from tests.operation.proxy import proxying
from tests.s3_server import running_bucket

PUSHES, EACH = 15, 3
OFFICERS = ("bruno", "chloe", "alice")


@pytest.fixture(scope="module")
def installation(postgres, tmp_path_factory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    address = postgres.like("personas", lambda url: prepare(folder, url))
    with running_bucket(folder / "s3") as bucket:
        yield Installation(address, bucket)
    postgres.drop(address)


@pytest.fixture(scope="module")
def office(installation: Installation, tmp_path_factory) -> Iterator[Flask]:
    """The same office from inside: to begin sessions, and to look at its tables afterwards."""
    app = opened(tmp_path_factory.mktemp("office"), installation.database, SystemClock())
    desk = Phone(signed_in(app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    with app.app_context():
        with writing(HERE) as store:
            actor = Actor("test", "office", START, START.date())
            store.put("staff", PEOPLE["bruno"].id, {"name": "Bruno", "role": "officer"}, actor)
        db.session.commit()
    phone = Phone(signed_in(app, PEOPLE["bruno"]))
    values = {"site_id": GARE, "kind": "quarterly", "state": "draft"}
    phone.push(phone.create("visit", VISIT, **values, officer_id=PEOPLE["bruno"].id))
    yield app
    close(app)


@pytest.fixture(scope="module")
def hosts(installation: Installation, tmp_path_factory) -> Iterator[list[Host]]:
    with running(installation, tmp_path_factory.mktemp("hosts"), 3) as started:
        yield started


@pytest.fixture(scope="module")
def proxy(nginx: str, hosts: list[Host], tmp_path_factory) -> Iterator[int]:
    with proxying(nginx, tmp_path_factory.mktemp("proxy") / "run", [h.port for h in hosts]) as port:
        yield port


def phone_at(proxy: int, office: Flask, name: str, device: str = "") -> Phone:
    browser = signed_in(office, PEOPLE[name])
    return Phone(Door(proxy, browser), device or browser.person.device)


def test_all_holds_beside_idle_and_slow_clients_while_one_host_of_three_dies(
    office, hosts, proxy, installation, tmp_path
):
    with beset(proxy):
        a_photo_in_parts(office, proxy)
        guesses_are_counted_by_all(office, proxy)
        nothing_is_lost_or_doubled(office, hosts, proxy)
    each_letter_leaves_once(office, installation, tmp_path)
    for host in hosts:
        assert not any((host.data / name).exists() for name in ("files", "uploads", "secret"))


def a_photo_in_parts(office: Flask, proxy: int) -> None:
    """Each request goes to the next host in turn, so the parts of a photo reach all three."""
    phone = phone_at(proxy, office, "bruno")
    phone.n = 1
    content = picture()
    rec = photo_record(phone, content)
    place = begin(phone.browser, content, rec).headers["Location"]
    for offset in range(0, len(content), 500):
        answer = send(phone.browser, place, offset, content[offset : offset + 500])
        assert answer.status_code == 204
    digest = sha256(content).hexdigest()
    assert phone.browser.get(f"/sync/v1/blobs/{digest}?rec={rec}").data[:2] == b"\xff\xd8"


def guesses_are_counted_by_all(office: Flask, proxy: int) -> None:
    door = Door(proxy, signed_in(office, PEOPLE["gilles"]))
    told = {"email": "gilles@jalon.test", "device": {"id": identifier("new"), "label": "x"}}
    answers = [
        door.post("/auth/token", json={**told, "password": "a wrong password"}).status_code
        for _ in range(11)
    ]
    assert answers == [401] * 10 + [429]
    with office.app_context():
        assert db.session.scalar(select(func.count()).select_from(SignInAttempt)) > 0
        db.session.rollback()


def nothing_is_lost_or_doubled(office: Flask, hosts: list[Host], proxy: int) -> None:
    begun, made = Barrier(len(OFFICERS) + 1), {name: [] for name in OFFICERS}
    doors = {name: phone_at(proxy, office, name, str(uuid4())) for name in OFFICERS}

    def at_work(name: str) -> None:
        phone = doors[name]
        for number in range(PUSHES):
            ops = [
                phone.create("contact", str(uuid4()), site_id=GARE, name="Mme Roy", is_draft=True)
                for _ in range(EACH)
            ]
            body = {"device": phone.device, "user": PEOPLE[name].id, "schema": 1, "ops": ops}
            answer = phone.browser.until_taken("/sync/v1/push", {**body, "mark": phone.mark})
            assert answer.status_code == 200, answer.data
            made[name] += [(op["op"], result["status"]) for op, result in
                           zip(ops, answer.json["results"], strict=True)]  # fmt: skip
            if number == PUSHES // 3:
                begun.wait()

    threads = [Thread(target=at_work, args=(name,)) for name in OFFICERS]
    for thread in threads:
        thread.start()
    begun.wait()
    hosts[0].dies()
    for thread in threads:
        thread.join()
    sent = [op for ops in made.values() for op, _ in ops]
    assert len(sent) == len(OFFICERS) * PUSHES * EACH
    with office.app_context():
        journal = tables.journal
        kept = db.session.scalars(select(journal.c.op).where(journal.c.op.in_(sent))).all()
        db.session.rollback()
    assert sorted(kept) == sorted(sent), "each change is in the journal, once"


def each_letter_leaves_once(office: Flask, installation: Installation, folder: Path) -> None:
    """Three hosts do what is due at the same moment, and the job of sending is one host's."""
    with office.app_context():
        for number in range(30):
            letter = Letter(
                territory_id=HERE, kind="minutes", about=f"visit {number}", digest="0" * 64,
                recipient=f"person{number}@example.org", recipient_name="", subject="Compte rendu",
                body="Bonjour",
            )  # fmt: skip
            outbox.queue(letter, SystemClock().now())
        db.session.commit()
    with listening() as box:
        sends = {"JALON_SMTP_URL": box.url, "JALON_MAIL_FROM": "jalon@example.org"}
        words = [executable, "-m", "backend.cli", "work", "--once"]
        at_work = [
            Popen(words, cwd=ROOT, env=installation.environment(folder / str(n), **sends))
            for n in range(3)
        ]
        assert [each.wait(60) for each in at_work] == [0, 0, 0]
        assert box.recipients() == sorted(f"person{number}@example.org" for number in range(30))
    with office.app_context():
        sent = select(func.count()).where(MailMessage.state == MailState.SENT)
        assert db.session.scalar(sent) == 30
        db.session.rollback()
