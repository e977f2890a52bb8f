"""Where things are in a clone of Jalon."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PWA = ROOT / "pwa"
PWA_BUILT = PWA / "dist"
NODE_MODULES = PWA / "node_modules"
DATA = ROOT / "data"
REPORTS = ROOT / "artefacts"

RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
NODE_LOCK = ROOT / "requirements-node.lock"
AUDIT_LOCK = ROOT / "requirements-audit.lock"
