"""Asking companies about findings: in the amicable round, and once more in the adversarial one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from backend.discrepancies.carrying import Hand, carry_out, instant, put_down
from backend.discrepancies.problems import FindingsChanged, MonthClosed
from backend.discrepancies.questions.letters import Post, send
from backend.discrepancies.questions.problems import QuestionRefused
from backend.discrepancies.reading import DISMISSED, Reading, id_of
from backend.records import journal
from backend.records.store import Store, writing
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.questions import question_of
from sync.reconcile.raising import Said
from sync.record import natural_id

TABLE, MESSAGE = "discrepancy", "discrepancy_message"
LAST_ROUND = 2
ASKED, ESCALATED, ANSWERED = "asked", "escalated", "answered"
SECOND = Said(
    "Après lecture de votre réponse, l'écart est maintenu ; vous pouvez répondre une seconde et "
    "dernière fois.",
    "Your answer was read and the discrepancy is upheld; you may answer a second and last time.",
)


@dataclass(frozen=True)
class Asking:
    """Findings to ask about, each with the basis seen, and words added by the supervisor."""

    seen: Mapping[str, Mapping[str, Any]]
    words: str | None
    due: date
    by: str


@dataclass(frozen=True)
class Asked:
    """What was asked, and to whom each company's letter goes."""

    count: int
    letters: dict[str, str | None]


def next_round(reading: Reading, finding: Discrepancy) -> tuple[int, str | None]:
    """Which round a question would open, and why it cannot be asked, if it cannot."""
    record = reading.decision(finding) or {}
    state, done = reading.state(finding), record.get("round") or 0
    if question_of(finding) is None:
        return done, "not_for_company"
    if state == DISMISSED:
        return done, "lifted"
    if state in (ASKED, ESCALATED) and record["answer_due_on"] >= reading.today.isoformat():
        return done, "already_asked"
    return (done, "second_round_done") if done >= LAST_ROUND else (done + 1, None)


def ask(asking: Asking, reading: Reading, hand: Hand) -> Asked:
    """Ask about findings of a month, all or none, and write one letter to each company.

    Raises MonthClosed, FindingsChanged or QuestionRefused. The caller commits.
    """
    findings = _as_seen(asking, reading)
    numbers = {key: hand.number(TABLE, id_of(each), "ask") for key, each in findings.items()}
    if len(journal.receipts(hand.territory, numbers.values())) == len(numbers):
        return Asked(len(numbers), {})
    if any(reading.is_closed(each.sheet or "") for each in findings.values()):
        raise MonthClosed
    rounds = {key: next_round(reading, each) for key, each in findings.items()}
    reasons = {key: why for key, (_, why) in rounds.items() if why is not None}
    if reasons:
        raise QuestionRefused(reasons=reasons)
    with writing(hand.territory) as store:
        for key, each in findings.items():
            _ask_one(store, hand, asking, reading, (each, rounds[key][0]))
    return Asked(len(findings), _letters(asking, reading, findings.values(), hand))


def _as_seen(asking: Asking, reading: Reading) -> dict[str, Discrepancy]:
    found = reading.found
    gone = [key for key, seen in asking.seen.items()
            if key not in found or found[key].basis != seen["basis"]]  # fmt: skip
    if gone:
        raise FindingsChanged(keys=gone)
    return {key: found[key] for key in asking.seen}


def _ask_one(
    store: Store, hand: Hand, asking: Asking, reading: Reading, asked: tuple[Discrepancy, int]
) -> None:
    finding, turn = asked
    said = question_of(finding)
    assert said is not None
    sheet = reading.sheet(finding.sheet or "")
    version = None if sheet is None else sheet["version"]
    values: dict[str, Any] = {
        "state": ASKED if turn == 1 else ESCALATED,
        "round": turn,
        "asked_version": version or 0,
        "answer_due_on": asking.due.isoformat(),
        "basis": finding.basis,
        "decision_reason": None,
        "decided_by_id": None,
    }
    carry_out(store, hand, (TABLE, id_of(finding)), identified(finding) | values, "ask")
    parts = (said.fr, SECOND.fr if turn > 1 else "", asking.words or "")
    english = (said.en, SECOND.en if turn > 1 else "", asking.words or "")
    message = {
        "discrepancy_id": id_of(finding),
        "kind": ASKED if turn == 1 else ESCALATED,
        "side": "unit",
        "round": turn,
        "sent_at": instant(hand.at),
        "sent_by": asking.by,
        "said_fr": _joined(parts),
        "said_en": _joined(english),
        "due_on": asking.due.isoformat(),
        "sheet_version": version,
    }
    note(store, hand, message)


def identified(finding: Discrepancy) -> dict[str, Any]:
    """The values by which the record of a finding is known."""
    return {
        "party_id": finding.sheet,
        "period": finding.month,
        "rule": finding.code,
        "subject": finding.about,
        "worker_id": finding.worker,
    }


def note(store: Store, hand: Hand, message: Mapping[str, Any]) -> str:
    """Write one message of a thread; returns its id."""
    about, kind = message["discrepancy_id"], message["kind"]
    message_id = natural_id(MESSAGE, hand.op, about, kind)
    put_down(store, hand, (MESSAGE, message_id), message)
    return message_id


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _letters(
    asking: Asking, reading: Reading, findings: Iterable[Discrepancy], hand: Hand
) -> dict[str, str | None]:
    parties: defaultdict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    rounds: defaultdict[str, int] = defaultdict(int)
    for each in findings:
        company = reading.records["lot_party"][each.sheet or ""]["company_id"]
        parties[company].add(each.sheet or "")
        counts[company] += 1
        rounds[company] = max(rounds[company], next_round(reading, each)[0])
    return {
        company: send(
            Post(
                company=company,
                name=reading.records["company"].get(company, {}).get("name", ""),
                month=reading.month,
                parties=sorted(parties[company]),
                count=counts[company],
                due=asking.due,
                round=rounds[company],
            ),
            hand,
        )
        for company in sorted(parties)
    }


def due_after(days: int, today: date) -> date:
    """The day by which a company answers: its days run from tomorrow."""
    return today + timedelta(days=days)
