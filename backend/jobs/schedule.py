"""Which command runs how often. Each is safe to run twice: it does what is not done yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from backend.settings import Settings
from backend.wordings import Words


def _always(_settings: Settings) -> bool:
    return True


def _has_address(settings: Settings) -> bool:
    return bool(settings.address)


SAID = {
    "alerts": Words("Écriture aux administrateurs", "Letters to the administrators"),
    "mail send": Words("Envoi des courriels", "Sending of messages"),
    "confirm-hours": Words("Demandes de confirmation d’heures", "Requests to confirm hours"),
    "remind": Words("Relances des fiches", "Reminders of sheets"),
    "remind-answers": Words("Relances des réponses", "Reminders of answers"),
    "backup": Words("Sauvegarde", "Backup"),
    "months": Words("Calcul des mois ouverts", "Computing of open months"),
    "take-mail": Words("Relève du courrier des fiches", "Taking in of sheets by mail"),
    "tidy-files": Words("Rangement des fichiers", "Tidying of files"),
    "audit watch": Words("Surveillance des consultations", "Watch over readings"),
    "privacy finish": Words("Fichiers des personnes effacées", "Files of erased people"),
    "privacy purge": Words("Fin de conservation des données", "End of retention"),
}
"""What each job is called before people."""


@dataclass(frozen=True)
class Periodic:
    """A command of the installation that runs by itself."""

    words: tuple[str, ...]
    every: timedelta
    longest: timedelta
    """After it whoever took it is held for dead."""
    wanted: Callable[[Settings], bool] = _always

    @property
    def name(self) -> str:
        """How it is called in the table of jobs."""
        return " ".join(self.words)


JOBS = (
    Periodic(
        ("mail", "send"),
        timedelta(minutes=1),
        timedelta(minutes=10),
        wanted=lambda settings: bool(settings.smtp_url),
    ),
    Periodic(
        ("take-mail",),
        timedelta(minutes=5),
        timedelta(minutes=30),
        wanted=lambda settings: bool(settings.sheet_mail),
    ),
    Periodic(("confirm-hours",), timedelta(hours=6), timedelta(minutes=10), wanted=_has_address),
    Periodic(("remind",), timedelta(hours=3), timedelta(minutes=10)),
    Periodic(("remind-answers",), timedelta(hours=3), timedelta(minutes=10), wanted=_has_address),
    Periodic(("months",), timedelta(minutes=30), timedelta(minutes=30)),
    Periodic(("tidy-files",), timedelta(hours=24), timedelta(hours=1)),
    Periodic(("alerts",), timedelta(minutes=10), timedelta(minutes=10)),
    Periodic(("audit", "watch"), timedelta(hours=1), timedelta(minutes=10)),
    Periodic(("privacy", "finish"), timedelta(minutes=10), timedelta(hours=1)),
    Periodic(("privacy", "purge"), timedelta(hours=24), timedelta(hours=1)),
    Periodic(
        ("backup",),
        timedelta(minutes=10),  # with its own time and a look less than the 15 that may be lost
        timedelta(hours=1),
        wanted=lambda settings: bool(settings.backups),
    ),
)
