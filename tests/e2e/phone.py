"""An officer's phone: a page of real Chromium, and the acts of the field done by touching it."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.e2e.day import MOVED_PAGE
from tests.e2e.office import DEMO_CODE

PASSPHRASE = "quatre mots bien secrets"
BRUNO = ("bruno@example.org", "bruno visite les chantiers")
ALICE = ("alice@example.org", "alice relit chaque fiche")
WITH_CODE = {f"{name}@example.org" for name in ("alice", "bruno", "chloe", "damien", "gilles")}
DESK: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 800},
    "locale": "fr-FR",
    "timezone_id": "Europe/Paris",
}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "locale": "fr-FR",
    "timezone_id": "Europe/Paris",
    "has_touch": True,
    "is_mobile": True,
}
FOLLOW = """
(path) => {
  const [before, after] = [location, new URL(path, location.href)].map((url) => url.pathname);
  if (before !== after) document.querySelector("main")?.setAttribute("data-left", "");
  const link = Object.assign(document.createElement("a"), { href: path });
  document.body.append(link);
  link.click();
  link.remove();
}
"""
ARRIVED = """
(path) => location.pathname === path.split("?")[0]
  && document.querySelector("main:not([data-left])") !== null
"""
DIE_AT_WRITE = """
([write, during]) => {
  let left = write;
  const die = () => {
    window.die();
    for (;;);
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
    const made = transaction.call(this, names, mode, ...rest);
    const isWork = mode === "readwrite" && String(names) !== "meta";
    if (!isWork || --left !== 0) return made;
    if (!during) made.addEventListener("complete", die);
    else
      for (const name of ["put", "add"]) {
        const own = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...line) {
          own.apply(this, line);
          die();
        };
      }
    return made;
  };
}
"""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]


@dataclass(frozen=True)
class Death:
    """At which write from now on a browser dies: when it is on the disk, or in the midst of it."""

    write: int = 1
    during: bool = False


class Phone:
    """A phone in somebody's hand."""

    def __init__(self, context: BrowserContext, address: str, page: Page | None = None) -> None:
        self.context, self.address = context, address
        self.faults: list[str] = []
        self.page = page or self._opened()
        if page:
            self._watch(page)

    def _opened(self) -> Page:
        self.context.add_init_script(MOVED_PAGE)
        page = self.context.new_page()
        self._watch(page)
        return page

    def _watch(self, page: Page) -> None:
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    # Coming in

    def start(self, path: str = "/") -> None:
        """Open the app, as from its icon."""
        self.page.goto(self.address + path)

    def sign_in(self, email: str = BRUNO[0], password: str = BRUNO[1]) -> None:
        self.page.get_by_label("Adresse électronique").fill(email)
        self.sign_in_again(password, with_code=email in WITH_CODE)

    def sign_in_again(self, password: str, *, with_code: bool = True) -> None:
        """The session ended: the phone knows whose it is."""
        self.page.get_by_label("Mot de passe", exact=True).fill(password)
        self.tap("Se connecter")
        if with_code:
            self.page.get_by_label("Code", exact=True).fill(DEMO_CODE)
            self.tap("Confirmer")

    def protect(self) -> None:
        """Choose the passphrase, and wait until everything is on the phone."""
        expect(self.title).to_have_text("Votre phrase secrète")
        self.page.get_by_label("Choisissez une phrase secrète").fill(PASSPHRASE)
        self.page.get_by_label("Écrivez-la une seconde fois").fill(PASSPHRASE)
        self.tap("Protéger ce téléphone")
        expect(self.title).to_have_text("Préparer ce téléphone")
        expect(self.page.get_by_text("Prêt hors ligne")).to_be_visible(timeout=60_000)

    def prepare(self, email: str = BRUNO[0], password: str = BRUNO[1]) -> None:
        """From a new phone to the agenda, with the app kept for work without network."""
        self.start()
        self.sign_in(email, password)
        self.protect()
        self.tap("Ouvrir mes visites", "link")
        expect(self.title).to_have_text("Mes visites")
        self.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        expect(self.title).to_have_text("Déverrouiller")
        self.page.get_by_label("Phrase secrète").fill(passphrase)
        self.tap("Déverrouiller")

    def go(self, path: str) -> None:
        """Follow a link inside the app, without reading the page again; the new screen is there."""
        self.page.evaluate(FOLLOW, path)
        self.page.wait_for_function(ARRIVED, arg=path)

    # Accidents

    def kill_tab(self) -> None:
        """The tab goes without a last word to the page, and comes back where it was."""
        where = self.page.url.removeprefix(self.address)
        self.page.close(run_before_unload=False)
        self.page = self._opened()
        self.start(where)

    def kill_browser(self, profile: Path, again: Callable[[], BrowserContext]) -> None:
        """The whole browser dies, as with an empty battery; it is started again on its profile."""
        where = self.page.url.removeprefix(self.address)
        with self.context.expect_event("close"):
            os.kill(_browser_of(profile), signal.SIGKILL)
        self._switched_on(again(), where)

    def kill_at_write(self, how: "Death", profile: Path, act: Callable[[], object]) -> str:
        """Do something; the browser dies at one of its writes. Gives the place where it was."""

        def die() -> None:
            os.kill(_browser_of(profile), signal.SIGKILL)

        where = self.page.url.removeprefix(self.address)
        self.page.expose_function("die", die)
        self.page.evaluate(DIE_AT_WRITE, [how.write, how.during])
        with self.context.expect_event("close"), suppress(Error, AssertionError):
            act()
        return where

    def switch_on(self, again: Callable[[], BrowserContext], where: str) -> None:
        """Start the browser again on its profile, and open the app where it was."""
        self._switched_on(again(), where)
        self.unlock()
        expect(self.title).not_to_have_text("Déverrouiller")

    def _switched_on(self, context: BrowserContext, where: str) -> None:
        self.context = context
        self.page = self._opened()
        self.start(where)

    def lose_network(self) -> None:
        self.context.set_offline(True)

    def find_network(self) -> None:
        self.context.set_offline(False)

    # What is on the screen

    @property
    def title(self) -> Locator:
        return self.page.locator("h1")

    @property
    def chip(self) -> Locator:
        return self.page.get_by_role("banner").locator("a[href='/envois']:not([data-up])")

    def tap(self, name: str, role: Any = "button", *, exact: bool = True) -> None:
        self.page.get_by_role(role, name=name, exact=exact).first.click()

    def send_now(self) -> None:
        """Ask for an exchange, from the list of what waits."""
        self.go("/envois")
        self.tap("Envoyer maintenant")

    def everything_is_sent(self) -> None:
        """The phone says that nothing waits."""
        expect(self.chip).to_contain_text("À jour", timeout=60_000)


def _browser_of(profile: Path) -> int:
    """The process of the browser that we started on this profile: the one with no --type."""
    wanted = f"--user-data-dir={profile}".encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if wanted in words and not any(word.startswith(b"--type=") for word in words):
            return int(entry.name)
    raise AssertionError("no browser runs on this profile")
