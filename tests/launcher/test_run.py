"""`./jalon run` from an empty data folder to a page, and its end."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest

from tests.architecture.tree import ROOT

PATIENCE = 30


@contextmanager
def _running(data):
    """A server on a port of its own: what it says when it is ready, and its process."""
    command = [sys.executable, ROOT / "jalon", "run", "--json", "--port", "0", "--data", data]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            line = server.stdout.readline()
            assert line, server.stderr.read()
            yield json.loads(line), server
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("installation") / "data"


def test_a_first_and_a_second_start_serve_and_stop_cleanly(data):
    for _ in range(2):
        with _running(data) as (told, server):
            with urllib.request.urlopen(f"{told['url']}/healthz", timeout=10) as answer:
                assert answer.status == 200
            assert told["accounts"] == []
        assert server.returncode == 0
    kept = [data, *data.rglob("*")]
    assert [file.name for file in kept if file.stat().st_mode & 0o077] == []


def test_a_demo_beside_a_real_territory_is_refused_with_the_reason(tmp_path):
    env = {**os.environ, "JALON_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for words in (["init"], ["migrate"], ["territory", "add", "Métropole"]):
        command = [sys.executable, "-m", "backend.cli", *words]
        subprocess.run(command, env=env, check=True, capture_output=True)
    run = [sys.executable, ROOT / "jalon", "run", "--demo", "--port", "0", "--data", tmp_path]
    refused = subprocess.run(run, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "real territory" in refused.stderr
    assert "Traceback" not in refused.stderr
