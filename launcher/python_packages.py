"""The Python packages of Jalon, in `.venv`, exactly as the lock files pin them."""

import subprocess
import sys
from pathlib import Path

from launcher.places import DEV_LOCK, PYTHON, RUNTIME_LOCK, VENV
from launcher.programs import Stopped, Words, run_quietly, say, step
from launcher.stamps import fingerprint, is_fresh, write_stamp


def install_python_packages(*, dev: bool = False) -> None:
    """Make `.venv` hold what the lock files say; quick when nothing changed.

    Stopped when the packages cannot be had, with what pip said.
    """
    if not _venv_version():
        _make_venv()
    install_lock(RUNTIME_LOCK, "Python packages")
    if dev:
        install_lock(DEV_LOCK, "Python packages of the tests and checks")


def install_lock(lock: Path, what: str) -> None:
    """Install what one lock file pins, unless it was done already."""
    stamp, wanted = VENV / f"{lock.name}.stamp", fingerprint([lock], _venv_version())
    if is_fresh(stamp, wanted):
        return
    with step(f"{what}: installing (a minute or two the first time)"):
        pip: Words = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run_quietly([*pip, "--require-hashes", "--only-binary=:all:", "-r", lock])
    write_stamp(stamp, wanted)


def _make_venv() -> None:
    with step(f"making a Python environment in {VENV}"):
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", VENV],
            capture_output=True,
            text=True,
            check=False,
        )
    if made.returncode:
        say(made.stdout + made.stderr)
        raise Stopped(
            "This Python cannot make environments. On Debian or Ubuntu:"
            " apt-get install python3-venv, then start again."
        )


def _venv_version() -> str:
    """Version of the Python in `.venv`, empty when there is none that works."""
    if not PYTHON.exists():
        return ""
    try:
        return run_quietly([PYTHON, "-c", "import sys; print(sys.version)"]).strip()
    except (Stopped, OSError):
        return ""
