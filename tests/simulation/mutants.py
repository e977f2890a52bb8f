"""Mistakes planted one at a time, each of which the simulation must notice.

A mutant is a function that plants it by pytest's monkeypatch, or a phone that makes it.
"""

# ruff: noqa: SLF001, ARG002, ARG005 - a mistake is planted in the very inside

from dataclasses import replace
from typing import Any

import pytest

from backend.records import store, timeline
from backend.syncing import pull, push
from sync import exchange, merge
from sync.exchange import Outcome
from sync.protocol import Status
from tests.simulation import schedule
from tests.simulation.handset import Asked, Change, Handset, Row
from tests.simulation.twin import TwinOffice
from tests.simulation.twin_store import Kept, TwinStore

FOREVER = 10**9


def _highest(ops: Any, receipts: Any, last_n: int, used: Any) -> int:
    del receipts, used
    return max([last_n, *(op.n for op in ops)])


def no_receipts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TwinOffice, "receipts", lambda *_: {})
    patch.setattr(push, "_numbered", _highest)


def a_cloned_phone_is_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(push, "_numbered", _highest)


def a_repeated_change_keeps_its_number_free(patch: pytest.MonkeyPatch) -> None:
    own = push._numbered

    def numbered(ops: Any, receipts: Any, last_n: int, used: Any) -> int:
        own(ops, receipts, last_n, used)
        return max([last_n, *(op.n for op in ops if op.op not in receipts)])

    patch.setattr(push, "_numbered", numbered)


def a_refusal_drops_the_content(patch: pytest.MonkeyPatch) -> None:
    own = store.hold

    def empty(*args: Any, **options: Any) -> Any:
        kept = own(*args, **options)
        return kept._replace(data={**kept.data, "content": {**kept.data["content"], "set": {}}})

    patch.setattr(store, "hold", empty)


def the_last_write_wins_the_record(patch: pytest.MonkeyPatch) -> None:
    def overwrite(kind: Any, before: Any, meta: Any, change: Any, author: Any) -> Any:
        return merge.merge(kind, before, {}, change, author)

    patch.setattr(exchange, "merge", overwrite)


def what_was_seen_is_not_asked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        merge, "is_foreign", lambda meta, group, author: bool(meta) and author.base_rev == 0
    )


def a_delete_asks_nobody(patch: pytest.MonkeyPatch) -> None:
    own = exchange._delete

    def delete(op: Any, stored: Any, *rest: Any) -> Outcome:
        return own(replace(op, base_rev=FOREVER), stored, *rest)

    patch.setattr(exchange, "_delete", delete)


def what_comes_after_a_delete_is_nodded_through(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(exchange, "_after_delete", lambda _: Outcome(Status.APPLIED))


def a_group_is_taken_in_parts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TwinStore, "back_to", lambda *_: None)


def a_number_for_each_push(patch: pytest.MonkeyPatch) -> None:
    own = store.Store._next

    def same(self: Any) -> int:
        if self._first == 0:  # the registers of the beginning
            return own(self)
        self.seq = self._first + 1
        return self.seq

    patch.setattr(store.Store, "_next", same)


def a_new_scope_starts_at_the_head(patch: pytest.MonkeyPatch) -> None:
    own = pull._Reading.__init__

    def begin(self: Any, me: Any, positions: dict[str, int], head: int) -> None:
        known = any(positions.values())
        own(self, me, {s: at or (head if known else 0) for s, at in positions.items()}, head)

    patch.setattr(pull._Reading, "__init__", begin)


def a_move_tells_only_the_new_scope(patch: pytest.MonkeyPatch) -> None:
    def follow(self: Kept, before: Any, after: Any) -> None:
        for tag in after.tags:
            self.feed[tag][after.record_id] = (after.rev, 0)

    patch.setattr(Kept, "follow", follow)


def who_left_one_scope_is_gone(patch: pytest.MonkeyPatch) -> None:
    own = pull._left
    patch.setattr(pull, "_left", lambda wire, mine: own(wire, frozenset()))


def what_is_gone_is_shown_once_more(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull, "_left", lambda wire, mine: wire)


def tags_stay_where_they_were(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store, "dependents", lambda *_: set())


def collisions_stay_where_they_were(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store.Store, "_conflicts_follow", lambda *_: None)


def digests_forget_what_moved(patch: pytest.MonkeyPatch) -> None:
    own = Kept._count

    def count(self: Kept, stored: Any, step: int) -> None:
        if step > 0 or stored.table != "contact":
            own(self, stored, step)

    patch.setattr(Kept, "_count", count)


def numbers_go_on_after_a_restore(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store, "first_after_restore", lambda seq, told, luck: seq)


def a_new_timeline_is_counted(patch: pytest.MonkeyPatch) -> None:
    def count(self: TwinStore, agreed: int, heard: str) -> str:
        self.kept.epochs |= {heard: 0, self.epoch: agreed}
        return f"timeline {len(self.kept.epochs)}"

    acts, weights = schedule._STEPS
    patch.setattr(schedule, "_STEPS", (acts, [*weights[:-1], 3]))  # restores of one backup are rare
    patch.setattr(TwinStore, "_new_epoch", count)


def a_restore_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(timeline, "is_foreign", lambda *_: False)


def a_restore_is_noticed_by_numbers_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        timeline,
        "is_foreign",
        lambda clock, mark, past: mark.epoch == clock.epoch and mark.seq > clock.seq,
    )


def what_was_seen_before_a_restore_is_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TwinStore, "known_until", lambda self, epoch, rev: rev)


PLANTED = (
    no_receipts,
    a_cloned_phone_is_believed,
    a_repeated_change_keeps_its_number_free,
    a_refusal_drops_the_content,
    the_last_write_wins_the_record,
    what_was_seen_is_not_asked,
    a_delete_asks_nobody,
    what_comes_after_a_delete_is_nodded_through,
    a_group_is_taken_in_parts,
    a_number_for_each_push,
    a_new_scope_starts_at_the_head,
    a_move_tells_only_the_new_scope,
    who_left_one_scope_is_gone,
    what_is_gone_is_shown_once_more,
    tags_stay_where_they_were,
    collisions_stay_where_they_were,
    digests_forget_what_moved,
    numbers_go_on_after_a_restore,
    a_new_timeline_is_counted,
    a_restore_is_not_noticed,
    a_restore_is_noticed_by_numbers_alone,
    what_was_seen_before_a_restore_is_believed,
)


class IgnoresLeave(Handset):
    def leave(self) -> None:
        pass


class LosesOutboxOnLeave(Handset):
    def leave(self) -> None:
        before = self.rows
        super().leave()
        self.outbox = [op for op in self.outbox if op["id"] not in before.keys() - self.rows.keys()]


class TakesPagesForAnyCursor(Handset):
    def in_time(self, asked: Asked) -> bool:
        return True


class SavesTheCursorApart(Handset):
    def take_page(self, asked: Asked, page: dict[str, Any]) -> None:
        if asked is not self.waiting and page.get("cursor"):
            self.cursor = page["cursor"]
        super().take_page(asked, page)


class IgnoresRecordsOfAnswers(Handset):
    def is_news(self, record: Row) -> bool:
        return False


class TakesLateAnswers(Handset):
    def is_late(self, asked: Asked) -> bool:
        return False

    def is_news(self, record: Row) -> bool:
        return True


class StopsAtTheFirstRefusal(Handset):
    def settle_answered(self, done: list[Change], result: dict[str, Any]) -> None:
        if result["status"] != "held":
            super().settle_answered(done, result)


class ForgetsWhatIsRefused(Handset):
    def _fork(self, device: str) -> None:
        self.sent = []
        self.outbox = self.outbox[1:]
        super()._fork(device)


class ThinksItSawWhatItsOwnWordsHid(Handset):
    def seen_until(self, record_id: str) -> dict[str, Any]:
        row = self.rows.get(record_id)
        return {"epoch": self.epoch, "rev": row["rev"] if row else 0, "heard": self.heard}


class KeepsNoLogOfWhatItSent(Handset):
    def offer_all(self) -> None:
        self.sent = []


PHONES = (
    IgnoresLeave,
    LosesOutboxOnLeave,
    TakesPagesForAnyCursor,
    SavesTheCursorApart,
    IgnoresRecordsOfAnswers,
    TakesLateAnswers,
    StopsAtTheFirstRefusal,
    ForgetsWhatIsRefused,
    ThinksItSawWhatItsOwnWordsHid,
    KeepsNoLogOfWhatItSent,
)
