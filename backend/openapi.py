"""The OpenAPI document, derived from the routes and their contracts."""

import re
from functools import cache
from typing import Any

import marshmallow
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Flask, current_app
from werkzeug.routing import Rule as Route

from backend.accounts import policy, tokens
from backend.contract import Contract, Shape, contract, contract_of
from backend.problems import (
    BadRequest,
    Forbidden,
    Invalid,
    NotFound,
    NotSignedIn,
    Problem,
    TooLarge,
    TooMany,
    Unavailable,
    UnsupportedType,
)
from backend.records.schemas import SCHEMAS

bp = Blueprint("openapi", __name__)

HIDDEN = frozenset({"HEAD", "OPTIONS"})
PARAMETERS: dict[str, dict[str, str]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer"},
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "trace", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "trace": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {
                    "pointer": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


class Undocumented(RuntimeError):
    """A route has no contract; the application does not start."""


@bp.get("/api/openapi.json")
@contract(gives={"type": "object"})
def document() -> dict[str, Any]:
    """Describe this interface."""
    return _described(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001


@cache
def _described(app: Flask) -> dict[str, Any]:
    return described(app)


def require_contracts(app: Flask) -> None:
    """Refuse to start with a route that has no contract: Undocumented."""
    for route in app.url_map.iter_rules():
        _contract(app, route)


def _contract(app: Flask, route: Route) -> Contract:
    found = contract_of(app.view_functions[route.endpoint])
    if found is None:
        raise Undocumented(route.endpoint)
    return found


def described(app: Flask) -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application's routes."""
    spec = APISpec(
        title="Jalon",
        version=str(app.config["API_VERSION"]),
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
    )
    spec.components.schema("Problem", PROBLEM)
    for schema in SCHEMAS.values():
        spec.components.schema(schema.__name__, schema=schema)
    for name, place in (("session", tokens.ACCESS_COOKIE), ("renewal", tokens.REFRESH_COOKIE)):
        scheme = {"type": "apiKey", "in": "cookie", "name": place}
        spec.components.security_scheme(name, scheme)
    for route in app.url_map.iter_rules():
        operations = {
            method.lower(): _operation(app, route, method)
            for method in sorted((route.methods or set()) - HIDDEN)
        }
        spec.path(
            path=re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", route.rule), operations=operations
        )
    return spec.to_dict()


def _operation(app: Flask, route: Route, method: str) -> dict[str, Any]:
    view, found = app.view_functions[route.endpoint], _contract(app, route)
    operation: dict[str, Any] = {
        "operationId": route.endpoint,
        "tags": [route.endpoint.partition(".")[0]],
        "summary": (view.__doc__ or "").strip().partition("\n")[0],
        "parameters": [*_parameters(route), *_query(found), *_forgery(route, method)],
        "responses": _responses(found, route, method),
    }
    if found.takes is not None:
        body = {"application/json": {"schema": found.takes}}
        operation["requestBody"] = {"required": True, "content": body}
    if route.endpoint not in policy.OPEN:
        operation["security"] = [{"session": []}]
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    kinds = dict(re.findall(r"<(?:([^:<>(]+)(?:\([^)]*\))?:)?([^<>]+)>", route.rule))
    by_name = {name: kind for kind, name in kinds.items()} if kinds else {}
    return [
        {
            "in": "path",
            "name": name,
            "required": True,
            "schema": PARAMETERS.get(by_name.get(name, ""), {"type": "string"}),
        }
        for name in sorted(route.arguments)
    ]


def _query(found: Contract) -> list[dict[str, Any]]:
    return [{"in": "query", "schema": found.query}] if found.query else []


def _forgery(route: Route, method: str) -> list[dict[str, Any]]:
    if method == "GET" or route.endpoint == "accounts.sign_in":
        return []
    schema = {"type": "string"}
    return [{"in": "header", "name": tokens.CSRF_HEADER, "required": True, "schema": schema}]


def _responses(found: Contract, route: Route, method: str) -> dict[str, Any]:
    answers: dict[str, Any] = {str(found.status): {"description": "Done.", **_content(found.gives)}}
    for problem in sorted({*found.problems, *_implied(found, route, method)}, key=_sorting):
        answers.setdefault(str(int(problem.status)), _refusal(problem))
    return answers


def _implied(found: Contract, route: Route, method: str) -> set[type[Problem]]:
    implied: set[type[Problem]] = set()
    if route.endpoint not in policy.OPEN:
        implied |= {NotSignedIn, Forbidden}
    if method != "GET":
        implied |= {BadRequest, UnsupportedType, TooLarge, Forbidden}
    rule = policy.rule_of(route.endpoint)
    if rule is not None and (rule.limit or rule.reads):
        implied.add(TooMany)
    if route.arguments:
        implied.add(NotFound)
    if found.takes or found.query:
        implied.add(Invalid)
    return implied | {Unavailable}


def _content(gives: Shape | str | None) -> dict[str, Any]:
    if gives is None:
        return {}
    if isinstance(gives, str):
        return {"content": {gives: {"schema": {"type": "string", "format": "binary"}}}}
    return {"content": {"application/json": {"schema": gives}}}


def _refusal(problem: type[Problem]) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": problem.title.en,
        "content": {"application/problem+json": {"schema": schema}},
    }


def _name(schema: type[marshmallow.Schema] | marshmallow.Schema | str) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return str(schema) if isinstance(schema, str) else kind.__name__.removesuffix("Schema")


def _sorting(problem: type[Problem]) -> tuple[int, str]:
    return int(problem.status), problem.code
