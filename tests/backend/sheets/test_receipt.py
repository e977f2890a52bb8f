"""The receipt of a sheet that was handed in: the page's figures, on paper."""

from backend.accounts.models import Territory
from backend.receipts.paper import pdf_of
from backend.sheets.receipt import digest_of, receipt_of
from tests.backend.personas import START
from tests.backend.sheets.place import FEBRUARY, PARTY
from tests.backend.sheets.test_life import AT, save, step

PARTY_TOLD = {"company": "Bâtisseurs", "siret": "99580359000018", "lot_number": "1",
              "lot_title": "Gros œuvre", "site": "Gare", "market": "24-1"}  # fmt: skip
SHEET = {"id": "abcdef12-0000", "party_id": PARTY, "period": FEBRUARY, "version": 2,
         "submitted_at": "2026-03-10T08:00:00Z", "submitted_by": "Fatou"}  # fmt: skip


def line(name, worked, **more):
    said = {"worker_id": None, "last_name": None, "raw_name": name, "worked_minutes": worked}
    beside = {"training_minutes": None, "absence_minutes": None, "kind": None, "comment": None}
    return {**said, **beside, **more}


def test_a_receipt_says_what_was_declared_with_its_sums():
    lines = [line("DIALLO Awa", 9100, training_minutes=420), line("Yann", 600, comment="parti")]
    told = receipt_of(Territory(name="Métropole", demo=False), PARTY_TOLD, SHEET, lines, "fr")
    assert told.title == "Reçu de la fiche de février 2026"
    assert told.rows[0] == ("DIALLO Awa", "151\u00a0h\u00a040", "7\u00a0h", "–", "")
    assert told.total == ("Total", "161\u00a0h\u00a040", "7\u00a0h", "–", "")
    assert ("Numéro", "ABCDEF12") in told.facts
    assert dict(told.facts)["Transmise"] == "mardi 10\u00a0mars 2026, 09:00, par Fatou"


def test_the_digest_changes_with_what_is_declared():
    one, other = [line("Awa", 60)], [line("Awa", 61)]
    assert digest_of(SHEET, one) != digest_of(SHEET, other)
    assert digest_of(SHEET, one) == digest_of(SHEET, [dict(one[0], cell="Feuil1!A2")])


def test_a_letter_that_no_font_has_does_not_cost_the_receipt():
    told = receipt_of(
        Territory(name="Métropole", demo=True), PARTY_TOLD, SHEET, [line("李 🙂 Awa", 60)], "en"
    )
    paper = pdf_of(told, START)
    assert b"pdfuaid" in paper
    assert paper == pdf_of(told, START)


def test_a_company_prints_what_it_handed_in_and_no_draft(sqlite_office, sqlite_sign_in):
    fatou = sqlite_sign_in("fatou")
    save(fatou)
    assert fatou.get(f"{AT}/receipt.pdf").json["code"] == "not_now"
    step(fatou, "submit")
    paper = fatou.get(f"{AT}/receipt.pdf?language=en")
    assert (paper.status_code, paper.mimetype) == (200, "application/pdf")
    assert "recu-fiche-2026-02-batisseurs-1-v1.pdf" in paper.headers["Content-Disposition"]
    assert fatou.get(f"{AT}/receipt.pdf?version=2").status_code == 404
