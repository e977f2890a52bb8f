"""The phone's own TypeScript against the real office, through a network that plays every trick."""

import json
import os
import shutil
import subprocess
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.office import DEMO_CODE, Office, make_demo
from tests.e2e.phone import BRUNO

PWA = Path(__file__).resolve().parents[2] / "pwa"
SEEDS, PHONES = int(os.environ.get("JALON_SEEDS", "4")), 3


@pytest.fixture
def office(tmp_path):
    data = tmp_path / "data"
    make_demo(data, 8)
    made = Office(data, tmp_path / "pwa")
    made.start()
    yield made
    made.stop()


def _picture() -> str:
    """A photo of some chunks, in base64."""
    out = BytesIO()
    Image.effect_noise((160, 160), 90).convert("RGB").save(out, "JPEG")
    return b64encode(out.getvalue()).decode()


def test_the_client_keeps_every_word_through_a_faulty_network_and_a_foreign_one_sends_files(office):
    npx = shutil.which("npx")
    assert npx is not None, "the phone application needs Node"
    (bruno,) = office.rows("SELECT id FROM user_account WHERE email = ?", BRUNO[0])
    site, *_ = office.records("site", officer_id=bruno["id"])
    told = {
        "address": office.address,
        "email": BRUNO[0],
        "password": BRUNO[1],
        "code": DEMO_CODE,
        "user": bruno["id"],
        "site": site["id"],
        "seeds": SEEDS,
        "phones": PHONES,
        "picture": _picture(),
    }
    done = subprocess.run(
        [npx, "vitest", "run", "src/sync/real.test.ts", "src/sync/tus.test.ts"],
        cwd=PWA,
        env={**os.environ, "JALON_OFFICE": json.dumps(told)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    assert "2 passed" in done.stdout
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []
