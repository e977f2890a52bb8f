"""`./jalon check --faults`: what is known against what Jalon is built from, and against its code.

Services of known faults are asked for every package that the lock files pin. No answer is not
"nothing known": who does not answer is named, and the exit code is 1.
"""

from launcher.phone_app import install_phone_packages
from launcher.places import AUDIT_LOCK, DEV_LOCK, PWA, ROOT, RUNTIME_LOCK, VENV
from launcher.programs import Words, environment, run_aloud, say
from launcher.python_packages import install_lock, install_python_packages

BIN = VENV / "bin"
STRICT = ("--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off")
CODE = ("backend", "sync", "launcher", "jalon")


def faults() -> list[str]:
    """Ask, and return what has faults of a medium or higher severity or was not answered."""
    install_python_packages(dev=True)
    install_lock(AUDIT_LOCK, "Python packages that look for faults")
    asked: dict[str, Words] = {
        "the code (bandit)": [BIN / "bandit", "-q", "-ll", "-r", *(ROOT / each for each in CODE)],
    }
    for lock in (RUNTIME_LOCK, DEV_LOCK, AUDIT_LOCK):
        asked[f"{lock.name} (pip-audit)"] = [BIN / "pip-audit", *STRICT, "-r", lock]
    unhappy = [name for name, command in asked.items() if _complains(name, command)]
    env = install_phone_packages()
    if _complains("pwa/package-lock.json (npm audit)", ["npm", "audit"], env):
        unhappy.append("pwa/package-lock.json (npm audit)")
    return unhappy


def _complains(name: str, command: Words, env: dict[str, str] | None = None) -> bool:
    say(f"• {name} …")
    folder = PWA if command[0] == "npm" else ROOT
    return bool(run_aloud(command, cwd=folder, env=env or environment()))
