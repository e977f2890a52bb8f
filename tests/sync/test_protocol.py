"""Changes of one group are taken together, wherever they stand in a push."""

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import read_op, runs

GROUPS = st.lists(st.sampled_from([None, "a", "b", "c"]), max_size=10)


def change(n, group):
    op = f"00000000-0000-4000-8000-{n:012}"
    raw = {"op": op, "n": n, "kind": "delete", "tbl": "contact", "id": op, "group": group}
    return read_op(raw, 0)


@given(GROUPS)
def test_a_push_falls_into_the_shortest_runs_that_no_group_reaches_out_of(groups):
    ops = [change(n, group) for n, group in enumerate(groups, 1)]
    found = list(runs(ops))
    assert [op for run in found for op in run] == ops
    where = [{place for place, run in enumerate(found) for op in run if op.group == each}
             for each in {*groups} - {None}]  # fmt: skip
    assert all(len(places) == 1 for places in where)
    for run in found:
        for cut in range(1, len(run)):
            before, after = ({op.group for op in part} - {None} for part in (run[:cut], run[cut:]))
            assert before & after, "this run could be two"
