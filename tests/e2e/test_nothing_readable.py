"""A phone that is found: nothing on its disk names anybody, or says what was written."""

import base64
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
from playwright.sync_api import expect

from tests.e2e import leveldb
from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, PASSPHRASE, Phone
from tests.e2e.visit import Visit

MARK = "Quidam-Zyxwvut-4913"
PERSON = ("Vercingetorix", "Philomene", "Ferraillage-Kwyjibo")
TYPED = "Observation-Brimborion-7726"
PLAIN = """
async (mark) => {
  localStorage.setItem("plain", mark + "-local");
  const db = await new Promise((done) => {
    const asked = indexedDB.open("plain", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("texts");
    asked.onsuccess = () => done(asked.result);
  });
  const text = (mark + "-packed ").repeat(1000);
  await new Promise((done) => {
    const act = db.transaction("texts", "readwrite", { durability: "strict" });
    for (let n = 0; n < 300; n += 1) act.objectStore("texts").put({ text, n }, n);
    act.oncomplete = done;
  });
  db.close();
  const cache = await caches.open("plain");
  await cache.put("/plain", new Response(mark + "-cached"));
}
"""


def contents(profile: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of a browser's profile, and what is packed in it."""
    for file in profile.rglob("*"):
        if not file.is_file() or file.is_symlink():
            continue
        data = file.read_bytes()
        yield file, data
        if data.endswith(leveldb.MAGIC):
            yield from ((file, block) for block in leveldb.blocks(data))
        for unpack in (gzip.decompress, brotli.decompress):
            try:
                yield file, unpack(data)
            except (OSError, EOFError, zlib.error, brotli.error):
                continue


def forms(word: str) -> list[bytes]:
    """A word as a browser may write it; base64 at its three alignments."""
    plain = word.encode()
    coded = [base64.b64encode(b"\0" * lead + plain)[4:-4] for lead in range(3)]
    return [plain, word.encode("latin-1", "ignore"), word.encode("utf-16-le"), *coded]


def found(profile: Path, words: list[str]) -> set[tuple[str, str]]:
    """Which of these words stand in which files."""
    wanted = {form: word for word in words for form in forms(word) if len(form) > 4}
    lowered = {form.lower(): word for form, word in wanted.items()}
    hits = set()
    for file, data in contents(profile):
        low = data.lower()
        hits |= {
            (word, str(file.relative_to(profile))) for form, word in lowered.items() if form in low
        }
    return hits


def test_what_searches_a_disk_finds_plain_words(start_browser, office: Office, profile: Path):
    context = start_browser()
    page = context.new_page()
    page.goto(office.address)
    page.evaluate(PLAIN, MARK)
    context.close()
    places = [f"{MARK}-local", f"{MARK}-packed", f"{MARK}-cached"]
    hits = found(profile, places)
    assert {word for word, _ in hits} == set(places)
    assert any(
        f"{MARK}-packed".encode() in block
        for table in (profile / "Default" / "IndexedDB").rglob("*.ldb")
        for block in leveldb.blocks(table.read_bytes())
    )


def test_after_a_day_of_work_nothing_is_readable_on_the_disk(
    start_browser, office: Office, profile: Path, today: str
):
    phone = Phone(start_browser(), office.address)
    phone.prepare()
    visit = Visit.started(phone, office.site_with(8, BRUNO[0], today)["id"])
    people = visit.people()
    phone.tap("Tous vus")
    visit.meet_unknown(*PERSON)
    visit.check_tutoring(people[0], ["Oui", "Non"])
    phone.page.get_by_role("button", name="Preuve vue…").first.click()
    phone.page.get_by_label("Preuve vue").first.fill(TYPED)
    visit.remark(TYPED)
    phone.everything_is_sent()
    phone.lose_network()
    visit.note("point", f"{TYPED}-unsent")
    visit.open("observations", "Observations et suite")
    remarks = phone.page.get_by_label("Qualité et sécurité")
    remarks.fill(f"{TYPED}-trop-long " * 200)
    expect(phone.page.get_by_text("de trop")).to_be_visible()
    remarks.blur()
    expect(phone.page.get_by_text("Ce texte est trop long")).to_be_visible()
    phone.page.reload()
    phone.unlock()
    expect(remarks).to_have_value(f"{TYPED}-trop-long " * 200)
    phone.context.close()
    names = [name.split()[0] for name in people]
    firsts = office.records("worker")
    secrets = [*PERSON, TYPED, PASSPHRASE, BRUNO[1], *names]
    secrets += [f"{row['first_name']} {row['last_name']}" for row in firsts]
    assert found(profile, secrets) == set()
    assert phone.faults == []
