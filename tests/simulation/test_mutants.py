"""The net holds: a planted mistake is caught within some hundreds of schedules."""

import logging

import pytest

from tests.simulation import schedule
from tests.simulation.handset import Handset
from tests.simulation.mutants import PHONES, PLANTED, a_refusal_drops_the_content
from tests.simulation.twin import TwinOffice

SCHEDULES, STEPS = 400, 80


@pytest.fixture(autouse=True)
def _silence(caplog):
    caplog.set_level(logging.CRITICAL)


def caught_at(phone: type[Handset] = Handset) -> int | None:
    """The first seed that notices; None: it got through."""
    for seed in range(SCHEDULES):
        try:
            schedule.run(seed, TwinOffice(), STEPS, phone)
        except AssertionError:  # an invariant; whatever else falls is a mistake of the mutant
            return seed
    return None


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_mistake_of_the_office_is_caught(plant, monkeypatch):
    plant(monkeypatch)
    assert caught_at() is not None


@pytest.mark.parametrize("phone", PHONES, ids=lambda phone: phone.__name__)
def test_a_mistake_of_a_phone_is_caught(phone):
    assert caught_at(phone) is not None


def test_a_failure_names_its_seed_and_the_fewest_steps(monkeypatch):
    a_refusal_drops_the_content(monkeypatch)
    with pytest.raises(AssertionError) as fell:
        schedule.run_shortened(0, TwinOffice, STEPS)
    (where,) = fell.value.__notes__
    seed, steps = where.removeprefix("seed ").removesuffix(" steps").split(", ")
    assert (seed, int(steps) < STEPS) == ("0", True), where
