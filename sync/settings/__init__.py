"""What a territory may choose: each setting is declared once, here or in the rules' own file.

Values are whole numbers, yes or no, or short lists of days. A territory keeps only those that it
changed; what it never chose follows the default of the release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sync.reconcile.thresholds import Thresholds
from sync.settings.of_rules import OF_RULES
from sync.settings.setting import Setting, SettingKind, Topic, Value

__all__ = ["SETTINGS", "Setting", "SettingKind", "Settings", "Topic", "Value"]

NO = False
DAYS, LIST = SettingKind.DAYS, SettingKind.DAYS_LIST

# fmt: off
OF_THE_UNIT: tuple[Setting, ...] = (
    Setting("sheet_reminder_days", Topic.SHEETS, LIST, (5,), 0, 28, "Rappels avant l'échéance d'une fiche (jours)", "Reminders before a sheet is due (days)", "[K]"),
    Setting("sheet_late_days", Topic.SHEETS, LIST, (2, 9), 0, 60, "Rappels après l'échéance d'une fiche (jours)", "Reminders after a sheet was due (days)", "[K]"),
    Setting("answer_days", Topic.ANSWERS, DAYS, 15, 1, 120, "Jours laissés à l'entreprise pour répondre à une question", "Days left to the company to answer a question", "Phases amiable et contradictoire"),
    Setting("answer_reminder_days", Topic.ANSWERS, LIST, (3,), 0, 60, "Rappels avant l'échéance d'une réponse (jours)", "Reminders before an answer is due (days)", "[K]"),
    Setting("answer_late_days", Topic.ANSWERS, LIST, (1,), 0, 60, "Rappels après l'échéance d'une réponse (jours)", "Reminders after an answer was due (days)", "[K]"),
    Setting("confirmation_ask_day", Topic.CONFIRMATION, SettingKind.DAY_OF_MONTH, 12, 1, 28, "Jour où les responsables de chantier sont sollicités pour le mois précédent", "Day on which site managers are asked about last month", "Après l'échéance des fiches [K]"),
    Setting("confirmation_link_days", Topic.CONFIRMATION, DAYS, 7, 1, 7, "Durée du lien de confirmation (jours)", "Life of the confirmation link (days)", "Sécurité 1.5"),
    Setting("confirmation_reopen_days", Topic.CONFIRMATION, DAYS, 7, 0, 7, "Jours pendant lesquels une réponse peut être reprise", "Days during which an answer may be taken up again", "Écran M4"),
    Setting("declarer_confirms", Topic.CONFIRMATION, SettingKind.YES_NO, NO, 0, 1, "Qui transmet la fiche peut aussi confirmer les heures", "Who hands the sheet in may confirm the hours too", "Séparation des tâches, ASVS 2.3.5"),
    Setting("fte_annual_minutes", Topic.PROGRESS, SettingKind.MINUTES, 109_575, 60_000, 130_000, "Heures d'un équivalent temps plein par an", "Hours of a full-time equivalent a year", "35 h × 365,25 / 7 = 1 826 h 15"),
    Setting("reading_alarm_files", Topic.PRIVACY, SettingKind.COUNT, 60, 5, 1000, "Dossiers de personnes ouverts en 10 minutes par un compte à partir desquels on alerte", "People's files opened in 10 minutes by one account from which it is an alarm", "CNIL, délib. 2021-122 [K]"),
    Setting("reading_refused_files", Topic.PRIVACY, SettingKind.COUNT, 100, 10, 2000, "Dossiers de personnes ouverts en 10 minutes au-delà desquels la lecture est refusée", "People's files opened in 10 minutes beyond which reading is refused", "CNIL, délib. 2021-122 [K]"),
    Setting("reading_alarm_names", Topic.PRIVACY, SettingKind.COUNT, 600, 50, 10_000, "Personnes différentes affichées en 10 minutes (listes, fiches, exports) à partir desquelles on alerte", "Different people shown in 10 minutes (lists, sheets, exports) from which it is an alarm", "[K]"),
    Setting("reading_alarm_received", Topic.PRIVACY, SettingKind.COUNT, 400, 20, 10_000, "Personnes reçues en 10 minutes sur les appareils d’un compte à partir desquelles on alerte (un appareil neuf reçoit tout ce qu’il suit)", "People received in 10 minutes on the devices of one account from which it is an alarm (a new device receives all that it follows)", "Sécurité 1.3 [K]"),
    Setting("reading_usual_times", Topic.PRIVACY, SettingKind.COUNT, 3, 2, 20, "Alerte quand un compte lit en un jour plus de tant de fois sa médiane de 30 jours", "Alarm when an account reads in a day more than so many times its 30-day median", "Sécurité 1.3"),
    Setting("reading_usual_least", Topic.PRIVACY, SettingKind.COUNT, 100, 10, 10_000, "Personnes lues en un jour en dessous desquelles le jour n'est pas comparé", "People read in a day below which the day is not compared", "[K]"),
    Setting("retention_active_months", Topic.PRIVACY, SettingKind.MONTHS, 24, 6, 60, "Dossier d’une personne gardé après le dernier contact (mois)", "A person's file is kept after the last contact (months)", "CASF R263-8 ; CNIL 2023-095"),
    Setting("retention_archive_months", Topic.PRIVACY, SettingKind.MONTHS, 24, 0, 60, "Archive sous clé ensuite (mois)", "Locked archive afterwards (months)", "CASF R263-8"),
    Setting("retention_notice_days", Topic.PRIVACY, DAYS, 30, 1, 120, "Préavis avant la mise en archive (jours)", "Notice before archiving (days)", "Les emplois de l’inclusion"),
    Setting("controller", Topic.PRIVACY, SettingKind.TEXT, "", 0, 200, "Responsable du traitement (nom de la collectivité)", "Controller (name of the authority)", "RGPD 13"),
    Setting("dpo_contact", Topic.PRIVACY, SettingKind.TEXT, "", 0, 300, "Contact du délégué à la protection des données (adresse, courriel, téléphone)", "Contact of the data protection officer (address, e-mail, telephone)", "RGPD 13"),
)
# fmt: on

SETTINGS: dict[str, Setting] = {each.name: each for each in (*OF_RULES, *OF_THE_UNIT)}


class Settings:
    """The settings of one territory: its own values over the defaults."""

    def __init__(self, own: Mapping[str, object] | None = None) -> None:
        own = own or {}
        self._values: dict[str, Value] = {
            name: setting.read(own[name]) if name in own else setting.default
            for name, setting in SETTINGS.items()
        }

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return iter(self._values.items())

    def number(self, name: str) -> int:
        """Return a whole number."""
        value = self._values[name]
        assert isinstance(value, int)
        return value

    def days(self, name: str) -> tuple[int, ...]:
        """Return a list of days, in order."""
        value = self._values[name]
        assert isinstance(value, tuple)
        return value

    def text(self, name: str) -> str:
        """Return a text."""
        value = self._values[name]
        assert isinstance(value, str)
        return value

    def is_on(self, name: str) -> bool:
        """Tell whether a choice of yes or no is yes."""
        return bool(self._values[name])

    @cached_property
    def thresholds(self) -> Thresholds:
        """The thresholds of the rules."""
        return Thresholds.of({each.name: self.number(each.name) for each in OF_RULES})
