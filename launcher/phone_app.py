"""The phone application: its packages from npm, and its build in `pwa/dist`."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from launcher.node import node_environment
from launcher.places import NODE_MODULES, PWA, PWA_BUILT
from launcher.programs import run_quietly, step
from launcher.stamps import fingerprint, is_fresh, write_stamp

NOT_SOURCES = {"node_modules", "dist", "coverage"}
PACKAGES_STAMP = NODE_MODULES / ".jalon-packages"
BUILD_STAMP = NODE_MODULES / ".jalon-build"


def install_phone_packages() -> dict[str, str]:
    """Make `pwa/node_modules` hold what its lock pins; gives the environment with `node` in it."""
    env = node_environment()
    wanted = fingerprint([PWA / "package.json", PWA / "package-lock.json"])
    if not is_fresh(PACKAGES_STAMP, wanted):
        with step("packages of the phone application: installing (half a minute)"):
            npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            run_quietly(npm, cwd=PWA, env=env)
        write_stamp(PACKAGES_STAMP, wanted)
    return env


def build_phone_app() -> None:
    """Build `pwa/dist` when a source changed since the last time; Stopped with Vite's words."""
    wanted = fingerprint(_sources())
    if (PWA_BUILT / "index.html").exists() and is_fresh(BUILD_STAMP, wanted):
        return
    env: Mapping[str, str] = install_phone_packages()
    with step("phone application: building"):
        run_quietly(["npm", "run", "build"], cwd=PWA, env=env)
    write_stamp(BUILD_STAMP, wanted)


def _sources() -> Iterator[Path]:
    for folder, folders, files in os.walk(PWA):
        folders[:] = [name for name in folders if name not in NOT_SOURCES]
        yield from (Path(folder, name) for name in files if ".test." not in name)
