"""A Chromium for the tests in a real browser: the machine's, else Debian's package."""

import os
import shutil
import sys

from launcher.programs import Stopped, run_quietly, say, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core")


def ensure_chromium() -> str:
    """Path of a Chromium; installs Debian's when there is none and we may, else Stopped."""
    found = _find_chromium()
    if found:
        return found
    rights = as_root()
    if rights is None:
        raise Stopped(
            "The tests in a real browser need Chromium. Install it, then start again."
            f" On Debian or Ubuntu, as root: apt-get install {' '.join(PACKAGES)}."
            " Elsewhere: Chromium or Google Chrome on PATH, or its path in JALON_CHROMIUM."
        )
    with step("Chromium for the tests in a real browser: installing (a minute or two)"):
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run_quietly([*rights, "apt-get", "update", "-qq"], env=env)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        run_quietly([*rights, *install, *PACKAGES], env=env)
    found = _find_chromium()
    if not found:
        raise Stopped("apt-get installed Chromium, but no `chromium` is on PATH.")
    return found


def _find_chromium() -> str | None:
    chosen = os.environ.get("JALON_CHROMIUM")
    if chosen:
        return chosen
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def as_root() -> tuple[str, ...] | None:
    """What to put before `apt-get`; None when we may not or there is no `apt-get`."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        say("• installing Chromium needs sudo")
        return ("sudo",)
    return ("sudo", "--non-interactive")
