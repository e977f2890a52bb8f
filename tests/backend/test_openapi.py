"""The documentation of the interface is derived from it, whole and resolvable."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from backend import create_app
from backend.accounts import routes
from backend.openapi import Undocumented
from tests.backend.browser import visitor
from tests.backend.database import settings_of

PARAMETER, PLAIN = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>"), r"{\1}"


@pytest.fixture
def document(sqlite_app) -> dict[str, Any]:
    found: dict[str, Any] = visitor(sqlite_app).get("/api/openapi.json").json
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_route_and_method_is_documented(sqlite_app, document) -> None:
    routes = {
        f"{method} {PARAMETER.sub(PLAIN, rule.rule)}"
        for rule in sqlite_app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {name for name, _ in operations(document)} >= routes


def test_every_operation_has_its_name_summary_and_refusals(document) -> None:
    seen = set()
    for name, operation in operations(document):
        assert operation["summary"].endswith("."), name
        assert operation["operationId"] not in seen, name
        seen.add(operation["operationId"])
        if "security" in operation:
            assert {"401", "403"} <= operation["responses"].keys(), name


def test_every_parameter_of_a_path_is_declared(document) -> None:
    for name, operation in operations(document):
        declared = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
        assert declared == set(re.findall(r"{(\w+)}", name)), name


def test_every_reference_leads_somewhere(document) -> None:
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document))):
        place: Any = document
        for step in reference.split("/"):
            place = place[step]


def test_a_route_without_a_contract_keeps_the_application_from_starting(
    tmp_path, monkeypatch
) -> None:
    monkeypatch.delattr(routes.who_am_i, "contract")
    app = None
    with pytest.raises(Undocumented, match=r"accounts\.who_am_i"):
        app = create_app(settings_of(tmp_path))
    assert app is None
