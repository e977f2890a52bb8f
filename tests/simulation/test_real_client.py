"""The phone's own TypeScript against the real office, through a network that plays every trick."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

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


def test_the_client_keeps_every_word_through_a_faulty_network(office):
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
    }
    done = subprocess.run(
        [npx, "vitest", "run", "src/sync/real.test.ts"],
        cwd=PWA,
        env={**os.environ, "JALON_OFFICE": json.dumps(told)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    assert "1 passed" in done.stdout
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []
