"""Documents attached to answers: which answer each belongs to."""

from backend.attachments import documents
from backend.discrepancies.carrying import Hand
from backend.discrepancies.questions.models import AnswerFile
from backend.extensions import db


def keep(hand: Hand, discrepancy: str, name: str, content: bytes) -> AnswerFile:
    """Keep a document for an answer: WrongFile. The caller commits."""
    kept = documents.keep(hand.territory, name, content, hand.at)
    file = AnswerFile(territory_id=hand.territory, discrepancy_id=discrepancy, sha256=kept.sha256)
    file.name, file.content_type, file.size = kept.name, kept.content_type, kept.size
    file.added_at = hand.at
    db.session.add(file)
    db.session.flush()
    return file


def shown(file: AnswerFile) -> dict[str, object]:
    """A document as a page shows it."""
    return {"id": file.id, "name": file.name, "size": file.size, "type": file.content_type}
