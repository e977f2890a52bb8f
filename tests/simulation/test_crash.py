"""`kill -9` in the middle of pushes: nothing acknowledged is lost, nothing is doubled.

Ten times; JALON_KILLS says how often.
"""

import gzip
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import zlib
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event, Thread
from uuid import UUID

import pytest

from backend import create_app
from backend.accounts import tokens
from sync.protocol import fingerprint
from tests.backend.browser import signed_in
from tests.backend.database import SECRET, close, prepare, settings_of
from tests.backend.personas import PEOPLE

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS, BATCH, PATIENCE = int(os.environ.get("JALON_KILLS", "10")), 15, 60
COOKIES = (tokens.ACCESS_COOKIE, tokens.REFRESH_COOKIE, tokens.CSRF_COOKIE)


class Pusher:
    """A phone that sends batches until each is answered, whatever happens to the server."""

    def __init__(self, port, cookies):
        self.port, self.cookies, self.random = port, cookies, Random(0)
        self.n, self.acknowledged, self.replayed = 0, {}, 0
        self.enough, self.sending = Event(), Event()

    def post(self, path, body):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers[tokens.CSRF_HEADER] = self.cookies[tokens.CSRF_COOKIE]
        self.sending.set()
        with closing(link):
            link.request("POST", path, json.dumps(body).encode(), headers)
            answer = link.getresponse()
            content = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return answer.status, json.loads(content)

    def insist(self, path, body):
        """Ask until there is an answer."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                status, answer = self.post(path, body)
            except (OSError, http.client.HTTPException, ValueError, EOFError, zlib.error):
                continue
            assert status == 200, answer
            return answer
        raise AssertionError("the server does not come back")

    def batch(self):
        ops = []
        for _ in range(BATCH):
            self.n += 1
            ids = [str(UUID(int=self.random.getrandbits(128), version=4)) for _ in range(2)]
            op = {"op": ids[0], "n": self.n, "kind": "create", "tbl": "contracting_authority"}
            values = {"name": f"Autorité {self.n}", "kind": "metropolis"}
            ops.append({**op, "id": ids[1], "base": {}, "set": values})
        return ops

    def run(self):
        alice = PEOPLE["alice"]
        while not self.enough.is_set():
            body = {"device": alice.device, "user": alice.id, "schema": 1, "ops": self.batch()}
            for op, result in zip(
                body["ops"], self.insist("/sync/v1/push", body)["results"], strict=True
            ):
                assert result["status"] == "applied"
                self.replayed += result["replayed"]
                self.acknowledged[op["op"]] = op["id"]


@pytest.fixture
def folder(tmp_path):
    prepare(tmp_path)
    return tmp_path


@pytest.fixture
def cookies(folder):
    """The session of the supervisor, begun before the server starts."""
    app = create_app(settings_of(folder))
    browser = signed_in(app, PEOPLE["alice"])
    found = {name: browser.get_cookie(name, domain="jalon.test").value for name in COOKIES}
    close(app)
    return found


@pytest.fixture
def server(folder):
    """Gunicorn with one worker, which its master replaces; gives the master and the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1"]
    command += [
        "-k",
        "gthread",
        "--threads",
        "4",
        "--preload",
        "--log-level",
        "critical",
        "backend.wsgi:app",
    ]
    env = {**os.environ, "JALON_DATA": str(folder), "JALON_SECRET_KEY": SECRET}
    env["JALON_PUSHES_PER_MINUTE"] = "1000000"
    master = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
    yield master, port
    master.terminate()
    master.wait()


def kill_worker(master, old):
    """Kill the worker of now without warning; returns its number."""
    until = time.monotonic() + PATIENCE
    children = Path(f"/proc/{master.pid}/task/{master.pid}/children")
    while time.monotonic() < until:
        found = [int(each) for each in children.read_text().split()]
        if found and found[0] != old:
            os.kill(found[0], signal.SIGKILL)
            return found[0]
    raise AssertionError("no worker")


def test_a_server_killed_during_pushes_loses_and_doubles_nothing(server, cookies, folder):
    master, port = server
    phone, random, worker = Pusher(port, cookies), Random(1), None
    phone.insist("/sync/v1/pull", {"device": PEOPLE["alice"].device, "schema": 1, "cursor": None})
    pushing = Thread(target=phone.run)
    pushing.start()
    for _ in range(KILLS):
        known = len(phone.acknowledged)
        while len(phone.acknowledged) == known:  # the new worker has begun to answer
            assert pushing.is_alive()
            Event().wait(0.01)
        phone.sending.clear()
        assert phone.sending.wait(PATIENCE)
        Event().wait(random.uniform(0, 0.06))  # somewhere within a push
        worker = kill_worker(master, worker)
    phone.enough.set()
    pushing.join(PATIENCE)
    assert not pushing.is_alive()
    _nothing_lost_or_doubled(phone, folder)
    _one_pull_is_whole(phone)


def _nothing_lost_or_doubled(phone, folder):
    with sqlite3.connect(folder / "jalon.sqlite3") as link:
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        written = dict(link.execute("SELECT op, record_id FROM sync_op"))
        (head,) = link.execute("SELECT seq FROM sync_clock").fetchone()
        records = link.execute("SELECT count(*), max(rev) FROM sync_record").fetchone()
    link.close()
    assert written == phone.acknowledged
    assert records == (len(written), head) == (phone.n, phone.n)


def _one_pull_is_whole(phone):
    asked = {"device": PEOPLE["alice"].device, "schema": 1, "cursor": None, "limit": 5000}
    page = phone.insist("/sync/v1/pull", asked)
    assert {line["id"] for line in page["changes"]} == set(phone.acknowledged.values())
    xor = 0
    for line in page["changes"]:
        xor ^= fingerprint(line["id"], line["rev"])
    assert page["digest"]["ref"] == {"count": phone.n, "xor": f"{xor:016x}"}
