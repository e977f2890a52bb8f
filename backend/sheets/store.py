"""Writing sheets: every step of their life goes through here, and through the one store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from backend.accounts.identity import Identity
from backend.problems import FieldError, Forbidden, Invalid
from backend.records import sheets as queries
from backend.records.store import OFFICE_DEVICE, Actor, Store
from backend.sheets.problems import NotNow, SheetChanged, SlotTaken
from sync.exchange import Outcome
from sync.notation.text import plain, squeezed
from sync.protocol import Op, OpKind, Status
from sync.record import natural_id
from sync.records import RECORDS
from sync.sheet_life import NOTHING, STEPS, Act, Refusal, refusal, version_for
from sync.validation import check_record, check_values

SHEET, LINE = "monthly_sheet", "sheet_line"
Values = dict[str, Any]


@dataclass(frozen=True)
class By:
    """Who takes a step, and when."""

    me: Identity
    at: datetime
    today: date

    @property
    def actor(self) -> Actor:
        """The author in the journal."""
        return Actor(self.me.user_id, OFFICE_DEVICE, self.at, self.today)

    @property
    def instant(self) -> str:
        """The moment in its wire form."""
        return self.at.isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Month:
    """One party's month."""

    party: str
    month: str


@dataclass(frozen=True)
class Source:
    """How a draft came about."""

    channel: str = "portal"
    file: str | None = None
    total: int | None = None


def rev_of(sheet: Mapping[str, Any] | None, lines: Iterable[Mapping[str, Any]]) -> str:
    """Return what changes whenever a sheet or one of its lines does; empty without a sheet."""
    if sheet is None:
        return ""
    told = [(sheet["id"], sheet["rev"]), *sorted((line["id"], line["rev"]) for line in lines)]
    return sha256(repr(told).encode()).hexdigest()[:16]


class SheetDesk:
    """The sheets of one party's month in one transaction; ``rev`` is what its author saw."""

    def __init__(self, store: Store, by: By, place: Month) -> None:
        self.store, self.by, self.place = store, by, place
        found = queries.sheets(store.territory, [place.party], [place.month])
        self.versions = found
        self.latest = found[-1] if found else None

    @property
    def state(self) -> str:
        """The state of the latest version."""
        return self.latest["state"] if self.latest else NOTHING

    def source(self) -> Source:
        """How the latest version came about; a form where there is none."""
        if self.latest is None:
            return Source()
        return Source(self.latest["channel"], self.latest["source_file"])

    def lines(self) -> list[Values]:
        """The lines of the latest version."""
        if self.latest is None:
            return []
        return queries.lines(self.store.territory, [self.latest["id"]])

    def must(self, act: Act, rev: str | None, comment: str | None = None) -> None:
        """Refuse a step that is not allowed, or was decided on an older state."""
        why = refusal(act, self.state, self.by.me.role, comment)
        if why is Refusal.NOT_YOURS:
            raise Forbidden
        if rev is not None and rev != rev_of(self.latest, self.lines()):
            raise SheetChanged
        if why is Refusal.NOT_NOW:
            raise NotNow(state=self.state)
        if why is Refusal.COMMENT_NEEDED:
            raise Invalid(errors=[FieldError("/comment", "required")])

    def begun(self, act: Act, source: Source, comment: str | None = None) -> str:
        """Write the version on which a step is taken, the draft or a new one; return its id."""
        version = version_for(act, self.state, self.latest["version"] if self.latest else 0)
        sheet_id = natural_id(SHEET, self.place.party, self.place.month, str(version))
        known = self.store.records.data(SHEET, sheet_id) or {}
        data = {
            "party_id": self.place.party,
            "period": self.place.month,
            "version": version,
            "state": "draft",
            "channel": source.channel,
            "state_comment": comment or known.get("state_comment"),
            "declared_total_minutes": source.total,
            "source_file": source.file,
        }
        said = {name: value for name, value in data.items() if value is not None}
        self._put(SHEET, sheet_id, said)
        return sheet_id

    def replace(self, sheet_id: str, lines: Iterable[Values]) -> None:
        """Give a draft exactly these lines."""
        wanted = identified(sheet_id, lines)
        for row in queries.lines(self.store.territory, [sheet_id]):
            if row["id"] not in wanted:
                delete(self.store, LINE, row["id"], self.by.actor)
        for line_id, values in wanted.items():
            self._put(LINE, line_id, {**values, "sheet_id": sheet_id})

    def step(self, act: Act, comment: str | None = None, signed_by: str = "") -> None:
        """Take a step that keeps the version: to hand in, to return, to review, to close.

        Who hands in may sign for somebody else; without a name it is the account's own.
        """
        assert self.latest is not None
        data = dict(self.store.records.data(SHEET, self.latest["id"]) or {})
        data["state"] = STEPS[act].after
        if act is Act.SUBMIT:
            data |= {
                "submitted_at": self.by.instant,
                "submitted_by": squeezed(signed_by) or self.by.me.name,
            }
        if comment:
            data["state_comment"] = comment.strip()
        self._put(SHEET, self.latest["id"], data)

    def recognise(self, written: str, worker: str) -> None:
        """Say who a name means, on the lines that are nobody's; SheetChanged where none is left."""
        nobodys = [
            line["id"]
            for line in self.lines()
            if line["worker_id"] is None and plain(line["raw_name"]) == plain(written)
        ]
        if not nobodys:
            raise SheetChanged
        for line_id in nobodys:
            data = self.store.records.data(LINE, line_id) or {}
            self._put(LINE, line_id, {**data, "worker_id": worker})

    def move(self, to: Month) -> None:
        """Carry every version with its lines to a month, or a party, that has no sheet.

        In another month the lines keep their hours, and lose those of single days.
        """
        if SheetDesk(self.store, self.by, to).versions:
            raise SlotTaken
        for row in self.versions:
            self._carry(row, to)

    def _carry(self, row: Values, to: Month) -> None:
        data = dict(self.store.records.data(SHEET, row["id"]) or {})
        key = {"party_id": to.party, "period": to.month, "version": row["version"]}
        moved = natural_id(SHEET, to.party, to.month, str(row["version"]))
        self._put(SHEET, moved, {**data, **key})
        kept = [
            self.store.records.data(LINE, line["id"]) or {}
            for line in queries.lines(self.store.territory, [row["id"]])
        ]
        days = () if to.month == self.place.month else ("daily_minutes",)
        self.replace(moved, [{k: v for k, v in each.items() if k not in days} for each in kept])
        self.replace(row["id"], [])
        delete(self.store, SHEET, row["id"], self.by.actor)

    def _put(self, table: str, record_id: str, data: Values) -> None:
        kind = RECORDS[table]
        problems = [*check_values(kind, data), *check_record(kind, data, self.by.today)]
        if problems:
            raise Invalid(errors=[FieldError(p.pointer, p.code, p.limit) for p in problems])
        self.store.put(table, record_id, data, self.by.actor)


def identified(sheet_id: str, lines: Iterable[Values]) -> dict[str, Values]:
    """Return lines by their ids: one for each known person, one for each name of nobody known."""
    found: dict[str, Values] = {}
    for values in lines:
        worker = values.get("worker_id")
        key = (worker,) if worker else ("nobody", plain(values["raw_name"]))
        line_id = natural_id(LINE, sheet_id, *key)
        while line_id in found:
            key = (*key, "again")
            line_id = natural_id(LINE, sheet_id, *key)
        found[line_id] = values
    return found


def delete(store: Store, table: str, record_id: str, actor: Actor) -> None:
    """Delete a record on behalf of the office; its journal keeps what it was."""
    found = store.records.stored(table, record_id)
    assert found is not None
    op = Op(
        op=natural_id("op", store.territory, record_id, str(found.rev)),
        n=0,
        kind=OpKind.DELETE,
        table=table,
        record_id=record_id,
        values={},
        was={},
        base_rev=found.rev,
        base_epoch=None,
    )
    outcome = Outcome(Status.APPLIED, data=dict(found.data), deleted=True)
    store.take_effect(op, outcome, actor)
