"""What somebody changes of his own account: only his, only just after signing in, not for ever."""

from uuid import uuid4

import pytest

from backend.accounts.factor_models import Passkey
from backend.extensions import db
from tests.backend.browser import signed_in
from tests.backend.personas import HERE, PASSWORD, PEOPLE, START

BRUNO_S_PHONE = f"/auth/devices/{PEOPLE['bruno'].device}"


def give_passkey(app, name: str) -> str:
    """A passkey as it is kept; nobody signs in by it here."""
    made = str(uuid4())
    with app.app_context():
        kept = Passkey(
            id=made,
            user_id=PEOPLE[name].id,
            territory_id=HERE,
            credential=made,
            public_key=b"key",
            label=f"of {name}",
            created_at=START,
        )
        db.session.add(kept)
        db.session.commit()
    return made


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", BRUNO_S_PHONE),
        ("POST", f"{BRUNO_S_PHONE}/wipe"),
        ("POST", "/auth/devices/end-others"),
    ],
)
def test_ending_devices_asks_for_a_recent_sign_in(sqlite_sign_in, clock, method, path) -> None:
    bruno = sqlite_sign_in("bruno")
    clock.pass_by(minutes=16)
    assert bruno.post("/auth/refresh").status_code == 200
    body = {"json": {"wipe": False}} if path.endswith("others") else {}
    assert bruno.open(path, method=method, **body).json["code"] == "sign_in_again"
    assert bruno.get("/auth/me").status_code == 200


def test_first_codes_are_guessed_ten_times_and_then_wait(sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    bruno.post("/auth/factors/totp")
    wrong = {"json": {"code": "000000"}}
    answers = [bruno.post("/auth/factors/totp/confirm", **wrong).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_passkeys_are_asked_for_ten_times_and_then_wait(sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    path = "/auth/factors/passkeys/challenge"
    assert [bruno.post(path).status_code for _ in range(11)] == [200] * 10 + [429]


def test_nobody_sees_another_s_passkeys_or_counts_on_them(sqlite_app) -> None:
    give_passkey(sqlite_app, "alice")
    own = give_passkey(sqlite_app, "bruno")
    bruno = signed_in(sqlite_app, PEOPLE["bruno"])
    assert [each["label"] for each in bruno.get("/auth/factors").json["passkeys"]] == ["of bruno"]
    assert bruno.delete(f"/auth/factors/passkeys/{own}").json["code"] == "last_factor"


def test_a_changed_password_signs_out_nobody_else(sqlite_sign_in) -> None:
    alice, bruno = sqlite_sign_in("alice"), sqlite_sign_in("bruno")
    chosen = {"old": PASSWORD, "password": "sept grues bleues dorment au port"}
    assert bruno.post("/auth/password", json=chosen).status_code == 200
    assert alice.get("/auth/me").status_code == 200
