"""A site changes hands while its officer is away: his work is kept, decided, counted once."""

import gzip
import json
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, PHONE, Phone
from tests.e2e.visit import Visit

CHLOE = ("chloe@example.org", "chloe visite les chantiers")
PULL = "**/sync/v1/pull"
CHECKED = 3
PACKED = {"content-encoding", "content-length"}
REASON = "Chloé a refait ce contrôle la semaine dernière."


@pytest.fixture
def other_phone(browser: Browser, office: Office) -> Iterator[Phone]:
    """Chloé's phone, after its first sync."""
    context = browser.new_context(**PHONE)
    held = Phone(context, office.address)
    held.prepare(*CHLOE)
    yield held
    assert held.faults == []
    context.close()


def hand_over(office: Office, site: str) -> None:
    """The supervisor gives the site to Chloé, in the register."""
    desk = Desk(office, *ALICE)
    (chloe,) = office.rows("SELECT id FROM user_account WHERE email = ?", CHLOE[0])
    known = desk.read(f"/api/registers/site/{site}")
    was = {"officer_id": known["values"]["officer_id"]}
    body = {"op": str(uuid4()), "rev": known["rev"], "epoch": known["epoch"], "was": was}
    body["values"] = {"officer_id": chloe["id"]}
    status, told = desk.ask("PATCH", f"/api/registers/site/{site}", body)
    assert status == 200, told


def checks(office: Office, visit: Visit) -> int:
    return len(office.records("tutoring_check", visit_id=visit.id))


def in_small_pages(route: Route) -> None:
    """Ask for a few rows at a time, as a phone on a poor network does."""
    sent = route.request.post_data_buffer or b"{}"
    packed = route.request.headers.get("content-encoding") == "gzip"
    asked = json.loads(gzip.decompress(sent) if packed else sent)
    headers = {k: v for k, v in route.request.headers.items() if k not in PACKED}
    route.continue_(headers=headers, post_data=json.dumps({**asked, "limit": 40}))


def test_a_site_goes_to_another_officer_while_its_own_is_without_network(
    visit: Visit, office: Office, desk: Phone, other_phone: Phone
):
    mine = visit.phone
    (row,) = office.records("visit", id=visit.id)
    (site,) = office.records("site", id=row["site_id"])
    people = visit.people()[:CHECKED]

    mine.lose_network()
    for name in people:
        visit.check_tutoring(name, ["Oui"])
    hand_over(office, site["id"])
    _arrives_whole(other_phone, site)

    mine.find_network()
    mine.send_now()
    expect(mine.page.get_by_role("heading", name="À régler")).to_be_visible()
    held = mine.page.locator("a[href^='/a-regler/']")
    expect(held).to_have_count(CHECKED)
    assert checks(office, visit) == 0, "nothing counts before somebody has decided"
    mine.go("/chantiers")
    expect(mine.page.get_by_text(site["label"])).to_have_count(0)
    mine.go("/envois")
    held.first.click()
    expect(mine.page.get_by_text("Le bureau voit que vous avez travaillé")).to_be_visible()

    desk.go("/bureau/a-regler")
    cards = desk.page.get_by_role("article")
    honest = cards.filter(has_text="Travail fait avant le changement de périmètre")
    expect(honest).to_have_count(CHECKED)
    for left in range(CHECKED, 1, -1):
        expect(cards).to_have_count(left)
        cards.first.get_by_label("Accepter").check()
        cards.first.get_by_role("button", name="Valider").click()
    expect(cards).to_have_count(1)
    cards.get_by_label("Refuser").check()
    cards.get_by_label("Motif").fill(REASON)
    cards.get_by_role("button", name="Valider").click()
    expect(cards).to_have_count(0)
    assert checks(office, visit) == CHECKED - 1
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []

    mine.send_now()
    expect(mine.page.get_by_text("Décisions du bureau")).to_be_visible()
    expect(mine.page.get_by_text(REASON)).to_be_visible()
    other_phone.send_now()
    other_phone.everything_is_sent()
    theirs = Visit(other_phone, visit.path)
    theirs.open("tutorat", "Tutorat")
    answered = other_phone.page.get_by_role("link").filter(has_text="1 sur 16")
    expect(answered).to_have_count(CHECKED - 1)


def _arrives_whole(phone: Phone, site: dict[str, str]) -> None:
    """The site is seen to arrive, and opens when it is whole."""
    page = phone.page
    asked: list[Route] = []

    def one_page(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            in_small_pages(route)

    page.route(PULL, one_page)
    phone.send_now()
    phone.go(f"/chantiers/{site['id']}")
    expect(page.get_by_role("status").filter(has_text=" sur ")).to_be_visible()
    for route in asked[1:]:
        route.continue_()
    page.unroute(PULL)
    expect(phone.title).to_have_text(site["label"])
    expect(page.get_by_role("status").filter(has_text=" sur ")).to_have_count(0)
