"""`./jalon lock`: pin every package again, newest versions that fit together."""

import argparse
import os

from launcher.places import AUDIT_LOCK, DEV_LOCK, NODE_LOCK, ROOT, RUNTIME_LOCK, VENV
from launcher.programs import Words, environment, run_quietly, say, step
from launcher.python_packages import install_python_packages

OPTIONS = (
    *("--generate-hashes", "--strip-extras", "--allow-unsafe", "--annotation-style=line"),
    *("--no-header", "--no-emit-options", "--no-emit-index-url", "--no-emit-find-links"),
    *("--no-emit-trusted-host", "--quiet"),
)
OF_THIS_MACHINE = ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT")


def lock(arguments: list[str]) -> int:
    """Write the lock files from the `.in` files; `--upgrade` takes newer versions too."""
    options = _parse(arguments)
    install_python_packages(dev=True)
    env = environment(PIP_CONFIG_FILE=os.devnull)
    for name in OF_THIS_MACHINE:
        env.pop(name, None)
    for pins in (RUNTIME_LOCK, DEV_LOCK, NODE_LOCK, AUDIT_LOCK):
        asked = pins.with_suffix(".in").name
        with step(f"{asked} → {pins.name}"):
            compiler: Words = [VENV / "bin" / "pip-compile", *OPTIONS, *options]
            run_quietly([*compiler, "--output-file", pins.name, asked], env=env, cwd=ROOT)
    say("Look at the difference before you commit it: git diff -- '*.lock'")
    return 0


def _parse(arguments: list[str]) -> list[str]:
    parser = argparse.ArgumentParser(
        prog="./jalon lock", description="Pin the Python packages again, from the .in files."
    )
    parser.add_argument("--upgrade", action="store_true", help="take newer versions too")
    return ["--upgrade"] if parser.parse_args(arguments).upgrade else []
