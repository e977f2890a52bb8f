"""Nothing exists twice, whatever becomes of the office's answers."""

from playwright.sync_api import APIResponse, Route, expect

from tests.e2e.office import Office
from tests.e2e.visit import Visit, touch

PUSH = "**/sync/v1/push"


def seen(office: Office, visit: Visit) -> int:
    return len(office.records("attendance_observation", visit_id=visit.id, status="seen"))


def no_change_was_taken_twice(office: Office) -> None:
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []


def test_an_answer_that_is_lost_twice_makes_nothing_twice(visit: Visit, office: Office):
    phone, lost = visit.phone, []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    phone.page.route(PUSH, lose)
    people = visit.people()
    phone.tap("Tous vus")
    phone.send_now()
    expect(phone.page.get_by_text("Pas de réponse du bureau.")).to_be_visible()
    assert seen(office, visit) == len(people)
    phone.tap("Envoyer maintenant")
    expect(phone.page.get_by_role("button", name="Envoyer maintenant")).to_be_enabled()
    assert set(lost) == {200}
    phone.page.unroute_all(behavior="wait")
    phone.send_now()
    phone.everything_is_sent()
    assert seen(office, visit) == len(people)
    no_change_was_taken_twice(office)


def test_an_answer_that_comes_late_takes_back_nothing_entered_meanwhile(
    visit: Visit, office: Office
):
    phone = visit.phone
    late: list[tuple[Route, APIResponse]] = []
    phone.page.route(PUSH, lambda route: late.append((route, route.fetch())))
    first, second, *_ = visit.people()
    touch(visit.person(first), "Vu")
    expect(phone.chip).to_contain_text("Envoi")
    touch(visit.person(first), "Non vu")
    touch(visit.person(second), "Vu")
    route, answer = late.pop()
    route.fulfill(response=answer)
    phone.page.unroute(PUSH)
    phone.everything_is_sent()
    marks = office.records("attendance_observation", visit_id=visit.id)
    assert sorted(row["status"] for row in marks) == ["not_seen", "seen"]
    expect(visit.person(first).get_by_role("button", name="Non vu")).to_have_attribute(
        "aria-pressed", "true"
    )
    no_change_was_taken_twice(office)


def test_the_same_push_repeated_by_the_network_is_answered_and_changes_nothing(
    visit: Visit, office: Office
):
    phone, answers = visit.phone, []

    def repeat(route: Route) -> None:
        first, again = route.fetch(), route.fetch()
        answers.append((first.json()["results"], again.json()["results"]))
        route.fulfill(response=first)

    people = visit.people()
    phone.page.route(PUSH, repeat)
    phone.tap("Tous vus")
    phone.everything_is_sent()
    assert answers
    for first, again in answers:
        assert again == [{**each, "replayed": True} for each in first]
    assert seen(office, visit) == len(people)
    no_change_was_taken_twice(office)
