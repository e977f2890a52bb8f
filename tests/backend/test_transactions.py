"""No update is lost, a declared read writes nothing and sees one moment."""

from pathlib import Path
from threading import Barrier, Thread

import psycopg
import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.exc import SQLAlchemyError

from backend import extensions
from backend.accounts.models import Device, Territory
from backend.extensions import Instant, db, readonly
from tests.backend.browser import signed_in
from tests.backend.personas import HERE, PEOPLE

THREADS, TIMES = 4, 50


def test_read_modify_writes_at_once_lose_no_update(app: Flask) -> None:
    signed_in(app, PEOPLE["bruno"])
    start = Barrier(THREADS)

    def count() -> None:
        start.wait()
        for _ in range(TIMES):
            with app.app_context():
                device = db.session.scalars(
                    select(Device)
                    .where(Device.id == PEOPLE["bruno"].device)
                    .with_for_update(of=Device)
                ).one()
                device.last_n += 1
                db.session.commit()

    threads = [Thread(target=count) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert db.session.get_one(Device, PEOPLE["bruno"].device).last_n == THREADS * TIMES


def test_writing_in_a_declared_read_fails(app: Flask) -> None:
    rename = update(Territory).where(Territory.id == HERE).values(name="Là")
    with app.app_context():
        with pytest.raises(SQLAlchemyError), readonly():
            db.session.execute(rename)
        db.session.execute(rename)
        db.session.commit()
        assert db.session.get_one(Territory, HERE).name == "Là"


def test_a_route_that_reads_cannot_write(app: Flask, monkeypatch) -> None:
    def rename() -> str:
        db.session.execute(update(Territory).where(Territory.id == HERE).values(name="Là"))
        db.session.commit()
        return ""

    monkeypatch.setitem(app.view_functions, "accounts.who_am_i", rename)
    assert signed_in(app, PEOPLE["bruno"]).get("/auth/me").status_code >= 500
    with app.app_context():
        assert db.session.get_one(Territory, HERE).name == "Ici"


def test_a_declared_read_sees_one_moment(app: Flask) -> None:
    def rename() -> None:
        with app.app_context():
            db.session.execute(update(Territory).where(Territory.id == HERE).values(name="Là"))
            db.session.commit()

    name = select(Territory.name).where(Territory.id == HERE)
    with app.app_context():
        with readonly():
            before = db.session.scalar(name)
            other = Thread(target=rename)
            other.start()
            other.join()
            assert db.session.scalar(name) == before
        assert db.session.scalar(name) == "Là"


def test_a_reader_does_not_wait_for_a_writer(app: Flask) -> None:
    seen: list[str | None] = []

    def read() -> None:
        with app.app_context(), readonly():
            seen.append(db.session.scalar(select(Territory.name).where(Territory.id == HERE)))

    with app.app_context():
        db.session.execute(update(Territory).where(Territory.id == HERE).values(name="Là"))
        reader = Thread(target=read)
        reader.start()
        reader.join(timeout=5)
        db.session.rollback()
    assert seen == ["Ici"]


def test_the_embedded_database_is_set_to_lose_nothing(sqlite_app: Flask) -> None:
    with sqlite_app.app_context():
        said = {
            pragma: db.session.scalar(text(f"PRAGMA {pragma}"))
            for pragma in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "busy_timeout",
            )
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 10000,
    }


def test_an_instant_is_aware_on_both_databases(app: Flask, clock) -> None:
    signed_in(app, PEOPLE["bruno"])
    with app.app_context():
        assert db.session.get_one(Device, PEOPLE["bruno"].device).created_at == clock.now()


def test_a_naive_instant_is_refused(clock) -> None:
    with pytest.raises(ValueError, match="aware"):
        Instant().process_bind_param(clock.now().replace(tzinfo=None), None)


def test_a_request_that_reads_leaves_nothing_open(app: Flask) -> None:
    browser = signed_in(app, PEOPLE["bruno"])
    for _ in range(30):
        assert browser.get("/auth/me").status_code == 200
    with app.app_context():
        assert "Connections in pool" in db.engine.pool.status()
        assert db.engine.pool.checkedout() == 0


def test_who_writes_empties_a_log_that_grew_long(sqlite_app: Flask, monkeypatch) -> None:
    monkeypatch.setattr(extensions, "LONG_LOG", 0)
    with sqlite_app.app_context():
        db.session.execute(update(Territory).where(Territory.id == HERE).values(name="Là"))
        db.session.commit()
        assert Path(f"{db.engine.url.database}-wal").stat().st_size == 0
        assert db.session.get_one(Territory, HERE).name == "Là"


@pytest.mark.postgres
def test_a_connection_that_ended_while_it_rested_is_replaced(
    postgres_app: Flask, monkeypatch
) -> None:
    monkeypatch.setattr(extensions, "RESTED", 0)
    with postgres_app.app_context():
        own = text("SELECT pg_backend_pid()")
        pid = db.session.scalar(own)
        db.session.rollback()
        url = db.engine.url.set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(hide_password=False)) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        assert db.session.scalar(own) not in {pid, None}
