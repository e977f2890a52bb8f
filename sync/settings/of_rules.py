"""The thresholds of the rules as settings; their defaults are in ``sync.reconcile.thresholds``."""

from __future__ import annotations

from dataclasses import asdict

from sync.reconcile.thresholds import Thresholds
from sync.settings.setting import Setting, SettingKind, Topic

MINUTES, DAYS, PERCENT = SettingKind.MINUTES, SettingKind.DAYS, SettingKind.PERCENT
COUNT, MONTHS, SECONDS = SettingKind.COUNT, SettingKind.MONTHS, SettingKind.SECONDS
SHEETS, CONFIRMATION, TIME = Topic.SHEETS, Topic.CONFIRMATION, Topic.WORKING_TIME
PRESENCE, TUTORING, PROGRESS = Topic.PRESENCE, Topic.TUTORING, Topic.PROGRESS
FIELD_WORK = Topic.FIELD_WORK
DEFAULTS = asdict(Thresholds())
HOURS_OF_A_DAY, HOURS_OF_A_WEEK, HOURS_OF_A_MONTH = 24 * 60, 168 * 60, 744 * 60
OUR_RULES = "Règles de rapprochement, section D"
LABOUR_CODE = "Code du travail, L3121-18 à L3121-22"

# fmt: off
_ROWS: tuple[tuple[str, Topic, SettingKind, int, int, str, str, str], ...] = (
    ("sheet_due_day", SHEETS, SettingKind.DAY_OF_MONTH, 1, 28, "Jour où la fiche du mois précédent est due", "Day on which last month's sheet is due", "Fiche de suivi mensuelle [K]"),
    ("total_gap", SHEETS, MINUTES, 0, HOURS_OF_A_DAY, "Écart toléré entre le total écrit et la somme", "Tolerated gap between the written total and the sum", OUR_RULES),
    ("same_hours_workers", SHEETS, COUNT, 2, 100, "Personnes aux mêmes heures à partir desquelles on le signale", "People with the same hours from which it is said", "R-49"),
    ("same_hours_months", SHEETS, COUNT, 2, 12, "Mois aux mêmes heures à partir desquels on le signale", "Months with the same hours from which it is said", "R-49"),
    ("unknown_after_days", SHEETS, DAYS, 0, 365, "Jours avant de signaler une personne inconnue vue sur le chantier", "Days before an unknown person seen on site is reported", "R-23"),
    ("small_gap", CONFIRMATION, MINUTES, 0, HOURS_OF_A_MONTH, "Écart sans question : au moins", "Gap without question: at least", "tol, section D"),
    ("small_gap_percent", CONFIRMATION, PERCENT, 0, 100, "Écart sans question : part des heures", "Gap without question: share of the hours", "tol, section D"),
    ("large_gap", CONFIRMATION, MINUTES, 0, HOURS_OF_A_MONTH, "Grand écart : au moins", "Large gap: at least", "tol2, section D"),
    ("large_gap_percent", CONFIRMATION, PERCENT, 0, 100, "Grand écart : part des heures", "Large gap: share of the hours", "tol2, section D"),
    ("confirmation_days", CONFIRMATION, DAYS, 1, 365, "Jours laissés au conducteur de travaux pour confirmer", "Days left to the site manager to confirm", "R-32"),
    ("payslip_gap", CONFIRMATION, MINUTES, 0, HOURS_OF_A_MONTH, "Écart toléré avec le bulletin de salaire", "Tolerated gap with the payslip", "R-35"),
    ("absence_gap", CONFIRMATION, MINUTES, 0, HOURS_OF_A_MONTH, "Écart toléré pour les absences comptées", "Tolerated gap for absences counted", "R-47"),
    ("daily_max", TIME, MINUTES, 60, HOURS_OF_A_DAY, "Durée maximale d'une journée", "Longest day", LABOUR_CODE),
    ("daily_impossible", TIME, MINUTES, 60, HOURS_OF_A_DAY, "Journée au-delà de laquelle rien n'est retenu", "Day beyond which nothing is retained", LABOUR_CODE),
    ("weekly_max", TIME, MINUTES, 60, HOURS_OF_A_WEEK, "Durée maximale d'une semaine", "Longest week", LABOUR_CODE),
    ("weekly_impossible", TIME, MINUTES, 60, HOURS_OF_A_WEEK, "Semaine exceptionnelle, bloquante au-delà", "Exceptional week, blocking beyond", LABOUR_CODE),
    ("average_max", TIME, MINUTES, 60, HOURS_OF_A_WEEK, "Moyenne maximale sur plusieurs semaines", "Highest average over several weeks", LABOUR_CODE),
    ("average_weeks", TIME, COUNT, 2, 52, "Semaines de cette moyenne", "Weeks of that average", LABOUR_CODE),
    ("average_least_days", TIME, DAYS, 1, 31, "Jours couverts à partir desquels la moyenne du mois vaut", "Covered days from which the month's average holds", OUR_RULES),
    ("full_month", TIME, MINUTES, 60, HOURS_OF_A_MONTH, "Mois à temps plein (151 h 40)", "Full-time month (151 h 40)", "35 h × 52 / 12"),
    ("full_time_day", TIME, MINUTES, 60, HOURS_OF_A_DAY, "Journée à temps plein", "Full-time day", "35 h / 5"),
    ("plausible_day", TIME, MINUTES, 60, HOURS_OF_A_DAY, "Journée vraisemblable", "Plausible day", OUR_RULES),
    ("contract_percent", TIME, PERCENT, 100, 300, "Part des heures du contrat au-delà de laquelle on demande", "Share of the job's hours beyond which we ask", "R-44"),
    ("minor_age", TIME, COUNT, 14, 21, "Âge de la majorité au travail", "Age of majority at work", "R-46 [K]"),
    ("minor_daily", TIME, MINUTES, 60, HOURS_OF_A_DAY, "Journée la plus longue d'un mineur", "Longest day of a minor", "R-46 [K]"),
    ("minor_weekly", TIME, MINUTES, 60, HOURS_OF_A_WEEK, "Semaine la plus longue d'un mineur", "Longest week of a minor", "R-46 [K]"),
    ("headcount_gap", PRESENCE, COUNT, 1, 50, "Écart d'effectif avec la réunion à partir duquel on demande", "Gap in headcount with the meeting from which we ask", OUR_RULES),
    ("not_observed_least", PRESENCE, MINUTES, 0, HOURS_OF_A_MONTH, "Heures déclarées à partir desquelles l'absence à l'appel est signalée", "Declared hours from which not being seen is said", OUR_RULES),
    ("not_observed_roll_calls", PRESENCE, COUNT, 1, 31, "Appels sans la personne à partir desquels on le signale", "Roll-calls without the person from which it is said", OUR_RULES),
    ("contract_dates_gap_days", PRESENCE, DAYS, 0, 365, "Écart toléré sur les dates de contrat", "Tolerated gap in contract dates", OUR_RULES),
    ("tutor_check_days", TUTORING, DAYS, 1, 730, "Ancienneté d'un contrôle encore comparé au tuteur déclaré", "Age of a check still compared with the declared tutor", OUR_RULES),
    ("tutor_grace_days", TUTORING, DAYS, 0, 365, "Jours laissés pour désigner un tuteur", "Days left to name a tutor", "R-50"),
    ("tutor_load", TUTORING, COUNT, 1, 20, "Personnes suivies par un tuteur salarié", "People followed by an employed tutor", "R-51"),
    ("tutor_load_employer", TUTORING, COUNT, 1, 20, "Personnes suivies par l'employeur lui-même", "People followed by the employer himself", "R-51"),
    ("check_overdue_days", TUTORING, DAYS, 1, 730, "Jours sans contrôle du tutorat avant de le signaler", "Days without a tutoring check before it is said", "R-55"),
    ("behind_percent", PROGRESS, PERCENT, 0, 100, "Retard sur l'échéancier, en points", "Behind schedule, in points", "R-60"),
    ("far_behind_percent", PROGRESS, PERCENT, 0, 100, "Fort retard sur l'échéancier, en points", "Far behind schedule, in points", "R-60"),
    ("visit_overdue_days", FIELD_WORK, DAYS, 1, 730, "Jours sans réunion de chantier avant de le signaler", "Days without a site meeting before it is said", "R-70"),
    ("minutes_days", FIELD_WORK, DAYS, 1, 365, "Jours après lesquels un compte rendu est réputé approuvé", "Days after which minutes are taken as approved", "R-71 [K]"),
    ("late_sync_days", FIELD_WORK, DAYS, 0, 365, "Jours après lesquels une saisie est dite tardive", "Days after which an entry is called late", "R-72"),
    ("clock_off_seconds", FIELD_WORK, SECONDS, 0, 86_400, "Décalage d'horloge signalé", "Clock difference that is said", "R-72"),
)
# fmt: on

OF_RULES: tuple[Setting, ...] = tuple(
    Setting(name, topic, kind, DEFAULTS[name], low, high, fr, en, source)
    for name, topic, kind, low, high, fr, en, source in _ROWS
)
