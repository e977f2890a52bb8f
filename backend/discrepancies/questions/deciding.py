"""What a company that was asked learns of a decision: the decision, never the unit's reason."""

from backend.discrepancies.carrying import Hand, instant
from backend.discrepancies.questions.asking import TABLE, note
from backend.records.store import Store
from sync.reconcile.raising import Said

DECIDED, REOPENED = "decided", "reopened"
WORDS = {
    "accepted": Said(
        "Après examen, l'écart est maintenu.", "After examination, the discrepancy is upheld."
    ),
    "dismissed": Said(
        "Après examen, l'écart est levé.", "After examination, the discrepancy is lifted."
    ),
    "open": Said(
        "La décision est reprise : l'écart est de nouveau à l'étude.",
        "The decision is taken back: the discrepancy is under examination again.",
    ),
}


def told_decision(
    store: Store, hand: Hand, decided: tuple[str, str], words: str | None, by: str
) -> None:
    """Add the decision on a discrepancy (its id, the new state) to the thread."""
    about, state = decided
    record = store.records.data(TABLE, about) or {}
    said, added = WORDS[state], f"\n\n{words}" if words else ""
    message = {
        "discrepancy_id": about,
        "kind": REOPENED if state == "open" else DECIDED,
        "side": "unit",
        "round": record.get("round") or 1,
        "sent_at": instant(hand.at),
        "sent_by": by,
        "said_fr": said.fr + added,
        "said_en": said.en + added,
    }
    note(store, hand, message)
