"""What was said once of a company's columns and spellings: proposed again, until it is revoked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from backend.records import sheets as queries
from backend.records.store import Store
from backend.sheets.store import By
from sync.hours import HOUR
from sync.intake.beside import day_hours
from sync.intake.place import NOBODY, column_key, person_key
from sync.notation.months import NUMBER_OF_MONTH
from sync.notation.text import plain
from sync.reconcile.matching import Decisions
from sync.reconcile.reading import RowMatch, SheetReading
from sync.reconcile.wording import month_en, of_month_fr
from sync.record import natural_id

COLUMN, NAME = "column_meaning", "written_name"
Told = dict[str, Any]
ROLES = frozenset({"hours", "days", "other"})


@dataclass(frozen=True)
class Memory:
    """What is remembered of one company."""

    columns: list[Told] = field(default_factory=list)
    names: list[Told] = field(default_factory=list)

    def answers(self, layout: str) -> dict[str, Told]:
        """Return what was said of the columns of a layout, as answers."""
        digest = fingerprint(layout)
        return {
            column_key(row["header"]): {"value": row["meaning"], "from": row["id"]}
            for row in self.columns
            if row["layout"] == digest
        }

    def day_length(self, layout: str, header: str) -> Told | None:
        """Return how long a day of a column was said to be, as an answer."""
        digest = fingerprint(layout)
        for row in reversed(self.columns):
            same = row["layout"] == digest and plain(row["header"]) == plain(header)
            if same and row["day_minutes"]:
                hours = row["day_minutes"] / HOUR
                value = "hours" if hours == 1 else f"{hours:g}"
                return {"value": value, "from": row["id"]}
        return None

    def decisions(self) -> Decisions:
        """Return what was decided of spellings, for matching."""
        same = {plain(r["written"]): r["worker_id"] for r in self.names if r["verdict"] == "same"}
        refused = {
            (plain(r["written"]), r["worker_id"]) for r in self.names if r["verdict"] != "same"
        }
        return Decisions(same, frozenset(refused))

    def name(self, written: str) -> Told | None:
        """Return the record that says whom a spelling means."""
        said = (r for r in reversed(self.names) if r["verdict"] == "same")
        return next((r for r in said if plain(r["written"]) == plain(written)), None)

    def by_id(self, record_id: str) -> Told | None:
        """Return one of these records."""
        return next((r for r in (*self.columns, *self.names) if r["id"] == record_id), None)


def of_company(territory: str, company: str | None) -> Memory:
    """Return what is remembered of a company."""
    if company is None:
        return Memory()
    return Memory(*queries.remembered(territory, company))


def fingerprint(layout: str) -> str:
    """Return the digest of a layout: its words without the months and figures that change."""
    words = [
        " ".join(w for w in plain(head).split() if not w.isdecimal() and w not in NUMBER_OF_MONTH)
        for head in layout.split("|")
    ]
    return sha256("|".join(words).encode()).hexdigest()


def source_of(row: Mapping[str, Any] | None) -> Told | None:
    """Return where a remembered answer comes from, in words."""
    if row is None:
        return None
    if row["period"] is None:
        fr, en = f"dit par {row['said_by']}", f"said by {row['said_by']}"
    else:
        fr = f"repris de la fiche {of_month_fr(row['period'])}"
        en = f"taken from the sheet of {month_en(row['period'])}"
    return {"memory_id": row["id"], "fr": fr, "en": en}


@dataclass(frozen=True)
class Lesson:
    """What one finished reading teaches of its company."""

    company: str
    layout: str
    period: str | None
    reading: SheetReading
    matches: tuple[RowMatch, ...]
    said: Mapping[str, str]
    """The answers that a person gave to this reading."""
    headers: Mapping[str, str]
    """The words of each header that was spoken of, by the key of its answer."""


def learn(store: Store, by: By, lesson: Lesson) -> None:
    """Write what people said of a reading's columns and spellings."""
    common = {
        "company_id": lesson.company,
        "said_by": by.me.name[:120],
        "said_at": by.instant,
        "period": lesson.period,
        "is_revoked": False,
    }
    for table, key, values in (*_columns(lesson), *_names(lesson)):
        told = {name: value for name, value in (common | values).items() if value is not None}
        store.put(table, natural_id(table, lesson.company, *key), told, by.actor)


def remember_name(store: Store, by: By, company: str, said: tuple[str, str, str]) -> None:
    """Write whom a company means by a name: the name, the person, the month of the sheet."""
    written, worker, month = said
    told = {
        "company_id": company,
        "written": written,
        "worker_id": worker,
        "verdict": "same",
        "said_by": by.me.name[:120],
        "said_at": by.instant,
        "period": month,
        "is_revoked": False,
    }
    store.put(NAME, natural_id(NAME, company, plain(written), worker), told, by.actor)


def _columns(lesson: Lesson) -> Iterator[tuple[str, tuple[str, ...], Told]]:
    layout = fingerprint(lesson.layout)
    for key, header in lesson.headers.items():
        said = lesson.said.get(key)
        if said is None or not plain(header):
            continue
        values: Told = {"layout": layout, "header": header[:200]}
        if key.startswith("column@") and said in ROLES:
            yield COLUMN, (layout, plain(header)), {**values, "meaning": said}
        elif key.startswith("days_times_seven@"):
            length = round(day_hours(said) * HOUR)
            days = {**values, "meaning": "days", "day_minutes": length}
            yield COLUMN, (layout, plain(header), "day"), days


def _names(lesson: Lesson) -> Iterator[tuple[str, tuple[str, ...], Told]]:
    """The person that was chosen; of those proposed in vain, that it was none of them."""
    told: set[str] = set()
    for row, match in zip(lesson.reading.rows, lesson.matches, strict=True):
        said = lesson.said.get(person_key(row.name_raw)) if row.name_raw else None
        if said is None or plain(row.name_raw) in told:
            continue
        told.add(plain(row.name_raw))
        written = {"written": row.name_raw[:200]}
        if said != NOBODY:
            chosen = {**written, "worker_id": said, "verdict": "same"}
            yield NAME, (plain(row.name_raw), said), chosen
        for other in match.candidates if said == NOBODY else ():
            refused = {**written, "worker_id": other, "verdict": "not_same"}
            yield NAME, (plain(row.name_raw), other), refused
