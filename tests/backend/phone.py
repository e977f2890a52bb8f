"""A phone as the tests of the exchange drive it: numbers its changes, keeps what it was sent."""

from http import HTTPStatus
from typing import Any
from uuid import uuid4

from sync.protocol import fingerprint
from tests.backend.browser import Browser

Change = dict[str, Any]


class Phone:
    """One device of a signed-in person."""

    def __init__(self, browser: Browser, device: str | None = None) -> None:
        self.browser, self.device = browser, device or browser.person.device
        self.n = 0
        self.cursor: str | None = None
        self.rows: dict[str, dict[str, Any]] = {}
        self.scopes: dict[str, Any] = {}
        self.epoch: str | None = None
        self.mark: str | None = None

    def change(
        self,
        kind: str,
        table: str,
        record_id: str,
        values: dict[str, Any] | None = None,
        **rest: Any,
    ) -> Change:
        """Make a change from what this phone has, as the next of its numbers."""
        self.n += 1
        known = self.rows.get(record_id, {"rev": 0, "data": {}})
        was = {name: known["data"].get(name) for name in values or {}}
        base = {"epoch": self.epoch, "rev": known["rev"]}
        made = {"op": str(uuid4()), "n": self.n, "kind": kind, "tbl": table, "id": record_id}
        return {**made, "base": base, "set": values or {}, "was": was, **rest}

    def create(self, table: str, record_id: str, **values: Any) -> Change:
        return self.change("create", table, record_id, values)

    def update(self, table: str, record_id: str, **values: Any) -> Change:
        return self.change("update", table, record_id, values)

    def send(self, *changes: Change, **told: Any) -> Any:
        """Push changes; returns the whole response."""
        body = {"device": self.device, "user": self.browser.person.id, "schema": 1}
        body |= {"mark": self.mark, **told}
        response = self.browser.post("/sync/v1/push", json={**body, "ops": list(changes)})
        if response.status_code == HTTPStatus.OK:
            self.mark = response.json["mark"]
        return response

    def tell_waiting(self, photos: int) -> None:
        """Push nothing but what waits on this phone."""
        body = {"device": self.device, "user": self.browser.person.id, "schema": 1, "ops": []}
        told = {"count": 0, "blobs": photos, "blob_bytes": 1}
        assert self.browser.post("/sync/v1/push", json={**body, "outbox": told}).status_code == 200

    def push(self, *changes: Change) -> list[dict[str, Any]]:
        """Push changes that the office takes; returns the answers."""
        response = self.send(*changes)
        assert response.status_code == 200, response.json
        results: list[dict[str, Any]] = response.json["results"]
        return results

    def page(self, **asked: Any) -> dict[str, Any]:
        """Pull one page and keep it."""
        body = {"device": self.device, "schema": 1, "cursor": self.cursor, "mark": self.mark}
        response = self.browser.post("/sync/v1/pull", json={**body, **asked})
        assert response.status_code == 200, response.json
        page: dict[str, Any] = response.json
        self._keep(page)
        return page

    def pull(self, **asked: Any) -> dict[str, Any]:
        """Pull until nothing is left; returns the last page."""
        page = self.page(**asked)
        while page.get("more"):
            page = self.page(**asked)
        return page

    def _keep(self, page: dict[str, Any]) -> None:
        if page.get("unchanged"):
            return
        if page["reset"]:
            self.rows = {}
        self.epoch = page["epoch"]
        held = {scope["id"] for scope in page["scopes"]}
        self.scopes = {scope["id"]: scope for scope in page["scopes"]}
        self.rows = {id_: row for id_, row in self.rows.items() if held & set(row["tags"])}
        for line in page["changes"]:
            if line["t"] == "put":
                self.rows[line["id"]] = line
            else:
                self.rows.pop(line["id"], None)
        self.cursor, self.mark = page["cursor"], page["mark"]

    def digest(self, scope: str) -> dict[str, Any]:
        """Count and xor over what this phone holds of a scope, as the office sends them."""
        held = [row for row in self.rows.values() if scope in row["tags"]]
        xor = 0
        for row in held:
            xor ^= fingerprint(row["id"], row["rev"])
        return {"count": len(held), "xor": f"{xor:016x}"}
