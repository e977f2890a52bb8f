"""What was computed of a month, kept in memory until a record that it rests on changes."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

from backend.records import feed
from backend.records.month import OF_DECISIONS, touched
from backend.records.timeline import Clock

V = TypeVar("V")


class Kept(Generic[V]):
    """The last few values of a territory's months, each with the number up to which it holds."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._values: OrderedDict[Hashable, tuple[Clock, V]] = OrderedDict()

    def get(
        self,
        territory: str,
        key: Hashable,
        make: Callable[[], V],
        redecide: Callable[[V], V] | None = None,
    ) -> V:
        """Return the value of a key as the records of now give it, made again where it must be.

        ``redecide`` makes it from the one before where nothing but decisions has changed.
        """
        clock, place = feed.clock_of(territory), (territory, key)
        with self._lock:
            known = self._values.get(place)
        changed = _changed(territory, known[0], clock) if known else None
        if known is None or changed is None:
            value = make()
        elif not changed:
            value = known[1]
        else:
            decided = redecide is not None and changed <= OF_DECISIONS
            value = redecide(known[1]) if redecide and decided else make()
        with self._lock:
            self._values[place] = (clock, value)
            self._values.move_to_end(place)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value


class Once(Generic[V]):
    """What several requests want at once is made once, and one thing at a time in a process.

    Whoever makes must not wait for a writer: a writer may be among those who wait.
    """

    def __init__(self) -> None:
        self._lock, self._turn = Lock(), Lock()
        self._made: dict[Hashable, Future[V]] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Make it, or wait for who makes it; an error of making is the error of all."""
        with self._lock:
            others = self._made.get(key)
            mine = self._made.setdefault(key, Future())
        if others is not None:
            return others.result()
        try:
            with self._turn:
                mine.set_result(make())
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._made[key]
        return mine.result()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Compute without the collector of cycles: a month makes many values and no cycle (40 %)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _changed(territory: str, then: Clock, now: Clock) -> frozenset[str] | None:
    """Return the types that count and have changed since; None on another timeline."""
    if then.epoch != now.epoch or then.seq > now.seq:
        return None
    return frozenset() if then.seq == now.seq else touched(territory, then.seq)
