"""How a record type is declared: a frozen dataclass, from which everything else is derived.

A declaration names the fields with their kinds, limits and labels, the scopes in which a record
travels, who may write it and which fields move together when two people change it. Tables,
schemas, TypeScript types, form limits, documentation and random test data come from it.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform
from uuid import UUID, uuid5

from sync.checks import Check

NATURAL_KEYS = UUID("6a616c6f-6e00-5000-8000-636c61757365")


class Role(StrEnum):
    """What a user is to a territory; the policy of the office names them at each route."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    DATA_CLERK = "data_clerk"
    COMPANY_ADMIN = "company_admin"
    SITE_MANAGER = "site_manager"
    AUTHORITY_READER = "authority_reader"


FIELD_WORK = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR})
OFFICE = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
REGISTERS = OFFICE | {Role.DATA_CLERK}
UNIT = frozenset(Role) - {Role.COMPANY_ADMIN, Role.SITE_MANAGER}
"""Everybody but the companies: nothing of eligibility is theirs to read."""
COMPANY_SIDE = OFFICE | {Role.COMPANY_ADMIN, Role.SITE_MANAGER}
SYSTEM: frozenset[Role] = frozenset()


class Choice(Enum):
    """An enumeration whose members carry their French and English labels."""

    fr: str
    en: str

    def __new__(cls, value: str, fr: str, en: str) -> Self:
        """Make a member whose wire value is ``value``."""
        member = object.__new__(cls)
        member._value_ = value
        member.fr, member.en = fr, en
        return member


class Kind(StrEnum):
    """What a field holds; the wire form of each kind is a plain JSON value."""

    REF = "ref"
    REFS = "refs"
    TEXT = "text"
    INTEGER = "integer"
    MINUTES = "minutes"
    BOOLEAN = "boolean"
    DAY = "day"
    MONTH = "month"
    INSTANT = "instant"
    CHOICE = "choice"
    CHOICES = "choices"
    ANSWERS = "answers"
    MINUTES_BY_DAY = "minutes_by_day"
    FILE = "file"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record type.

    ``low`` and ``high`` bound a number, or the length of a text or list. ``group`` names the
    fields that move together in a merge. ``writers`` is None where the type's writers hold.
    ``readers`` is None where everybody whom the record reaches reads the field.
    ``open_after_closing`` marks what may still change once the record is signed or closed.
    """

    name: str
    kind: Kind
    fr: str
    en: str
    optional: bool = False
    target: str | None = None
    low: int | None = None
    high: int | None = None
    choices: type[Choice] | None = None
    group: str = ""
    writers: frozenset[Role] | None = None
    readers: frozenset[Role] | None = None
    open_after_closing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """Everything that a declaration says of one record type.

    ``scope`` lists tag paths (see ``sync.scope``). ``key`` names the fields of a natural key: such
    records have a UUIDv5 of it as their id, so that two phones that create the same one meet.
    ``closed_by`` is the path to the record whose state closes this one, ``closed_states`` the
    states of this type that close it and what hangs from it.
    """

    name: str
    python: type["Record"]
    fr: str
    en: str
    doc: str
    fields: dict[str, Field]
    scope: tuple[str, ...]
    writers: frozenset[Role]
    key: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    closed_by: str | None = None
    closed_states: frozenset[str] = frozenset()
    append_only: bool = False

    def id_of(self, data: dict[str, Any]) -> str | None:
        """Return the id that the natural key gives, None where the type or the data has none."""
        parts = [data.get(name) for name in self.key]
        if not parts or any(part is None for part in parts):
            return None
        return natural_id(self.name, *map(str, parts))


class Record:
    """The base of all record types: a value, with no identity of its own but its fields."""

    TYPE: ClassVar[RecordType]


_T = TypeVar("_T", bound=type[Record])


def natural_id(table: str, *key: str) -> str:
    """Return the id of the one record of a type that has this natural key."""
    return str(uuid5(NATURAL_KEYS, "/".join((table, *key))))


def _field(kind: Kind, fr: str, en: str, *, optional: bool = False, **rest: Any) -> Any:  # noqa: ANN401 - a field specifier stands for a value of the annotated type
    declared = {"kind": kind, "fr": fr, "en": en, "optional": optional, **rest}
    if optional:
        return dataclasses.field(default=None, kw_only=True, metadata=declared)
    return dataclasses.field(kw_only=True, metadata=declared)


def ref(target: str, fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Refer to one record of the type ``target``."""
    return _field(Kind.REF, fr, en, target=target, **rest)


def refs(target: str, fr: str, en: str, *, high: int = 200, **rest: Any) -> Any:  # noqa: ANN401
    """Refer to several records of one type."""
    return _field(Kind.REFS, fr, en, target=target, high=high, **rest)


def text(fr: str, en: str, *, high: int = 200, low: int = 0, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a text of at most ``high`` characters."""
    return _field(Kind.TEXT, fr, en, low=low, high=high, **rest)


def integer(fr: str, en: str, *, low: int = 0, high: int = 2**53 - 1, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a whole number: a count, a year, an amount in cents."""
    return _field(Kind.INTEGER, fr, en, low=low, high=high, **rest)


def minutes(fr: str, en: str, *, high: int = 60 * 24 * 31, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a duration as integer minutes."""
    return _field(Kind.MINUTES, fr, en, low=0, high=high, **rest)


def boolean(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold yes or no."""
    return _field(Kind.BOOLEAN, fr, en, **rest)


def day(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a calendar day in France."""
    return _field(Kind.DAY, fr, en, **rest)


def month(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a month, YYYY-MM."""
    return _field(Kind.MONTH, fr, en, **rest)


def instant(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a moment in UTC."""
    return _field(Kind.INSTANT, fr, en, **rest)


def choice(choices: type[Choice], fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold one member of an enumeration."""
    return _field(Kind.CHOICE, fr, en, choices=choices, **rest)


def several(choices: type[Choice], fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold some members of an enumeration."""
    return _field(Kind.CHOICES, fr, en, choices=choices, high=len(choices), **rest)


def answers(grid: type[Choice], fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold an answer with its evidence for each item of a grid; each item merges by itself."""
    return _field(Kind.ANSWERS, fr, en, choices=grid, **rest)


def minutes_by_day(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Hold minutes for each day of a month, keyed by the day."""
    return _field(Kind.MINUTES_BY_DAY, fr, en, high=31, **rest)


def file(fr: str, en: str, **rest: Any) -> Any:  # noqa: ANN401
    """Name an attached file by the SHA-256 of its bytes, in hexadecimal."""
    return _field(Kind.FILE, fr, en, **rest)


def document(fr: str, en: str, *, high: int = 16_000, **rest: Any) -> Any:  # noqa: ANN401
    """Hold a JSON object kept as given, at most ``high`` characters long."""
    return _field(Kind.DOCUMENT, fr, en, high=high, **rest)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(
        ref,
        refs,
        text,
        integer,
        minutes,
        boolean,
        day,
        month,
        instant,
        choice,
        several,
        answers,
        minutes_by_day,
        file,
        document,
    ),
)
def record(
    name: str,
    *,
    fr: str,
    en: str,
    scope: Iterable[str],
    writers: frozenset[Role],
    **rest: Any,  # noqa: ANN401 - the other attributes of RecordType, passed through
) -> Callable[[_T], _T]:
    """Declare a record type; ``rest`` are the other attributes of ``RecordType``."""

    def declare(cls: _T) -> _T:
        dataclass(frozen=True, kw_only=True)(cls)
        fields = {f.name: _declared(f) for f in vars(cls)["__dataclass_fields__"].values()}
        cls.TYPE = RecordType(
            name=name,
            python=cls,
            fr=fr,
            en=en,
            doc=(cls.__doc__ or "").strip(),
            fields=fields,
            scope=tuple(scope),
            writers=writers,
            **rest,
        )
        return cls

    return declare


def _declared(field: "dataclasses.Field[Any]") -> Field:
    declared = dict(field.metadata)
    declared.setdefault("group", field.name)
    return Field(name=field.name, **declared)
