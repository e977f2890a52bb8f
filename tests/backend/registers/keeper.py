"""Somebody who keeps the registers at the desk, as the tests drive them."""

from typing import Any
from uuid import uuid4

from tests.backend.browser import Browser

ROOT = "/api/registers"


class Keeper:
    """A signed-in keeper of registers; answers that are not 200 fail unless asked for."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def ask(self, method: str, path: str, body: Any = None, *, gives: int = 200) -> Any:
        options = {} if body is None else {"json": body}
        response = self.browser.open(ROOT + path, method=method, **options)
        assert response.status_code == gives, response.get_data(as_text=True)
        return response.json

    def page(self, table: str, **asked: Any) -> Any:
        """One page of a register."""
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        return self.ask("GET", f"/{table}?{query}")

    def labels(self, table: str, **asked: Any) -> list[str]:
        return [row["label"] for row in self.page(table, **asked)["rows"]]

    def add(self, table: str, op: str | None = None, *, gives: int = 200, **values: Any) -> Any:
        """Add a record; gives its id, or the refusal."""
        body = {"op": op or str(uuid4()), "values": values}
        answer = self.ask("POST", f"/{table}", body, gives=gives)
        return answer["id"] if gives == 200 else answer

    def read(self, table: str, record_id: str, *, gives: int = 200) -> Any:
        return self.ask("GET", f"/{table}/{record_id}", gives=gives)

    def edit(
        self, table: str, seen: dict[str, Any], *, gives: int = 200, was: Any = None, **values: Any
    ) -> Any:
        """Change fields of a record as it was read (``seen``)."""
        old = {name: seen["values"].get(name) for name in values} if was is None else was
        body = {"op": str(uuid4()), "rev": seen["rev"], "epoch": seen["epoch"]}
        path = f"/{table}/{seen['id']}"
        return self.ask("PATCH", path, {**body, "values": values, "was": old}, gives=gives)

    def delete(self, table: str, seen: dict[str, Any], *, gives: int = 200) -> Any:
        query = f"op={uuid4()}&rev={seen['rev']}&epoch={seen['epoch']}"
        return self.ask("DELETE", f"/{table}/{seen['id']}?{query}", gives=gives)

    def merge(
        self,
        table: str,
        duplicate: str,
        kept: str,
        *,
        op: str | None = None,
        gives: int = 200,
        **values: Any,
    ) -> Any:
        """Merge a duplicate into another record, both as they are now."""
        revs = [self.read(table, each)["rev"] for each in (duplicate, kept)]
        body = {"op": op or str(uuid4()), "into": kept, "rev": revs[0], "into_rev": revs[1]}
        path = f"/{table}/{duplicate}/merge"
        return self.ask("POST", path, {**body, "values": values}, gives=gives)


def wrong(refusal: dict[str, Any]) -> dict[str, str]:
    """The code of what is wrong with each field of a refused form."""
    found = refusal.get("errors", [])
    return {each["pointer"].removeprefix("/values/"): each["code"] for each in found}
