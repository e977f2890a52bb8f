"""The receipt of an answer, as the site's manager keeps it on paper."""

from backend.accounts.models import Territory
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month
from backend.confirmations.words import Speech
from backend.receipts.paper import Receipt


def receipt_of(
    territory: Territory, asked: ConfirmationRequest, month: Month, say: Speech
) -> Receipt:
    """Return what the receipt of an answer says: first names and initials, hours, reasons."""
    assert asked.answered_at is not None
    rows = [
        (
            month.names.get(each["key"]) or "…",
            "–" if each["minutes"] is None else say.hours(each["minutes"]),
            say.said(each),
        )
        for each in asked.said
    ]
    who = f"{asked.signed_name}, {asked.signed_role}"
    return Receipt(
        language=say.language,
        issuer=territory.name,
        title=say["print_title"].format(reference=asked.reference),
        facts=(
            (say["print_company"], month.company),
            (say["site"], month.site),
            (say["month"], say.month(month.period)),
            (say["print_signed"], f"{say.at(asked.answered_at)}, {who}"),
        ),
        heading=say["print_heading"],
        head=(say["print_person"], say["print_hours"], say["print_answer"]),
        rows=tuple(rows),
        total=(say["total"], say.hours(asked.total), ""),
        nobody=say["print_nobody"],
        demo=say["demo"] if territory.demo else "",
        page=("Page", say["print_of"]),
    )
