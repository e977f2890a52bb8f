"""The marshmallow schema of each record type, derived from its declaration.

They describe records in the OpenAPI document. A push is judged by ``sync.validation``, from the
same declaration: a wrong record is held with its content, never refused.
"""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema, fields, validate

from sync.record import Field, Kind, RecordType
from sync.records import RECORDS
from sync.validation import ANSWERS, DAY, DIGEST, ID, INSTANT, MONTH

Made = fields.Field[Any]


def _matching(pattern: Any, **options: Any) -> Made:  # noqa: ANN401 - a compiled expression
    exact = validate.Regexp(f"^{pattern.pattern}$")
    return fields.String(validate=exact, **options)


def _text(field: Field, options: dict[str, Any]) -> Made:
    return fields.String(validate=validate.Length(field.low, field.high), **options)


def _number(field: Field, options: dict[str, Any]) -> Made:
    return fields.Integer(strict=True, validate=validate.Range(field.low, field.high), **options)


def _choice(field: Field, options: dict[str, Any]) -> Made:
    assert field.choices is not None
    allowed = [member.value for member in field.choices]
    return fields.String(validate=validate.OneOf(allowed), **options)


def _several(field: Field, options: dict[str, Any]) -> Made:
    length = validate.Length(max=field.high)
    return fields.List(_choice(field, {}), validate=length, **options)


def _refs(field: Field, options: dict[str, Any]) -> Made:
    return fields.List(_matching(ID), validate=validate.Length(max=field.high), **options)


class Answer(Schema):
    """An answer to one item of a grid, with the evidence that was seen."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    evidence = fields.List(fields.String())
    note = fields.String()


def _answers(field: Field, options: dict[str, Any]) -> Made:
    assert field.choices is not None
    item = fields.String(validate=validate.OneOf([member.value for member in field.choices]))
    return fields.Dict(keys=item, values=fields.Nested(Answer), **options)


def _by_day(_: Field, options: dict[str, Any]) -> Made:
    minutes = fields.Integer(strict=True, validate=validate.Range(0, 24 * 60))
    return fields.Dict(keys=_matching(DAY), values=minutes, **options)


_MADE: dict[Kind, Callable[[Field, dict[str, Any]], Made]] = {
    Kind.REF: lambda _, options: _matching(ID, **options),
    Kind.REFS: _refs,
    Kind.TEXT: _text,
    Kind.INTEGER: _number,
    Kind.MINUTES: _number,
    Kind.BOOLEAN: lambda _, options: fields.Boolean(**options),
    Kind.DAY: lambda _, options: _matching(DAY, **options),
    Kind.MONTH: lambda _, options: _matching(MONTH, **options),
    Kind.INSTANT: lambda _, options: _matching(INSTANT, **options),
    Kind.CHOICE: _choice,
    Kind.CHOICES: _several,
    Kind.ANSWERS: _answers,
    Kind.MINUTES_BY_DAY: _by_day,
    Kind.FILE: lambda _, options: _matching(DIGEST, **options),
    Kind.DOCUMENT: lambda _, options: fields.Dict(**options),
}


def _schema(kind: RecordType) -> type[Schema]:
    made = {field.name: _field(field) for field in kind.fields.values()}
    return Schema.from_dict(made, name=f"{kind.python.__name__}Record")


def _field(field: Field) -> Made:
    told = {"description": f"{field.fr} / {field.en}"}
    options = {"required": not field.optional, "allow_none": field.optional, "metadata": told}
    return _MADE[field.kind](field, options)


SCHEMAS: dict[str, type[Schema]] = {name: _schema(kind) for name, kind in RECORDS.items()}
