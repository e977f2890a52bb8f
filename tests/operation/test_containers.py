"""What can be known of `docker/` without a container engine."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from werkzeug.serving import make_server

from backend import create_app
from tests.architecture.tree import ROOT
from tests.backend.database import settings_of

DOCKER = ROOT / "docker"
BUILT = (DOCKER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
NAME = "jalon.example.org"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """An application that answers under its name alone, as in a container."""
    app = create_app(replace(settings_of(tmp_path), hosts=(NAME,)))
    server = make_server("127.0.0.1", 0, app)
    serving = Thread(target=server.serve_forever)
    serving.start()
    yield server.port
    server.shutdown()
    serving.join()
    server.server_close()


def test_the_image_s_own_check_finds_an_application_that_answers_under_its_name(port):
    [told] = re.findall(r"HEALTHCHECK.*?CMD (\[.*\])", BUILT)
    program, *words = json.loads(told)
    assert program == "python"
    words = [word.replace(":8000/", f":{port}/") for word in words]
    for hosts, code in ((f"{NAME} localhost", 0), ("another.example.org", 1)):
        env = {**os.environ, "JALON_HOSTS": hosts}
        done = subprocess.run([sys.executable, *words], env=env, check=False, capture_output=True)
        assert done.returncode == code, done.stderr


def test_the_image_runs_as_nobody_and_takes_what_there_is():
    assert re.search(r"^USER 10001:10001$", BUILT, re.MULTILINE)
    sources = re.findall(r"^COPY (?!--from)(.+) \S+$", BUILT, re.MULTILINE)
    assert [name for told in sources for name in told.split() if not (ROOT / name).exists()] == []
    ignored = (DOCKER / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    kept = {line[1:] for line in ignored if line.startswith("!")}
    assert {name.split("/")[0] for told in sources for name in told.split()} <= kept


def test_what_a_service_names_is_declared(compose):
    for name, service in compose["services"].items():
        assert compose["secrets"].keys() >= set(service.get("secrets", ())), name
        assert compose["networks"].keys() >= set(service["networks"]), name
        assert compose["services"].keys() >= set(service.get("depends_on", ())), name
        volumes = {volume.split(":")[0] for volume in service.get("volumes", ())}
        named = {volume for volume in volumes if re.fullmatch(r"[a-z]+", volume)}
        assert compose["volumes"].keys() >= named, name
        assert "latest" not in service["image"].partition(":-")[0], name


def test_every_setting_of_the_containers_is_one(compose):
    manual = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    settings = compose["x-jalon"]["environment"]
    for name, value in settings.items():
        assert f"`{name.removesuffix('_FILE')}`" in manual, name
        if name.endswith("_FILE"):
            assert value.removeprefix("/run/secrets/") in compose["x-jalon"]["secrets"]


def test_a_volume_that_is_written_belongs_to_the_user_of_the_image(compose):
    [owned] = re.findall(r"install --directory --owner jalon .*?((?: /\w+)+)", BUILT)
    targets = {volume.split(":")[1] for volume in compose["x-jalon"]["volumes"]}
    assert targets == set(owned.split())


def test_a_container_of_jalon_has_no_right_that_it_does_not_need(compose):
    own = compose["x-jalon"]
    assert own["read_only"]
    assert own["cap_drop"] == ["ALL"]
    for name, service in compose["services"].items():
        assert not service.get("privileged"), name
        assert bool(service.get("ports")) == (name == "proxy"), name


def test_nobody_answers_for_a_database_that_is_still_being_made(compose):
    assert "--host=127.0.0.1" in compose["services"]["database"]["healthcheck"]["test"]
