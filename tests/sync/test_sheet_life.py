"""Whatever steps people try, in whatever order, a sheet's life holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.record import OFFICE, Role
from sync.sheet_life import NOTHING, STEPS, Act, Refusal, acts, refusal, version_for

STATES = (NOTHING, "draft", "submitted", "returned", "reviewed", "closed")
TRIES = st.lists(st.tuples(st.sampled_from(Act), st.sampled_from(Role), st.sampled_from(["", "x"])))


@given(TRIES)
def test_no_order_of_steps_breaks_a_sheet(tries):
    state, version, closed = NOTHING, 0, set()
    for act, role, comment in tries:
        if refusal(act, state, role, comment) is not None:
            continue
        before, version = version, version_for(act, state, version)
        assert version >= before
        assert version not in closed, "a closed version is never touched"
        state = STEPS[act].after or state
        assert (state == NOTHING) == (version == 0)
        if state == "closed":
            closed.add(version)


@given(st.sampled_from(STATES), st.sampled_from(Role), st.sampled_from(Act))
def test_who_is_not_of_the_sheet_takes_no_step(state, role, act):
    if role not in OFFICE | {Role.COMPANY_ADMIN}:
        assert refusal(act, state, role, "why") is Refusal.NOT_YOURS


@pytest.mark.parametrize("act", [Act.RETURN, Act.REVIEW, Act.CLOSE, Act.CORRECT])
@pytest.mark.parametrize("state", STATES)
def test_a_company_never_judges_its_own_sheet(act, state):
    assert refusal(act, state, Role.COMPANY_ADMIN, "why") is Refusal.NOT_YOURS


def test_returning_says_why():
    assert refusal(Act.RETURN, "submitted", Role.SUPERVISOR, "  ") is Refusal.COMMENT_NEEDED


def test_what_was_returned_is_corrected_by_the_next_version():
    assert acts("returned", Role.COMPANY_ADMIN) == (Act.EDIT, Act.UPLOAD)
    assert version_for(Act.EDIT, "returned", 1) == 2
    assert version_for(Act.EDIT, "draft", 2) == 2
