"""Phones and desks at work against an installation, for the benchmarks that load one."""

import io
import json
import time
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from uuid import uuid4

from PIL import Image

from bench.exposed import Door, Exposed
from bench.sync import Phone, plain

ALICE = {"email": "alice@example.org", "password": "alice relit chaque fiche", "code": "201 020"}
PIECE = 400_000


def signed_in(door: Door) -> Phone:
    """Return an officer's phone."""
    return Phone(door, "gzip")  # type: ignore[arg-type]


def desk(door: Door) -> Door:
    """Sign the supervisor in."""
    body = {**ALICE, "device": {"id": str(uuid4()), "label": "bench"}}
    answer = door.ask("POST", "/auth/token", json.dumps(body).encode(),
                      Content_Type="application/json")  # fmt: skip
    if answer.status != HTTPStatus.OK:
        raise RuntimeError(answer.body)
    return door


@dataclass
class Worker:
    """Somebody at work: a phone that pulls and pushes, a desk that asks."""

    phone: Phone
    desk: Door
    cursor: str
    site: str
    visit: str = field(default_factory=lambda: str(uuid4()))

    def begin(self) -> None:
        """Open a visit for the lines that follow."""
        values = {"site_id": self.site, "kind": "quarterly", "officer_id": self.phone.user}
        values["state"] = "draft"
        self.phone.push([self.phone._op("create", "visit", self.visit, values, 0)])  # noqa: SLF001

    def read(self) -> None:
        """Pull what is new since the last time."""
        self.cursor = json.loads(plain(self.phone.pull(self.cursor))).get("cursor", self.cursor)

    def look(self, path: str) -> None:
        """Ask what the desk shows."""
        answer = self.desk.ask("GET", path, Accept_Encoding="gzip")
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {answer.status}")

    def write(self) -> None:
        """Push three lines of the minutes."""
        item = {"visit_id": self.visit, "kind": "point", "theme": "other", "position": 1}
        item["body"] = "Point constaté sur place."
        make = self.phone._op  # noqa: SLF001 - the phone of another benchmark
        self.phone.push([make("create", "minutes_item", str(uuid4()), item, 0) for _ in range(3)])


def somebody(shown: Exposed) -> Worker:
    """Sign a phone and a desk in, after their first sync."""
    phone = signed_in(shown.door())
    rows, cursor, _, _ = phone.first_sync()
    site = next(row["id"] for row in rows if row["tbl"] == "site")
    return Worker(phone, desk(shown.door()), cursor, site)


def returning(shown: Exposed, phones: int, operations: int) -> tuple[float, list[str]]:
    """Seconds until all phones that return at once are served, and what went wrong."""
    found = [signed_in(shown.door()) for _ in range(phones)]
    rows, cursor, _, _ = found[0].first_sync()
    site = next(row["id"] for row in rows if row["tbl"] == "site")
    errors: list[str] = []

    def comes_back(number: int) -> None:
        worker = Worker(found[number], found[number].server, cursor, site)  # type: ignore[arg-type]
        try:
            _a_day(worker, operations)
        except (OSError, RuntimeError, ValueError) as error:
            errors.append(str(error)[:200])

    began = time.perf_counter()
    together(phones, comes_back)
    return time.perf_counter() - began, errors


def _a_day(worker: Worker, operations: int) -> None:
    phone, photos = worker.phone, [picture() for _ in range(3)]
    worker.begin()
    item = {"visit_id": worker.visit, "kind": "point", "theme": "other", "position": 1}
    item["body"] = "Point constaté sur place."
    make = phone._op  # noqa: SLF001 - the phone of another benchmark
    ops = [make("create", "minutes_item", str(uuid4()), item, 0) for _ in range(operations - 4)]
    names = []
    for content in photos:
        values = {"visit_id": worker.visit, "sha256": sha256(content).hexdigest()}
        values["taken_at"] = "2026-03-10T09:00:00Z"
        names.append(str(uuid4()))
        ops.append(make("create", "photo", names[-1], values, 0))
    for first in range(0, len(ops), 50):
        answer = json.loads(plain(phone.push(ops[first : first + 50])))
        if any(each["status"] == "held" for each in answer["results"]):
            raise RuntimeError(str(answer["results"][0]))
    for name, content in zip(names, photos, strict=True):
        _send(phone, name, content)
    worker.read()


def picture() -> bytes:
    """Return a photo of about 300 kB, unlike every other."""
    out = io.BytesIO()
    noise = Image.effect_noise((1600, 1200), 24)
    Image.merge("RGB", (noise, noise.rotate(90), noise)).save(out, "JPEG", quality=70)
    return out.getvalue()


def _send(phone: Phone, record: str, content: bytes) -> None:
    told = {"sha256": sha256(content).hexdigest(), "type": "image/jpeg", "rec": f"photo/{record}"}
    pairs = ",".join(f"{n} {b64encode(v.encode()).decode()}" for n, v in told.items())
    tus = {"Tus_Resumable": "1.0.0", "X_Jalon_CSRF": phone.server.cookies["__Host-jalon-csrf"]}
    begun = phone.server.ask("POST", "/sync/v1/uploads", b"", Upload_Length=str(len(content)),
                             Upload_Metadata=pairs, Content_Type="application/json",
                             **tus)  # fmt: skip
    place = begun.headers.get("Location")
    for offset in range(0, len(content) if place else 0, PIECE):
        answer = phone.server.ask("PATCH", str(place), content[offset : offset + PIECE],
                                  Upload_Offset=str(offset),
                                  Content_Type="application/offset+octet-stream",
                                  **tus)  # fmt: skip
        if answer.status != HTTPStatus.NO_CONTENT:
            raise RuntimeError(f"photo: {answer.status} {answer.body[:200]!r}")


def together(count: int, work: Callable[[int], None]) -> None:
    """Do something in so many threads at once; the first error is raised."""
    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(work, number) for number in range(count)]:
            done.result()
