"""Pictures that records speak of and that have not come: their phone still has them, or had."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.attachments.models import Blob
from backend.extensions import db
from backend.records import exchanges

EXPECTED_WITHIN = timedelta(days=14)


def of_territory(territory: str, at: datetime) -> list[dict[str, Any]]:
    """Return the photos whose file is missing, the longest first; ``late`` after 14 days."""
    named = exchanges.photos(territory)
    stored = set(db.session.scalars(select(Blob.sha256).where(Blob.territory_id == territory)))
    missing = [each for each in named if each["sha256"] not in stored]
    since = exchanges.first_heard(territory, (each["id"] for each in missing))
    found = [{**each, "since": since.get(each["id"], at)} for each in missing]
    lines = [{**each, "late": at - each["since"] > EXPECTED_WITHIN} for each in found]
    return sorted(lines, key=lambda line: line["since"])
