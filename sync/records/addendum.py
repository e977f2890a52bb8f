"""What is added to the minutes of a signed visit, which itself no longer changes."""

from sync.record import FIELD_WORK, Record, instant, record, ref, text


@record(
    "addendum",
    fr="Additif",
    en="Addendum",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    append_only=True,
)
class Addendum(Record):
    """A correction or completion of signed minutes, with its author and moment."""

    visit_id: str = ref("visit", "Visite", "Visit")
    body: str = text("Texte", "Text", low=1, high=4000)
    author_id: str = ref("staff", "Auteur", "Author")
    written_at: str = instant("Écrit le", "Written at")
