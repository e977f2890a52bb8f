"""A photo of a document or of the site, never of a face (CNIL 2020: photos at clocking)."""

from sync.record import FIELD_WORK, Record, file, instant, record, ref, text


@record(
    "photo",
    fr="Photo",
    en="Photo",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    closed_by="visit_id",
)
class Photo(Record):
    """The record does not wait for its file, which follows by resumable upload."""

    visit_id: str = ref("visit", "Visite", "Visit")
    item_id: str | None = ref("minutes_item", "Point", "Item", optional=True)
    sha256: str = file("Fichier", "File")
    caption: str | None = text("Légende", "Caption", high=300, optional=True)
    taken_at: str = instant("Prise le", "Taken at")
