"""What is written to a site's manager, in French: the question with its link, and the receipt."""

from dataclasses import replace
from datetime import datetime

from backend.accounts.models import Territory
from backend.clock import day_in_france
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month
from backend.confirmations.receipt import receipt_of
from backend.confirmations.words import FRENCH, instant_text
from backend.mail.letters import PLACE, Attachment, Letter
from backend.receipts.paper import pdf_of
from backend.wordings import DEMO
from sync.minutes.formats import hours
from sync.notation.months import month_in

ASKING = """\
Bonjour {name},

{issuer} suit les heures d'insertion du chantier « {site} ».

{what}

Répondez avant le {until}, sur téléphone ou ordinateur, sans compte ni mot de passe :

{place}

Vous recevez ce message parce que le registre du chantier vous nomme responsable de l'équipe de \
{company}. Ce lien est personnel : ne le transmettez pas.

{issuer}
"""
DECLARED = """\
{company} a déclaré {count} pour {month}, {hours} au total. \
Vous étiez sur place : merci de confirmer ces heures ou de les corriger."""
NOTHING_YET = """\
{company} n'a pas encore déclaré d'heures pour {month}. \
Vous étiez sur place : merci d'indiquer les heures des personnes de l'équipe."""
BY_CODE = """\
{address}

Si l'adresse ne s'ouvre pas, allez sur la même page et tapez ce code : {code}"""
RECEIPT = """\
Bonjour {name},

Votre réponse sur les heures de {month}, chantier « {site} », est enregistrée.

Référence : {reference}
Répondu le {at} par {signed}

{lines}

Une erreur ? Ouvrez de nouveau le lien du premier courriel et choisissez « Signaler une erreur », \
avant le {until}.

{issuer}
"""


def secret_of(address: str, code: str) -> str:
    """The part of the letter that only its receiver reads."""
    return BY_CODE.format(address=address, code=code)


def asking(
    territory: Territory,
    request: ConfirmationRequest,
    month: Month,
    until: datetime,
    secret: str,
    by: str | None,
) -> Letter:
    """The question, with its link."""
    named = {"company": month.company, "site": month.site, "month": month_in(month.period, "fr")}
    count = len(month.lines)
    what = (DECLARED if month.is_declared else NOTHING_YET).format(
        **named,
        count=f"les heures de {count} personne{'s' if count > 1 else ''}",
        hours=hours(month.total, "fr"),
    )
    body = ASKING.format(
        **named,
        what=what,
        name=request.recipient_name,
        issuer=territory.name,
        until=f"{day_in_france(until):%d/%m/%Y}",
        place=PLACE,
    )
    return _letter(
        territory,
        request,
        f"Heures de {named['month']} à confirmer : {month.site}",
        body,
        secret,
        by,
    )


def receipt(
    territory: Territory, request: ConfirmationRequest, month: Month, until: datetime
) -> Letter:
    """What he said, as he keeps it."""
    assert request.answered_at is not None
    lines = "\n".join(
        f"- {month.names.get(each['key'], '…')} : {FRENCH.said(each)}" for each in request.said
    )
    body = RECEIPT.format(
        name=request.recipient_name,
        month=month_in(month.period, "fr"),
        site=month.site,
        reference=request.reference,
        at=instant_text(request.answered_at, "fr"),
        signed=f"{request.signed_name}, {request.signed_role}",
        lines=lines,
        until=f"{day_in_france(until):%d/%m/%Y}",
        issuer=territory.name,
    )
    subject = f"Reçu {request.reference} : heures de {month_in(month.period, 'fr')}, {month.site}"
    letter = _letter(territory, request, subject, body, "", None)
    paper = pdf_of(receipt_of(territory, request, month, FRENCH), request.answered_at)
    attached = Attachment(name=f"{request.reference}.pdf", content=paper)
    persons = frozenset(each["key"].rpartition("/")[2] for each in request.said)
    return replace(letter, attachment=attached, digest=letter.known_by(), persons=persons)


def _letter(
    territory: Territory,
    request: ConfirmationRequest,
    subject: str,
    body: str,
    secret: str,
    by: str | None,
) -> Letter:
    return Letter(
        territory_id=territory.id,
        kind="confirmation",
        about=request.about,
        recipient=request.recipient,
        recipient_name=request.recipient_name,
        subject=" ".join(subject.split())[:300],
        body=body + (f"\n{DEMO.fr}\n" if territory.demo else ""),
        secret=secret,
        by=by,
    )
