"""An installation refuses to start with a weak secret, and keeps its files to itself."""

import os
import re
import stat
import subprocess
import sys

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import select

from backend import create_app
from backend.accounts import passwords
from backend.accounts.models import User
from backend.cli import COMMANDS, application, commands
from backend.extensions import db
from backend.settings import ROOT, Settings, WrongSettings
from tests.backend.database import SECRET, close


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "short",
        "changeme",
        "a" * 64,
        "abababab" * 8,
        "secret" * 6,
        "abcdefghijklmnopqrstuvwxyz01234",
    ],
)
def test_a_weak_secret_is_refused(tmp_path, secret) -> None:
    with pytest.raises(WrongSettings, match="JALON_SECRET_KEY"):
        Settings(data=tmp_path, secret_key=secret)


def test_a_weak_previous_secret_is_refused(tmp_path) -> None:
    with pytest.raises(WrongSettings, match="PREVIOUS"):
        Settings(data=tmp_path, secret_key=SECRET, previous_secret_key="a" * 64)


def test_without_a_secret_nothing_starts(tmp_path) -> None:
    with pytest.raises(WrongSettings, match="init"):
        Settings.read({"JALON_DATA": str(tmp_path)})


def test_settings_never_show_a_secret(tmp_path) -> None:
    shown = repr(
        Settings(data=tmp_path, secret_key=SECRET, smtp_url="smtps://u:pass@h", mail_from="a@b")
    )
    assert SECRET not in shown
    assert "pass" not in shown


def test_a_key_for_one_purpose_is_not_that_of_another(tmp_path) -> None:
    settings = Settings(data=tmp_path, secret_key=SECRET)
    assert len(settings.key("cursor")) == 32
    assert settings.key("cursor") != settings.key("csrf")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", "sqlite:///{data}/jalon.sqlite3"),
        ("postgresql://u@h/jalon", "postgresql+psycopg://u@h/jalon"),
        ("postgres://u@h/jalon", "postgresql+psycopg://u@h/jalon"),
        ("postgresql+psycopg://u@h/jalon", "postgresql+psycopg://u@h/jalon"),
    ],
)
def test_one_setting_chooses_the_database(tmp_path, given, used) -> None:
    settings = Settings(data=tmp_path, secret_key=SECRET, database_url=given)
    assert settings.sqlalchemy_url == used.format(data=tmp_path)


def test_init_makes_a_private_folder_and_secret_once(tmp_path) -> None:
    data = tmp_path / "jalon"
    run = CliRunner().invoke
    assert run(commands, ["init", "--data", str(data)]).exit_code == 0
    secret = (data / "secret").read_text()
    assert stat.S_IMODE((data / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert run(commands, ["init", "--data", str(data)]).exit_code == 0
    assert (data / "secret").read_text() == secret
    assert Settings.read({"JALON_DATA": str(data)}).secret_key == secret.strip()


def test_every_command_has_its_help() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(commands, [name, "--help"])
        assert result.exit_code == 0, result.output
        assert result.output.strip()


@pytest.fixture
def jalon(tmp_path):
    """The commands on an installation of their own: what one prints."""
    data = tmp_path / "data"

    def run(*arguments: str, given: str = "", fails: bool = False) -> str:
        result = CliRunner().invoke(
            commands,
            arguments,
            input=given,
            env={"JALON_DATA": str(data)},
            obj=ScriptInfo(create_app=application, set_debug_flag=False),
        )
        assert (result.exit_code != 0) == fails, result.output
        return result.output

    run("init")
    run("migrate")
    return run


ZOE = ["user", "add", "Zoe@jalon.test", "--name", "Zoé", "--role", "officer", "--territory", "Ici"]
PASSWORD = "canard boiteux sous la pluie\n"


def test_users_are_added_listed_and_disabled(jalon) -> None:
    jalon("territory", "add", "Ici")
    jalon(*ZOE, given=PASSWORD)
    assert "zoe@jalon.test" in jalon("user", "list")
    jalon("user", "disable", "ZOE@jalon.test")
    assert '"disabled_at": null' not in jalon("user", "list", "--json")


def test_a_new_password_is_the_only_one_that_matches(jalon, tmp_path) -> None:
    jalon("territory", "add", "Ici")
    jalon(*ZOE, given=PASSWORD)
    assert "no account" in jalon("user", "password", "y@jalon.test", given=PASSWORD, fails=True)
    jalon("user", "password", "zoe@jalon.test", given="une autre girafe boit la Loire\n")
    app = create_app(Settings.read({"JALON_DATA": str(tmp_path / "data")}))
    with app.app_context():
        known = db.session.scalars(select(User.password_hash)).one()
    close(app)
    assert passwords.matches(known, "une autre girafe boit la Loire")
    assert not passwords.matches(known, PASSWORD.strip())


def test_a_user_is_not_added_twice_nor_nowhere_nor_with_a_short_password(jalon) -> None:
    assert "no territory" in jalon(*ZOE, given=PASSWORD, fails=True)
    jalon("territory", "add", "Ici")
    assert "15" in jalon(*ZOE, given="too short\n", fails=True)
    jalon(*ZOE, given=PASSWORD)
    assert "has an account" in jalon(*ZOE, given=PASSWORD, fails=True)


def test_the_files_of_an_installation_are_for_its_owner_alone(tmp_path) -> None:
    env = {**os.environ, "JALON_DATA": str(tmp_path / "data")}
    for command in ("init", "migrate"):
        subprocess.run([sys.executable, "-m", "backend.cli", command], env=env, check=True)
    modes = {file.name: file.stat().st_mode & 0o077 for file in (tmp_path / "data").iterdir()}
    assert {"secret", "jalon.sqlite3"} <= modes.keys()
    assert set(modes.values()) == {0}


def test_every_setting_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    sources = ("backend/settings.py", "backend/gunicorn_conf.py")
    text = "".join((ROOT / source).read_text(encoding="utf-8") for source in sources)
    assert {
        name for name in re.findall(r"JALON_[A-Z0-9_]*[A-Z]", text) if f"`{name}`" not in manual
    } == set()


def test_a_setting_may_be_in_a_file_that_is_named(tmp_path) -> None:
    (tmp_path / "told").write_text(f"{SECRET}\n", encoding="utf-8")
    env = {"JALON_DATA": str(tmp_path), "JALON_SECRET_KEY_FILE": str(tmp_path / "told")}
    env["JALON_MAIL_FROM_FILE"] = str(tmp_path / "told")
    found = Settings.read(env)
    assert found.secret_key == found.mail_from == SECRET
    env["JALON_DATABASE_URL_FILE"] = str(tmp_path / "nowhere")
    with pytest.raises(WrongSettings, match="JALON_DATABASE_URL_FILE"):
        Settings.read(env)
