"""What the minutes of a visit hold, and what they never hold."""

import json

import pytest

from backend.records.minutes_words import words_source
from sync.minutes import OFFICE, SHARED, minutes_of
from tests.architecture.tree import ROOT
from tests.documents import vectors
from tests.documents.chantier import BETON, PEINTRE, RELAIS, VISIT, id_of
from tests.documents.visite import chantier


def read(kept=None, **choices):
    return minutes_of(VISIT, kept or chantier(), **choices)


def block(minutes, key):
    return next(each for each in minutes.blocks if each.key == key)


def tables(minutes, key):
    return [part for part in block(minutes, key).parts if part.kind == "table"]


def everything(minutes):
    return json.dumps(minutes.plain(), ensure_ascii=False)


@pytest.mark.parametrize("case", vectors.CASES)
def test_the_minutes_are_those_that_the_phone_is_tested_with(case):
    kept = (vectors.FOLDER / f"{case}.json").read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(vectors.text_of(case))


def test_the_words_of_the_phone_are_those_of_the_office():
    kept = ROOT / "pwa" / "src" / "minutes" / "words.gen.ts"
    assert kept.read_text(encoding="utf-8") == words_source()


def test_the_blocks_come_in_the_order_of_the_field():
    assert [each.key for each in read().blocks] == [
        "attendees", "previous_minutes", "actions_review", "hours_status", "workers_status",
        "attendance", "tutoring", "upcoming_hires", "conditions", "other", "decisions",
        "company_remarks", "sign_off",
    ]  # fmt: skip


def test_there_are_no_minutes_of_an_unknown_visit():
    with pytest.raises(KeyError):
        minutes_of(id_of("ailleurs"), chantier())


@pytest.mark.parametrize("copy", [OFFICE, BETON, PEINTRE, RELAIS, SHARED])
@pytest.mark.parametrize(
    "secret",
    ["Inaptitude", "Mal de dos", "Arrêt", "Off work", "RSA", "jamais mon tuteur", "aucun acte"],
)
def test_no_health_no_category_and_no_words_of_a_worker_are_in_any_copy(copy, secret):
    for language in ("fr", "en"):
        assert secret not in everything(read(copy=copy, language=language))


def test_who_was_not_seen_is_never_called_absent_without_reason():
    said = everything(read())
    assert "non vu(e) ce jour" in said
    assert "injustifié" not in said


@pytest.mark.parametrize(
    ("copy", "named", "hidden"),
    [
        (BETON, ["KONATÉ Awa", "NGUYỄN Minh"], ["ARSLAN Deniz", "MOREAU Julie", "TRAORÉ Issa"]),
        (PEINTRE, ["ARSLAN Deniz", "TRAORÉ Issa"], ["KONATÉ Awa", "SILVA Inês", "PETIT Karim"]),
        (RELAIS, ["NGUYỄN Minh", "SILVA Inês"], ["KONATÉ Awa", "ARSLAN Deniz"]),
        (SHARED, [], ["KONATÉ Awa", "NGUYỄN Minh", "ARSLAN Deniz", "TRAORÉ Issa"]),
    ],
)
def test_a_copy_names_the_people_of_its_own_company_only(copy, named, hidden):
    said = everything(read(copy=copy)).casefold()
    for name in named:
        assert name.casefold() in said
    for name in hidden:
        last, first = name.casefold().rsplit(" ", 1)
        assert f"{last} {first}" not in said
        assert f"{first} {last}" not in said


def test_a_name_typed_in_an_action_is_taken_out_of_another_companys_copy():
    said = everything(read(copy=PEINTRE))
    assert "Préparer la suite du contrat de [une personne] avant Noël" in said
    assert "[une personne] suivra la formation" in said


def test_what_a_worker_said_of_another_is_shown_as_not_seen_without_a_source():
    kept = chantier()
    kept.put("attendance_observation", "obs DUPONT Léo", status="reported_absent",
             source="worker_said")  # fmt: skip
    rows = tables(read(kept), "attendance")[0].rows
    assert ("DUPONT Léo", "Béton Nord", "non vu(e) ce jour", "", "Coffrage du voile R+1") in rows


def test_hours_known_only_after_the_visit_do_not_change_its_minutes():
    before, kept = read(), chantier()
    kept.put("monthly_sheet", "2 Béton Nord 2026-11", party_id=id_of("2 Béton Nord"), version=1,
             period="2026-11", state="submitted", channel="csv",
             submitted_at="2026-12-04T09:00:00Z")  # fmt: skip
    kept.put("sheet_line", "tardive", sheet_id=id_of("2 Béton Nord 2026-11"), raw_name="Dupont",
             worked_minutes=6000)  # fmt: skip
    kept.put("retained_hours", "tardives", party_id=id_of("2 Béton Nord"), engine="1",
             worker_id=id_of("DUPONT Léo"), period="2026-11", retained_minutes=6000,
             decided_on="2026-12-20")  # fmt: skip
    kept.put("clause_amendment", "avenant 2", clause_id=id_of("clause 2"), required_minutes=60,
             effective_on="2026-12-01", reason="Réduction")  # fmt: skip
    kept.put("minutes_item", "Installer un vestiaire pour les femmes", status="done",
             status_on="2026-12-18")  # fmt: skip
    assert read(kept) == before


def test_hours_are_those_of_the_last_version_that_is_no_draft():
    kept = chantier()
    party = id_of("2 Béton Nord")
    for version, state, minutes in ((2, "submitted", 600), (3, "draft", 99_999)):
        sheet = kept.put("monthly_sheet", f"v{version}", party_id=party, period="2026-04",
                         version=version, state=state, channel="csv",
                         submitted_at="2026-05-20T09:00:00Z")  # fmt: skip
        kept.put("sheet_line", f"v{version}", sheet_id=sheet, raw_name="Tous",
                 worked_minutes=minutes)  # fmt: skip
    row = tables(read(kept), "hours_status")[0].rows[0]
    before = tables(read(), "hours_status")[0].rows[0]
    assert (before[3], row[3]) == ("1\u00a0592\u00a0h\u00a030", "1\u00a0375\u00a0h")


def test_over_delivery_is_shown_as_it_is():
    rows = tables(read(), "hours_status")[0].rows
    assert [row[6] for row in rows] == ["104\u00a0%", "141\u00a0%", "", ""]


def test_questions_open_on_sheets_are_asked_of_the_company_that_they_concern():
    kept = chantier()
    for name, rule in (("q1", "OBSERVED_NOT_DECLARED"), ("q2", "CHECK_OVERDUE")):
        kept.put("discrepancy", name, party_id=id_of("10 Couleurs"), period="2026-10", rule=rule,
                 subject=name, worker_id=id_of("ARSLAN Deniz"), state="asked",
                 answer_due_on="2026-12-10")  # fmt: skip
    asked = tables(read(kept), "attendance")[1].rows
    assert [(row[0], row[3], row[4]) for row in asked] == [
        ("10/2026", "ARSLAN Deniz", "10/12/2026")
    ]
    assert len(tables(read(kept, copy=BETON), "attendance")) == 2
    captions = [table.caption for table in tables(read(kept, copy=BETON), "attendance")]
    assert "Points à éclaircir sur les fiches mensuelles" not in captions


def test_an_action_is_cited_by_the_number_of_its_meeting():
    decided = tables(read(), "decisions")[0].rows
    reviewed = tables(read(), "actions_review")[0].rows
    assert [row[0] for row in decided] == ["3.1", "3.2", "3.3", "3.4"]
    assert [(row[0], row[4]) for row in reviewed] == [
        ("2.1", "En retard"), ("2.2", "Fait"), ("2.3", "À faire"),
    ]  # fmt: skip


def test_the_reply_period_can_be_chosen():
    assert "sous 21 jours" in everything(read(reply_days=21))
