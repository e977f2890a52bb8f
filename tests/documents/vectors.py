"""What the minutes of invented visits must say, in Python and on the phone alike.

`python -m tests.documents.vectors` writes the files of tests/vectors/minutes anew; read the
difference before it is committed.
"""

import json
from pathlib import Path

from sync.minutes import OFFICE, SHARED, minutes_of
from tests.documents.chantier import BETON, PEINTRE, VISIT, Kept, id_of
from tests.documents.visite import chantier

FOLDER = Path(__file__).parent.parent / "vectors" / "minutes"


def launch() -> Kept:
    kept = chantier()
    kept.put("visit", "visite 3", kind="launch", state="draft", number=None, ended_at=None)
    kept.put("contract", "marché bis", operation_id=id_of("op"), market_number="2026-T-0150",
             state="active")  # fmt: skip
    lot = kept.put(
        "lot", "lot 0", contract_id=id_of("marché bis"), number="0", title="Espaces verts"
    )
    kept.put("lot_party", "0 Couleurs", lot_id=lot, company_id=PEINTRE, role="holder",
             from_on="2026-11-01")  # fmt: skip
    kept.put("lot", "lot 2 bis", contract_id=id_of("marché bis"), number="2", title="Clôtures")
    return kept


def odd() -> Kept:
    """What seldom happens: a masked source, a merged person, an addendum, an early close."""
    kept = chantier()
    kept.put("visit", "visite 3", kind="unannounced", unfinished_reason="Orage, chantier évacué",
             previous_minutes=None, company_remarks=None, conditions=None, next_meeting_on=None,
             register_available=None)  # fmt: skip
    kept.put("attendance_observation", "obs DUPONT Léo", status="reported_absent",
             source="worker_said")  # fmt: skip
    kept.put("attendance_observation", "obs SILVA Inês", status="declined", company_id=None)
    kept.put("attendance_observation", "obs MOREAU Julie", status=None, source=None)
    kept.put("worker", "inconnu", merged_into_id=id_of("parti"))
    kept.put("addendum", "additif", visit_id=VISIT, author_id=id_of("Anne Le Bris"),
             body="Le registre a été reçu le lendemain.",
             written_at="2026-11-26T23:30:00Z")  # fmt: skip
    kept.put("retained_hours", "révision", party_id=id_of("2 Béton Nord"), engine="1",
             worker_id=id_of("DUPONT Léo"), period="2026-05", retained_minutes=90,
             decided_on="2026-11-20",
             supersedes_id=id_of("retenu 2 Béton Nord 2026-05 DUPONT Léo"))  # fmt: skip
    kept.put("sheet_line", "formation", sheet_id=id_of("2 Béton Nord 2026-05"), worked_minutes=0,
             raw_name="Formation", training_minutes=420)  # fmt: skip
    kept.put("site_presence", "présence", site_id=id_of("site"), company_id=BETON,
             from_on="2026-03-02")  # fmt: skip
    kept.tables["tutoring_check"].clear()
    kept.tables["signature"].clear()
    return kept


def planned() -> Kept:
    """A visit that nobody has held yet, on a site without anything."""
    kept = Kept({})
    kept.put("site", "site", operation_id=id_of("op"), label="Gare de fret", address="Quai 4",
             state="planned")  # fmt: skip
    kept.put("visit", "visite 3", site_id=id_of("site"), kind="closing", state="planned",
             officer_id=id_of("Anne Le Bris"))  # fmt: skip
    return kept


CASES = {
    "quarterly": ("a quarterly meeting", chantier, (OFFICE, BETON, PEINTRE, SHARED)),
    "launch": ("a launch meeting not yet signed", launch, (OFFICE, SHARED)),
    "odd": ("an unannounced visit with what seldom happens", odd, (OFFICE, BETON)),
    "planned": ("a visit to come", planned, (OFFICE,)),
}


def vector(name: str) -> dict[str, object]:
    about, made, copies = CASES[name]
    kept = made()
    readings = [
        {
            "visit": VISIT,
            "language": language,
            "copy": copy,
            "minutes": minutes_of(VISIT, kept, language=language, copy=copy).plain(),
        }
        for language in ("fr", "en")
        for copy in copies
    ]
    return {"about": about, "records": kept.tables, "readings": readings}


def text_of(name: str) -> str:
    return json.dumps(vector(name), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (FOLDER / f"{case}.json").write_text(text_of(case), encoding="utf-8")
