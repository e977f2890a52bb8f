"""What a phone shows of the timeline that it has heard of: opaque to it, signed, and small."""

from dataclasses import dataclass
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeSerializer

from backend.extensions import db
from backend.records import feed, journal, timeline
from backend.records.store import writing
from backend.records.timeline import Clock, Mark


@lru_cache(maxsize=256)
def write(clock: Clock, secret: str) -> str | None:
    """Return the mark of a moment, for a phone to keep; none before the first change."""
    if clock.last_line is None:
        return None
    return _serializer(secret).dumps([clock.epoch, clock.seq, clock.last_line])


@lru_cache(maxsize=1024)
def read(text: object, secret: str) -> Mark | None:
    """Return the mark that a phone shows, None when it is none of ours."""
    if not isinstance(text, str):
        return None
    try:
        return Mark(*_serializer(secret).loads(text))
    except BadSignature:
        return None


@lru_cache(maxsize=64)
def _serializer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="jalon.mark")


def is_foreign(mark: Mark | None, territory: str) -> bool:
    """Tell whether a phone shows a timeline that a restore ended unnoticed."""
    if mark is None:
        return False
    return timeline.is_foreign(feed.clock_of(territory), mark, _Past(territory))


@dataclass(frozen=True)
class _Past:
    territory: str

    def knows(self, line: str) -> bool:
        return journal.knows(self.territory, line)

    def had(self, epoch: str) -> bool:
        return timeline.agreed_until(db.session.connection(), self.territory, epoch) is not None


def begin_anew(mark: Mark, territory: str) -> None:
    """Begin a new timeline, unless another phone has just made it begin. The caller commits."""
    with writing(territory) as store:
        if timeline.is_foreign(store.clock, mark, _Past(territory)):
            store.begin_anew(mark.seq, heard=mark.epoch)
