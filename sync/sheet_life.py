"""The life of a monthly sheet: which step leads from which state, and who may take it.

A version is handed in once. What was returned or closed stays as it is: the correction is the next
version, which counts from the moment it is handed in.
"""

from dataclasses import dataclass
from enum import StrEnum

from sync.record import OFFICE, Role

COMPANY = OFFICE | {Role.COMPANY_ADMIN}
NOTHING = ""
"""The state of a month for which there is no version yet."""


class Act(StrEnum):
    """What somebody does with the sheet of a month."""

    EDIT = "edit"
    UPLOAD = "upload"
    SUBMIT = "submit"
    RETURN = "return"
    REVIEW = "review"
    CLOSE = "close"
    CORRECT = "correct"
    MOVE = "move"
    NAME = "name"


class Refusal(StrEnum):
    """Why a step is not taken."""

    NOT_YOURS = "not_your_role"
    NOT_NOW = "not_now"
    COMMENT_NEEDED = "required"


@dataclass(frozen=True, slots=True)
class Step:
    """From which states, to which one, by whom; ``after`` None leaves the state as it is."""

    before: frozenset[str]
    after: str | None
    roles: frozenset[Role]
    needs_comment: bool = False
    next_version: frozenset[str] = frozenset()
    """From these states the step is taken on a new version."""


_OPEN = frozenset({NOTHING, "draft", "returned"})
STEPS: dict[Act, Step] = {
    Act.EDIT: Step(_OPEN, "draft", COMPANY, next_version=frozenset({NOTHING, "returned"})),
    Act.UPLOAD: Step(_OPEN, None, COMPANY),
    Act.SUBMIT: Step(frozenset({"draft"}), "submitted", COMPANY),
    Act.RETURN: Step(frozenset({"submitted", "reviewed"}), "returned", OFFICE, needs_comment=True),
    Act.REVIEW: Step(frozenset({"submitted"}), "reviewed", OFFICE),
    Act.CLOSE: Step(frozenset({"reviewed"}), "closed", OFFICE),
    Act.CORRECT: Step(
        frozenset({"closed"}), "draft", OFFICE,
        needs_comment=True, next_version=frozenset({"closed"}),
    ),
    Act.MOVE: Step(frozenset({"draft", "submitted", "returned", "reviewed"}), None, COMPANY),
    Act.NAME: Step(frozenset({"submitted", "reviewed"}), None, OFFICE),
}  # fmt: skip
_COMPANY_MOVES = frozenset({"draft"})


def refusal(act: Act, state: str, role: Role, comment: str | None = None) -> Refusal | None:
    """Return why a step cannot be taken from a state by somebody, None when it can."""
    step = STEPS[act]
    if role not in step.roles:
        return Refusal.NOT_YOURS
    if state not in step.before or (act is Act.MOVE and not _may_move(state, role)):
        return Refusal.NOT_NOW
    if step.needs_comment and not (comment or "").strip():
        return Refusal.COMMENT_NEEDED
    return None


def _may_move(state: str, role: Role) -> bool:
    """What was handed in is moved by the office alone."""
    return role in OFFICE or state in _COMPANY_MOVES


def acts(state: str, role: Role) -> tuple[Act, ...]:
    """Return the steps that somebody may take from a state, closing apart: it takes a whole month.

    A comment that a step needs is asked for when it is taken.
    """
    every = (act for act in Act if act is not Act.CLOSE)
    return tuple(act for act in every if refusal(act, state, role, "-") is None)


def version_for(act: Act, state: str, version: int) -> int:
    """Return the version on which a step is taken, ``version`` being the latest (0: none)."""
    return version + 1 if state in STEPS[act].next_version else version
