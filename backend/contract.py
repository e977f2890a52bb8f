"""The contract on a route: what it takes, gives and refuses; OpenAPI is derived from it.

Schemas of requests refuse unknown fields, and their messages are stable codes (see `wordings`).
"""

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import marshmallow
import orjson
from flask import Response, request
from marshmallow import fields, validate

from backend.problems import BadRequest, FieldError, Invalid, Problem

S = TypeVar("S", bound=Sized)
CODES: dict[type[fields.Field[Any]], dict[str, str]] = {
    fields.Field: {"required": "required", "null": "required", "validator_failed": "wrong_form"},
    fields.String: {"invalid": "not_a_text", "invalid_utf8": "not_a_text"},
    fields.Integer: {"invalid": "not_a_whole_number", "too_large": "too_large"},
    fields.Boolean: {"invalid": "not_a_boolean"},
    fields.UUID: {"invalid_uuid": "not_an_id"},
    fields.Email: {"invalid": "not_an_email"},
    fields.Date: {"invalid": "not_a_day", "format": "not_a_day"},
    fields.DateTime: {"invalid": "not_an_instant", "format": "not_an_instant"},
    fields.List: {"invalid": "not_a_list"},
    fields.Nested: {"type": "not_an_object"},
    fields.Dict: {"invalid": "not_an_object"},
}
for _kind, _codes in CODES.items():
    _kind.default_error_messages = {**_kind.default_error_messages, **_codes}
validate.Length.message_min, validate.Length.message_max = "too_short:{min}", "too_long:{max}"
validate.Range.message_min, validate.Range.message_max = "too_small:{{min}}", "too_large:{{max}}"
validate.Length.message_all = "wrong_length"
validate.OneOf.default_message = "not_a_choice"
validate.Regexp.default_message = "wrong_form"
validate.Email.default_message = "not_an_email"


class Length(validate.Length):
    """As marshmallow's; between two bounds it says which one was crossed."""

    def __call__(self, value: S) -> S:
        """The value, or ValidationError."""
        for low, high in ((self.min, None), (None, self.max)):
            validate.Length(min=low, max=high)(value)
        return value


class Schema(marshmallow.Schema):
    """A body or a query; an unknown field is refused."""

    class Meta:
        """Options of marshmallow."""

        unknown = marshmallow.RAISE

    error_messages = {"unknown": "unknown_field", "type": "not_an_object"}  # noqa: RUF012


Shape = type[marshmallow.Schema] | dict[str, Any]
"""A schema, or an OpenAPI schema object for what is read and written without marshmallow."""


@dataclass(frozen=True)
class Contract:
    """What is documented of a route."""

    takes: Shape | None
    query: type[Schema] | None
    gives: Shape | str | None
    status: int
    problems: tuple[type[Problem], ...]


def contract(
    *,
    takes: Shape | None = None,
    query: type[Schema] | None = None,
    gives: Shape | str | None = None,
    status: int = 200,
    problems: Iterable[type[Problem]] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a route's contract; its docstring is the text of the documentation.

    A marshmallow `takes` is loaded and handed to the route as `body`, `query` as `query`; a result
    that is not a Response is dumped by a marshmallow `gives`. `gives` may be a content type.
    """
    reads = takes() if isinstance(takes, type) else None
    shows = gives() if isinstance(gives, type) else None
    asks = query() if query else None

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def route(**arguments: object) -> Any:  # noqa: ANN401 - whatever Flask takes from a view
            if reads is not None:
                arguments["body"] = loaded(reads)
            if asks is not None:
                arguments["query"] = asks.load(request.args.to_dict())
            result = view(**arguments)
            if isinstance(result, Response):
                return result
            return (result if shows is None else shows.dump(result)), status

        route.contract = Contract(takes, query, gives, status, tuple(problems))  # type: ignore[attr-defined]
        return route

    return declare


def contract_of(view: Callable[..., Any]) -> Contract | None:
    """The contract of a view, if it has one."""
    found: Contract | None = getattr(view, "contract", None)
    return found


def json_body() -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON of the request: BadRequest when it is none, or nested too deep."""
    try:
        return orjson.loads(request.get_data())
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise BadRequest from error


def loaded(schema: marshmallow.Schema) -> dict[str, Any]:
    """The JSON body as a schema reads it: Invalid with pointers at the wrong fields."""
    found = json_body()
    if not isinstance(found, dict):
        raise Invalid(errors=[FieldError("", "not_an_object")])
    values: dict[str, Any] = schema.load(found)
    return values
