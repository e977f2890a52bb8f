"""What the repository keeps, and what it never keeps."""

import json
import re

import pytest

from tests.architecture.tree import ROOT, kept, kept_files, shown

LOCKS = sorted(ROOT.glob("*.lock"))
PINNED = re.compile(r"^[a-z0-9._-]+==\S+ \\$")
HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("debian", "org"),
]
REGISTRIES = re.compile("|".join(re.escape(".".join(host)) for host in HOSTS))
PLACES_OF_ONE_MACHINE = re.compile(r"(?<![\w.$}-])/(root|home/\w+|Users/\w+|work)/\w")
PROMISES = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")
CODE = (".py", ".ts", ".svelte", ".js", ".css", ".html", ".sh", ".toml", ".typ")


def _text(file):
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _found(pattern, files):
    return {shown(file): hit[0] for file in files if (hit := pattern.search(_text(file)))}


def test_no_file_names_a_registry():
    assert not _found(REGISTRIES, kept_files())


def test_no_file_names_a_folder_of_one_machine():
    assert not _found(PLACES_OF_ONE_MACHINE, kept_files())


def test_nothing_is_left_for_later():
    assert not _found(PROMISES, kept(*CODE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_is_pinned_with_hashes(lock):
    pins = re.sub(r"(?m)^#.*\n?", "", lock.read_text(encoding="utf-8")).strip()
    for block in re.split(r"\n+(?=\S)", pins):
        pin, *rest = block.splitlines()
        assert PINNED.match(pin), pin
        assert any(line.strip().startswith("--hash=sha256:") for line in rest), pin


def test_the_packages_of_the_phone_app_are_pinned_without_addresses():
    told = json.loads((ROOT / "pwa" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in told["packages"].items() if name}
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if "integrity" not in package]


def test_scripts_can_be_started():
    for script in (ROOT / "jalon", ROOT / ".ci" / "run"):
        assert script.stat().st_mode & 0o111, shown(script)
