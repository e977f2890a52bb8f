"""The minutes as the office gives them: as JSON, as PDF, in the mail of the participants."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from sync.minutes import minutes_of
from tests.backend.documents.conftest import ACTOR, enter
from tests.backend.personas import HERE, identifier
from tests.documents.chantier import BETON, VISIT, Kept, id_of
from tests.documents.visite import SHA, chantier


@pytest.fixture
def app(sqlite_app):
    """The database is not the matter here; test_mail sends on both."""
    return sqlite_app


MINUTES = f"/api/visits/{VISIT}/minutes"


def pdf(answer):
    assert answer.mimetype == "application/pdf"
    return PdfReader(BytesIO(answer.data))


def text(reader):
    """What a person copies out of a PDF, on one line."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(node):
    """The names of the structure tree, in the order of reading."""
    found = node.get_object()
    if isinstance(found, list):
        return [name for each in found for name in tags(each)]
    if not isinstance(found, dict) or "/S" not in found:
        return []
    return [found["/S"], *(tags(found["/K"]) if "/K" in found else [])]


def test_the_office_says_what_the_records_say(officer):
    answer = officer.get(MINUTES)
    assert answer.status_code == 200
    said = json.dumps(minutes_of(VISIT, chantier()).plain())
    assert answer.json == json.loads(said)


def test_minutes_come_in_english_when_they_are_asked_so(officer):
    assert officer.get(f"{MINUTES}?language=en").json["title"].startswith("Minutes")


@pytest.mark.parametrize("query", ["language=de", "copy=everything", "colour=red"])
def test_a_query_that_means_nothing_is_refused_with_its_field(officer, query):
    answer = officer.get(f"{MINUTES}?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/" + query.split("=")[0]


@pytest.mark.parametrize("path", [MINUTES, f"{MINUTES}.pdf"])
@pytest.mark.parametrize("name", ["chloe", "ines", "jean"])
def test_a_visit_of_others_looks_like_none(site, sign_in, name, path):
    there = sign_in(name).get(path)
    nowhere = sign_in(name).get(path.replace(VISIT, identifier("no visit")))
    assert there.status_code == nowhere.status_code == 404
    assert there.json["code"] == nowhere.json["code"] == "not_found"


def test_the_pdf_says_everything_and_fits_two_pages(officer):
    answer = officer.get(f"{MINUTES}.pdf")
    reader = pdf(answer)
    said = text(reader)
    assert len(reader.pages) <= 2
    for words in (
        "Groupe scolaire Jean-Moulin", "Paul Garnier", "KONATÉ Awa", "NGUYỄN Minh",
        "1 557 h 30", "104 %", "T06 Tuteur ou suppléant présent", "3.2", "En retard",
        "retard d’approvisionnement", "Sans observation écrite sous 15 jours",
    ):  # fmt: skip
        assert words in said
    assert (
        "compte-rendu-2026-11-25-groupe-scolaire-jean-moulin.pdf"
        in (answer.headers["Content-Disposition"])
    )


def test_the_pdf_can_be_read_by_a_screen_reader(officer):
    reader = pdf(officer.get(f"{MINUTES}.pdf"))
    root = reader.trailer["/Root"]
    found = tags(root["/StructTreeRoot"]["/K"])
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.startswith("Compte rendu de réunion de chantier")
    assert "/Title" in found
    assert found.count("/H1") == 14
    assert found.count("/Table") == found.count("/THead") == 6
    assert {"/TH", "/TD", "/L", "/LBody", "/Figure"} <= set(found)
    assert b"pdfuaid:part" in reader.xmp_metadata.stream.get_data()


def test_a_name_in_letters_that_no_font_has_does_not_cost_the_document(site, sign_in):
    kept = Kept({})
    kept.put("attendee", "présence 🙂", visit_id=VISIT, name="Zoé 🙂 中", status="present",
             receives_minutes=False)  # fmt: skip
    enter(site, kept)
    assert "Zoé □ □" in text(pdf(sign_in("alice").get(f"{MINUTES}.pdf")))


def test_photos_at_hand_come_on_pages_of_their_own_in_the_offices_copy_only(
    site, sign_in, tmp_path
):
    from PIL import Image  # noqa: PLC0415 - only here

    place = tmp_path / "files" / HERE / SHA[:2] / f"{SHA}.full"
    place.parent.mkdir(parents=True)
    Image.new("RGB", (1200, 900), "#7a8a99").save(place, "JPEG")
    alice = sign_in("alice")
    whole = pdf(alice.get(f"{MINUTES}.pdf"))
    shared = pdf(alice.get(f"{MINUTES}.pdf?copy=shared"))
    assert sum(len(page.images) for page in whole.pages) == 1
    assert sum(len(page.images) for page in shared.pages) == 0
    assert "Registre du personnel, page du jour" in text(shared)


def test_sending_keeps_a_message_for_each_receiver_with_the_copy_that_is_theirs(officer, sign_in):
    answer = officer.post(f"{MINUTES}/send")
    assert answer.status_code == 202
    assert (answer.json["state"], answer.json["sends"]) == ("distributed", False)
    office = sign_in("damien")
    kept = office.get("/api/mail").json
    assert kept["total"] == 4
    said = {
        each["recipient_name"]: text(pdf(office.get(f"/api/mail/{each['id']}/attachment")))
        for each in kept["messages"]
    }
    assert "KONATÉ Awa" in said["Paul Garnier"]
    assert "ARSLAN Deniz" not in said["Paul Garnier"]
    assert "ARSLAN Deniz" in said["Samia Ferrec"]
    assert "KONATÉ Awa" not in said["Samia Ferrec"]
    assert "SILVA Inês" in said["Hugo Blin"]
    assert not {"KONATÉ", "ARSLAN", "SILVA"} & set(said["Claire Tanguy"].split())


def test_a_message_can_be_read_where_no_mail_server_is_set(officer, sign_in):
    sent = officer.post(f"{MINUTES}/send").json["messages"]
    message = sign_in("alice").get(f"/api/mail/{sent[0]['id']}").json
    assert message["state"] == "waiting"
    assert "réputé approuvé" in message["body"]
    assert message["recipient_name"] in message["body"]


def test_sending_makes_the_visit_a_distributed_one_and_leaves_a_trace(officer):
    officer.post(f"{MINUTES}/send")
    [act] = [
        act
        for act in officer.get(f"/api/visits/{VISIT}/history").json["acts"]
        if act["after"] == {"state": "distributed"}
    ]
    assert act["before"] == {"state": "signed"}
    assert act["table"] == "visit"


def test_the_same_minutes_are_never_kept_twice_for_an_address(officer, sign_in):
    first = officer.post(f"{MINUTES}/send").json["messages"]
    again = officer.post(f"{MINUTES}/send").json["messages"]
    assert {each["id"] for each in first} == {each["id"] for each in again}
    assert sign_in("alice").get("/api/mail").json["total"] == 4


def test_minutes_with_an_addendum_go_out_anew(site, officer, sign_in):
    officer.post(f"{MINUTES}/send")
    kept = Kept({})
    kept.put("addendum", "additif", visit_id=VISIT, author_id=ACTOR.user, body="Registre reçu.",
             written_at="2026-11-26T08:00:00Z")  # fmt: skip
    enter(site, kept)
    officer.post(f"{MINUTES}/send")
    assert sign_in("alice").get(f"/api/mail?visit={VISIT}").json["total"] == 8


def test_minutes_that_are_not_signed_are_not_sent(site, officer):
    kept = chantier()
    kept.put("visit", "visite 3", state="draft")
    enter(site, kept)
    answer = officer.post(f"{MINUTES}/send")
    assert (answer.status_code, answer.json["code"]) == (409, "not_signed")


def test_with_nobody_to_receive_them_minutes_stay_signed(site, officer):
    kept = chantier()
    for data in kept.tables["attendee"].values():
        data["email"] = "pas une adresse"
    enter(site, kept)
    answer = officer.post(f"{MINUTES}/send")
    assert (answer.status_code, answer.json["code"]) == (409, "nobody_to_send_to")
    assert "Claire Tanguy" in answer.json["without_address"]
    assert officer.get(MINUTES).json["blocks"]


def test_messages_of_another_territory_look_like_none(officer, sign_in):
    [message, *_] = officer.post(f"{MINUTES}/send").json["messages"]
    ines = sign_in("ines")
    assert ines.get("/api/mail").json["total"] == 0
    for path in (f"/api/mail/{message['id']}", f"/api/mail/{message['id']}/attachment"):
        assert ines.get(path).status_code == 404


def test_a_company_without_people_on_the_site_reads_no_name(officer):
    said = str(officer.get(f"{MINUTES}?copy={id_of('ailleurs')}").json)
    assert "KONATÉ" not in said
    assert BETON not in said
