"""The tutoring grid, filled for one person on one visit (domain reference, E1)."""

from sync.record import FIELD_WORK, Choice, Record, answers, integer, minutes, record, ref, text


class GridItem(Choice):
    """The sixteen items, version 1; built on D6325-6 and R5134-38 of the labour code."""

    T01 = "tutor_designated", "Un tuteur est désigné nommément", "A tutor is named"
    T02 = "tutor_matches", "Le tuteur rencontré est celui déclaré", "The tutor met is the one"
    T03 = "tutor_experience", "Volontaire, au moins 2 ans d'expérience", "Volunteer, 2 years"
    T04 = "tutor_load", "Au plus 3 personnes suivies (2 si employeur)", "At most 3 persons"
    T05 = "tutor_trained", "Tuteur formé à la fonction", "Tutor trained"
    T06 = "tutor_on_site", "Tuteur ou suppléant présent ce jour", "Tutor or deputy on site"
    T07 = "tutoring_time", "Temps dédié au tutorat, prévu et réel", "Time for tutoring"
    T08 = "induction_done", "Accueil fait : sécurité, EPI, livret, visite", "Induction done"
    T09 = "task_progression", "Tâches variées et progressives", "Varied, progressive tasks"
    T10 = "logbook_kept", "Outil de suivi tenu", "Logbook kept"
    T11 = "mid_review_done", "Bilan intermédiaire fait", "Interim review done"
    T12 = "training_planned", "Formation engagée ou prévue", "Training planned"
    T13 = "social_link", "Lien avec le référent social", "Link with the social referent"
    T14 = "barriers_relayed", "Difficultés repérées et relayées", "Barriers relayed"
    T15 = "follow_up_discussed", "Suite du contrat évoquée", "Follow-up discussed"
    T16 = "worker_heard", "Personne entendue, seule, et d'accord", "Heard alone, agreed"


COMPULSORY = frozenset(
    {
        GridItem.T01,
        GridItem.T02,
        GridItem.T04,
        GridItem.T06,
        GridItem.T08,
        GridItem.T13,
        GridItem.T16,
    }
)


@record(
    "tutoring_check",
    fr="Contrôle du tutorat",
    en="Tutoring check",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    key=("visit_id", "employment_id"),
    closed_by="visit_id",
)
class TutoringCheck(Record):
    """Answers to the grid, each with its evidence; a compulsory "no" calls for an action."""

    visit_id: str = ref("visit", "Visite", "Visit")
    employment_id: str = ref("employment", "Contrat de travail", "Employment")
    worker_id: str = ref("worker", "Salarié", "Worker")
    tutor_id: str | None = ref(
        "tutor", "Tuteur rencontré", "Tutor met", optional=True, group="tutor"
    )
    tutor_met: str | None = text(
        "Nom du tuteur rencontré", "Tutor's name", high=120, optional=True, group="tutor"
    )
    grid_version: int = integer("Version de la grille", "Grid version", low=1, high=99)
    answers: dict[str, object] | None = answers(GridItem, "Grille", "Grid", optional=True)
    weekly_minutes: int | None = minutes(
        "Temps de tutorat par semaine", "Tutoring a week", high=60 * 40, optional=True
    )
    note: str | None = text("Synthèse", "Summary", high=2000, optional=True)
