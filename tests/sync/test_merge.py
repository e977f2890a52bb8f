"""Two people, one record: what the merge promises whatever they wrote."""

from hypothesis import assume, given
from hypothesis import strategies as st

from sync.merge import Author, merge
from sync.records import RECORDS

CONTACT = RECORDS["contact"]
CHECK = RECORDS["tutoring_check"]
NAMES = st.text("abc", min_size=1, max_size=3)
CHANGES = st.fixed_dictionaries(
    {}, optional={"name": NAMES, "role": NAMES, "phone": NAMES, "email": NAMES}
)
SEEN = {"name": "Roy", "role": "chef", "phone": "01", "email": "a@b.fr", "is_draft": False}
OTHER = (5, "other phone", 1)
MINE = Author("my phone", 7, base_rev=3)


def merged(stored, meta, wanted, author=MINE):
    return merge(CONTACT, stored, meta, (wanted, {name: SEEN[name] for name in wanted}), author)


@given(mine=CHANGES, theirs=CHANGES)
def test_different_fields_of_two_people_are_both_kept(mine, theirs):
    assume(not mine.keys() & theirs.keys())
    result = merged({**SEEN, **theirs}, dict.fromkeys(theirs, OTHER), mine)
    assert result.data == {**SEEN, **theirs, **mine}
    assert not result.collisions


@given(mine=CHANGES, theirs=CHANGES)
def test_nothing_that_its_author_had_not_seen_is_overwritten(mine, theirs):
    result = merged({**SEEN, **theirs}, dict.fromkeys(theirs, OTHER), mine)
    for name, value in theirs.items():
        if value != SEEN[name]:
            assert result.data[name] == value


@given(mine=CHANGES, theirs=CHANGES)
def test_every_word_of_mine_takes_effect_or_is_in_a_collision(mine, theirs):
    result = merged({**SEEN, **theirs}, dict.fromkeys(theirs, OTHER), mine)
    kept = {name for clash in result.collisions for name in clash.mine}
    assert all(name in kept or result.data[name] == value for name, value in mine.items())


@given(mine=CHANGES)
def test_the_same_change_twice_is_once(mine):
    once = merged(SEEN, {}, mine)
    twice = merged(once.data, dict.fromkeys(once.touched, (9, "my phone", 7)), mine)
    assert twice.data == once.data
    assert not twice.touched
    assert not twice.collisions


@given(mine=CHANGES)
def test_agreeing_by_chance_is_no_collision(mine):
    assert not merged({**SEEN, **mine}, dict.fromkeys(mine, OTHER), mine).collisions


@given(mine=CHANGES)
def test_changed_and_changed_back_is_no_collision(mine):
    assert not merged(SEEN, dict.fromkeys(mine, OTHER), mine).collisions


@given(first=CHANGES, second=CHANGES)
def test_two_changes_of_one_phone_made_offline_follow_one_another(first, second):
    after = merged(SEEN, {}, first)
    own = dict.fromkeys(after.touched, (9, "my phone", 6))
    result = merged(after.data, own, second)
    assert not result.collisions
    assert result.data == {**SEEN, **first, **second}


def test_answers_to_different_items_of_a_grid_merge_and_to_the_same_item_collide():
    stored = {"answers": {"tutor_load": {"answer": "no"}}}
    meta = {"answers.tutor_load": OTHER}
    wanted = {"answers": {"tutor_load": {"answer": "yes"}, "social_link": {"answer": "yes"}}}
    result = merge(CHECK, stored, meta, (wanted, {}), MINE)
    assert result.data["answers"] == {
        "tutor_load": {"answer": "no"},
        "social_link": {"answer": "yes"},
    }
    (clash,) = result.collisions
    assert clash.group == "answers.tutor_load"
