"""The first screen stays small enough for an old phone."""

from tests.e2e.phone import Phone

MOST_NODES = 600


def test_the_agenda_is_made_of_few_nodes(ready_phone: Phone):
    ready_phone.everything_is_sent()
    nodes = ready_phone.page.evaluate("() => document.querySelectorAll('*').length")
    assert nodes <= MOST_NODES
