"""The receipt of a sheet that was handed in, as the company keeps it on paper."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from backend.accounts.models import Territory
from backend.receipts.paper import Receipt
from backend.sheets.form import name_of
from backend.sheets.slots import lot
from backend.wordings import DEMO, Words
from sync.minutes.formats import clock_in_france, day_in_france, hours, long_day
from sync.notation.months import month_in
from sync.notation.text import plain

Told = Mapping[str, Any]
FIGURES = ("worked_minutes", "training_minutes", "absence_minutes")
KEPT = ("worker_id", "raw_name", *FIGURES, "kind", "comment")
NUMBER = 8
WORDS = {
    "title": Words("Reçu de la fiche de {month}", "Receipt of the sheet of {month}"),
    "company": Words("Entreprise", "Company"),
    "lot": Words("Lot", "Lot"),
    "site": Words("Chantier", "Site"),
    "market": Words("Marché", "Contract"),
    "version": Words("Version", "Version"),
    "sent": Words("Transmise", "Handed in"),
    "sent_by": Words("{at}, par {name}", "{at}, by {name}"),
    "number": Words("Numéro", "Number"),
    "heading": Words("Heures déclarées", "Declared hours"),
    "person": Words("Salarié", "Worker"),
    "worked": Words("Travaillées", "Worked"),
    "training": Words("Formation", "Training"),
    "absence": Words("Absence", "Absence"),
    "comment": Words("Observations", "Comments"),
    "total": Words("Total", "Total"),
    "nobody": Words("Personne n’a travaillé ce mois-ci.", "Nobody worked this month."),
    "digest": Words(
        "Empreinte de ce qui est déclaré (SHA-256) : {digest}",
        "Digest of what is declared (SHA-256): {digest}",
    ),
    "proof": Words(
        "Ce reçu prouve que la fiche est arrivée ; il ne dit pas quelles heures seront retenues.",
        "This receipt proves that the sheet arrived; it does not say which hours will be retained.",
    ),
    "of": Words("sur", "of"),
}


def receipt_of(
    territory: Territory, party: Told, sheet: Told, lines: Sequence[Told], language: str
) -> Receipt:
    """Return what the receipt of a version says; it was handed in."""

    def say(word: str, **named: str) -> str:
        return WORDS[word].said_in(language, **named)

    def amount(minutes: int | None) -> str:
        return hours(minutes, language) if minutes else "–"

    at = str(sheet["submitted_at"])
    sent = f"{long_day(day_in_france(at), language)}, {clock_in_france(at)}"
    rows = [
        (name_of(line), *(amount(line[each]) for each in FIGURES), line["comment"] or "")
        for line in lines
    ]
    sums = (amount(sum(line[each] or 0 for line in lines)) for each in FIGURES)
    return Receipt(
        language=language,
        issuer=territory.name,
        title=say("title", month=month_in(sheet["period"], language)),
        facts=(
            (say("company"), f"{party['company']} ({party['siret']})"),
            (say("lot"), lot(party)),
            (say("site"), party["site"] or "–"),
            (say("market"), party["market"] or "–"),
            (say("version"), str(sheet["version"])),
            (say("sent"), say("sent_by", at=sent, name=sheet["submitted_by"] or "–")),
            (say("number"), sheet["id"][:NUMBER].upper()),
        ),
        heading=say("heading"),
        head=tuple(say(each) for each in ("person", "worked", "training", "absence", "comment")),
        rows=tuple(rows),
        total=(say("total"), *sums, ""),
        nobody=say("nobody"),
        notes=(say("digest", digest=digest_of(sheet, lines)), say("proof")),
        demo=DEMO.said_in(language) if territory.demo else "",
        page=("Page", say("of")),
    )


def digest_of(sheet: Told, lines: Sequence[Told]) -> str:
    """Return what changes whenever something that a sheet declares does."""
    said = sorted(repr([line[each] for each in KEPT]) for line in lines)
    place = [sheet["party_id"], sheet["period"], sheet["version"], sheet["submitted_at"]]
    return sha256(repr([place, said]).encode()).hexdigest()


def file_name(party: Told, sheet: Told) -> str:
    """Return the name of a receipt's file, in plain letters."""
    words = plain(f"recu fiche {sheet['period']} {party['company']} {party['lot_number']}")
    return f"{'-'.join(words.split())[:80]}-v{sheet['version']}.pdf"
