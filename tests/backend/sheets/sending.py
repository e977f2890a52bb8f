"""Files as a company sends them, and the page of their reading as somebody drives it."""

from typing import Any

from tests.backend.browser import Browser
from tests.backend.sheets.place import FEBRUARY, PARTY
from tests.sheets.workbooks import Tab, xlsx

AT = "/api/sheets/readings"
HEAD = ["Nom", "Prénom", "Contrat", "Heures"]
BINARY = "application/octet-stream"


def workbook(
    *lines: list[Any], head: list[str] | None = None, title: str = "Mois : février 2026"
) -> bytes:
    """A sheet with a title, a header and lines."""
    return xlsx(Tab([[title], head or HEAD, *lines]))


CLEAR = workbook(["DIALLO", "Awa", "CDD", 151.67], ["LE GOFF", "Yann", "CDD", 70])


def send(
    browser: Browser, content: bytes, party: str = PARTY, month: str = FEBRUARY,
    name: str = "fiche.xlsx",
) -> Any:  # fmt: skip
    asked = f"{AT}?party={party}&month={month}&name={name}"
    return browser.post(asked, data=content, content_type=BINARY)


def answer(browser: Browser, reading: Any, **answers: str | None) -> Any:
    return answers_to(browser, reading, answers)


def answers_to(browser: Browser, reading: Any, answers: dict[str, str | None]) -> Any:
    told = {"rev": reading["rev"], "answers": answers}
    return browser.post(f"{AT}/{reading['id']}/answers", json=told)


def finish(browser: Browser, reading: Any, **more: Any) -> Any:
    return browser.post(f"{AT}/{reading['id']}/finish", json={"rev": reading["rev"], **more})


def asked(reading: Any) -> dict[str, Any]:
    """The questions of a reading by code."""
    return {each["code"]: each for each in reading["questions"]}
