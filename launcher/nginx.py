"""An nginx for the tests with several hosts: the machine's, else Debian's package, unpacked here.

Nothing is installed and no service is started: the program alone is taken out of its package.
"""

import os
import shutil
import tempfile
from pathlib import Path

from launcher.chromium import as_root
from launcher.places import VENV
from launcher.programs import ProgramFailed, Stopped, run_quietly, step

UNPACKED = VENV / "nginx"
PROGRAM = UNPACKED / "usr" / "sbin" / "nginx"
USUAL = ("/usr/sbin/nginx", "/usr/local/sbin/nginx")


def ensure_nginx() -> str:
    """Path of an nginx; unpacks Debian's when there is none, else Stopped."""
    found = _find_nginx()
    if found:
        return found
    if not shutil.which("apt-get"):
        raise Stopped(
            "The tests with several hosts need nginx: install it, or name it in JALON_NGINX."
        )
    with step("nginx for the tests with several hosts: unpacking"):
        _unpack()
    return str(PROGRAM)


def _find_nginx() -> str | None:
    chosen = os.environ.get("JALON_NGINX") or shutil.which("nginx")
    places = (chosen, *USUAL, str(PROGRAM))
    return next((place for place in places if place and os.access(place, os.X_OK)), None)


def _unpack() -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            run_quietly(["apt-get", "download", "-qq", "nginx"], cwd=Path(folder))
        except ProgramFailed:
            run_quietly([*(as_root() or ()), "apt-get", "update", "-qq"])
            run_quietly(["apt-get", "download", "-qq", "nginx"], cwd=Path(folder))
        [package] = Path(folder).glob("nginx_*.deb")
        run_quietly(["dpkg-deb", "-x", package, UNPACKED])
