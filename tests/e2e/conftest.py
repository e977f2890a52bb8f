"""Real Chromium against a real office: each test has its own database, server and phone."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from launcher.phone_app import build_phone_app
from launcher.places import PWA_BUILT
from launcher.stamps import one_at_a_time
from tests.e2e import day
from tests.e2e.office import Office, make_demo
from tests.e2e.phone import ALICE, BRUNO, DESK, FLAGS, PHONE, Phone
from tests.e2e.visit import Visit

SITES = 8
expect.set_options(timeout=15_000)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def built_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built phone application, in a folder that nobody builds into meanwhile.

    JALON_BUILT_PWA names one that is there already.
    """
    given = os.environ.get("JALON_BUILT_PWA")
    folder = tmp_path_factory.mktemp("pwa") / "dist"
    if not given:
        with one_at_a_time():
            build_phone_app()
            shutil.copytree(PWA_BUILT, folder)
    else:
        shutil.copytree(given, folder)
    return folder


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo territory, made once for all processes; every test works on a copy."""
    every_process = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if every_process else own) / "demo"
    with one_at_a_time():
        if not folder.exists():
            make_demo(own / "demo-begun", SITES)
            (own / "demo-begun").rename(folder)
    return folder


@pytest.fixture
def office(demo_data: Path, built_app: Path, tmp_path: Path) -> Iterator[Office]:
    """The office of this test, at work."""
    made = Office.copied(demo_data, tmp_path / "office", built_app)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def engine() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(engine: Playwright, chromium: str) -> Iterator[Browser]:
    opened = engine.chromium.launch(executable_path=chromium, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser with nothing in it yet."""
    made = browser.new_context(**PHONE)
    yield made
    made.close()


@pytest.fixture
def phone(context: BrowserContext, office: Office) -> Iterator[Phone]:
    """A phone fresh from its box; no screen may fail without a word."""
    held = Phone(context, office.address)
    yield held
    assert held.faults == []


@pytest.fixture(params=["desk"])
def desk(browser: Browser, office: Office, request: pytest.FixtureRequest) -> Iterator[Phone]:
    """Alice's screen, signed in as a supervisor: at her desk unless the test asks for a phone."""
    context = browser.new_context(**(PHONE if request.param == "phone" else DESK))
    held = Phone(context, office.address)
    held.start()
    held.sign_in(*ALICE)
    expect(held.title).to_have_text("Tableau de bord")
    yield held
    assert held.faults == []
    context.close()


@pytest.fixture
def ready_phone(phone: Phone) -> Phone:
    """Bruno's phone after its first sync, on the agenda."""
    phone.prepare()
    return phone


@pytest.fixture
def visit(ready_phone: Phone, office: Office, today: str) -> Visit:
    """A quarterly meeting that has just begun on a site of eight people or more."""
    begun = Visit.started(ready_phone, office.site_with(8, BRUNO[0], today)["id"])
    ready_phone.everything_is_sent()
    return begun


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def start_browser(
    engine: Playwright, chromium: str, profile: Path
) -> Iterator[Callable[[], BrowserContext]]:
    """Start a browser of its own on the profile of this test, as often as asked."""
    started: list[BrowserContext] = []

    def start() -> BrowserContext:
        made = engine.chromium.launch_persistent_context(
            profile, executable_path=chromium, args=FLAGS, **PHONE
        )
        started.append(made)
        return made

    yield start
    for each in started:
        each.close()


@pytest.fixture
def artefacts() -> Path:
    """Where pictures of screens go: JALON_ARTEFACTS, else a folder that git ignores."""
    folder = Path(os.environ.get("JALON_ARTEFACTS", HERE / "artefacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def today() -> str:
    return day.today().isoformat()
