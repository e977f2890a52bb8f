"""Holding a visit: each part of it as an officer fills it in, by touch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.e2e.phone import Phone

ITEMS_IN_GRID = 16
THEMES = 4


@dataclass
class Visit:
    """A visit that is being held on a phone."""

    phone: Phone
    path: str

    @property
    def id(self) -> str:
        return self.path.rpartition("/")[2]

    @classmethod
    def started(cls, phone: Phone, site: str) -> "Visit":
        """Begin a quarterly meeting on a site, now."""
        phone.go(f"/visites/nouvelle?chantier={site}")
        page = phone.page
        expect(page.get_by_role("button", name="Réunion trimestrielle")).to_have_attribute(
            "aria-pressed", "true"
        )
        phone.tap("Démarrer la visite")
        expect(page.get_by_role("navigation", name="Déroulé de la visite")).to_be_visible()
        return cls(phone, page.url.removeprefix(phone.address))

    def open(self, part: str, title: str) -> None:
        self.phone.go(f"{self.path}/{part}")
        expect(self.phone.title).to_have_text(title)

    def hub(self) -> None:
        self.phone.go(self.path)
        expect(self.phone.page.get_by_role("main")).to_be_visible()

    def task(self, name: str) -> Locator:
        """The row of a part in the hub of the visit."""
        return self.phone.page.get_by_role("link").filter(has_text=re.compile(f"^{name}"))

    # The parts

    def greet(self, present: int) -> list[str]:
        """Mark the first participants of the list as present; gives their names."""
        self.open("participants", "Participants")
        groups = self.phone.page.get_by_role("group", name=re.compile("^Présence de "))
        names = []
        for row in groups.all()[:present]:
            touch(row, "Présent")
            names.append(str(row.get_attribute("aria-label") or row.inner_text().split("\n")[0]))
        return [name.removeprefix("Présence de ") for name in names]

    def people(self) -> list[str]:
        """Everybody on the roll, as the screen names them."""
        self.open("appel", "Appel")
        rows = self.phone.page.locator("main li .name")
        expect(rows.first).to_be_visible()
        return rows.all_inner_texts()

    def person(self, name: str) -> Locator:
        return self.phone.page.get_by_role("group", name=f"Présence de {name}")

    def call(self, absent: str, not_seen: str, declined: str) -> None:
        """Everybody was seen, except three."""
        self.phone.tap("Tous vus")
        expect(self.phone.page.get_by_role("button", name="Tous vus")).to_have_count(0)
        touch(self.person(absent), "Signalé absent")
        self.phone.page.get_by_label("Motif donné").select_option(label="Formation")
        touch(self.person(not_seen), "Non vu")
        touch(self.person(declined), "A refusé")

    def meet_unknown(self, last: str, first: str, task: str) -> None:
        """Somebody is at work who is on no list."""
        page = self.phone.page
        self.phone.tap("Ajouter une personne rencontrée")
        form = page.get_by_role("dialog")
        form.get_by_label("Nom", exact=False).first.fill(last)
        form.get_by_label("Prénom").fill(first)
        form.get_by_label("Tâche observée").fill(task)
        self.phone.tap("Ajouter à l’appel")
        expect(form).to_be_hidden()
        expect(page.get_by_text(f"{last.upper()} {first}").first).to_be_visible()

    def check_tutoring(self, name: str, answers: Sequence[str]) -> None:
        """Fill the grid of a person, theme after theme, with answers in the order of its items."""
        self.open("tutorat", "Tutorat")
        self.phone.page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).click()
        left = list(answers)
        for theme in range(THEMES):
            expect(self.phone.title).to_have_text(name)
            items = self.phone.page.locator("main .item").get_by_role("group")
            expect(self.phone.page.locator("main [aria-current]")).to_contain_text(str(theme + 1))
            for item in items.all()[: len(left)]:
                touch(item, left.pop(0))
            if not left:
                break
            self.phone.tap("Thème suivant", "link")
        answered = self.phone.page.get_by_text(f"{len(answers)} sur {ITEMS_IN_GRID}")
        expect(answered.first).to_be_visible()

    def note(self, kind: str, text: str, owner: str = "") -> None:
        """Write a point, a decision or an action."""
        self.open("points", "Points, décisions et actions")
        self.phone.tap(f"Ajouter une {kind}" if kind != "point" else "Ajouter un point")
        self.phone.page.get_by_label("Texte").press_sequentially(text)
        if owner:
            self.phone.page.get_by_label("Responsable").fill(owner)
            self.phone.tap("1 semaine")
        self.phone.tap("Continuer", "link")
        expect(self.phone.page.get_by_role("link", name=text)).to_be_visible()

    def take_photo(self, already: int = 0) -> None:
        """Take a photo with the camera of the phone; it is there when it is kept."""
        page = self.phone.page
        expect(page.locator("main li")).to_have_count(already)
        self.phone.tap("Prendre une photo")
        shutter = page.get_by_role("dialog").get_by_role("button", name="Déclencher")
        expect(shutter).to_be_enabled()
        shutter.click()
        expect(page.locator("main li")).to_have_count(already + 1)

    def photograph(self, caption: str, already: int = 0) -> None:
        """Take a photo and say what it shows."""
        self.open("photos", "Photos")
        page = self.phone.page
        self.take_photo(already)
        expect(page.locator("main li img").nth(already)).to_be_visible()
        page.get_by_label("Légende").nth(already).fill(caption)

    def remark(self, text: str, pause_ms: int = 0) -> None:
        """What the company asks to be written."""
        self.open("observations", "Observations et suite")
        self.phone.page.get_by_label("Observations de l'entreprise").press_sequentially(
            text, delay=pause_ms
        )

    def sign_by_hand(self, name: str) -> None:
        self.open("signatures", "Signatures")
        self.phone.tap(f"Signature de {name}")
        dialog = self.phone.page.get_by_role("dialog")
        draw(self.phone, dialog.locator("canvas"))
        expect(dialog.get_by_text("Signature prête")).to_be_visible()
        dialog.get_by_role("button", name="Garder la signature").click()
        expect(dialog).to_be_hidden()

    def sign_by_name(self, name: str) -> None:
        self.open("signatures", "Signatures")
        self.phone.tap(f"Signature de {name}")
        dialog = self.phone.page.get_by_role("dialog")
        touch(dialog, "Écrire son nom")
        dialog.get_by_text("Je signe").click()
        dialog.get_by_role("button", name="Garder la signature").click()
        expect(dialog).to_be_hidden()

    def close(self) -> None:
        """Sign the whole: nothing changes any more."""
        self.open("cloture", "Terminer la visite")
        self.phone.tap("Clore et signer la visite")
        self.phone.page.wait_for_url(f"**{self.path}/compte-rendu")
        expect(self.phone.title).to_have_text("Compte rendu")


def touch(among: Locator, answer: str) -> None:
    """Tap one of the answers of a question; it is pressed at once."""
    button = among.get_by_role("button", name=answer, exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def draw(phone: Phone, pad: Locator) -> None:
    """Sign with the finger."""
    expect(pad).to_be_visible()
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    mouse = phone.page.mouse
    for stroke in (((0.2, 0.7), (0.4, 0.2), (0.5, 0.8)), ((0.55, 0.5), (0.8, 0.4), (0.7, 0.7))):
        places = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in stroke]
        mouse.move(*places[0])
        mouse.down()
        for place in places[1:]:
            mouse.move(*place, steps=8)
        mouse.up()
