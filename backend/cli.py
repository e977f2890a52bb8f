"""The commands of an installation: `python -m backend.cli COMMAND`.

A package brings its commands in a `commands.py`; the table here names them and loads them when
asked, so that a command starts fast. What needs the database uses `flask.cli.with_appcontext`.
"""

import logging
import os
import sys
from importlib import import_module

import click
from flask import Flask
from flask.cli import ScriptInfo

from backend import create_app, logs
from backend.settings import Settings, WrongSettings

COMMANDS = {
    "alerts": "backend.upkeep.alert_commands:alerts",
    "audit": "backend.audit.commands:audit",
    "backup": "backend.upkeep.commands:backup",
    "confirm-hours": "backend.confirmations.commands:confirm_hours",
    "demo": "backend.demo.commands:demo",
    "doctor": "backend.upkeep.commands:doctor",
    "generate": "backend.records.commands:generate",
    "import-decp": "backend.imports.decp.commands:import_decp",
    "import-registers": "backend.imports.commands:import_registers",
    "init": "backend.accounts.commands:init",
    "invite": "backend.invitations.commands:invite",
    "mail": "backend.mail.commands:mail",
    "migrate": "backend.migrations.commands:migrate",
    "months": "backend.discrepancies.commands:months",
    "move": "backend.upkeep.commands:move",
    "privacy": "backend.privacy.commands:privacy",
    "read-sheet": "backend.sheets.commands:read_sheet",
    "remind": "backend.sheets.reminders.commands:remind",
    "remind-answers": "backend.discrepancies.commands:remind_answers",
    "reconcile": "backend.sheets.commands:reconcile",
    "restore": "backend.upkeep.commands:restore",
    "tidy-files": "backend.attachments.commands:tidy_files",
    "take-mail": "backend.sheets.mailbox.commands:take_mail",
    "territory": "backend.upkeep.territory_commands:territory",
    "work": "backend.jobs.commands:work",
    "secret": "backend.directory.commands:secret",
    "user": "backend.directory.commands:user",
    "why": "backend.indicators.commands:explain",
}
"""Name of each command, and where it is."""


class Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands)
def commands() -> None:
    """Run a Jalon installation."""


def application() -> Flask:
    """The application of the settings in force; a wrong one ends the command with its sentence."""
    try:
        return create_app(Settings.read())
    except WrongSettings as error:
        raise click.ClickException(str(error)) from error


def main() -> None:
    """Run one command; the files that it makes are for their owner alone."""
    os.umask(0o077)
    logs.begin(logging.INFO if sys.argv[1:2] == ["work"] else logging.WARNING)
    commands(obj=ScriptInfo(create_app=application, set_debug_flag=False), prog_name="jalon")


if __name__ == "__main__":
    main()
