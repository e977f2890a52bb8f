"""When a first name that is nearly right is rather somebody else's: a brother's, a twin's.

Nothing here lowers the evidence; it keeps a match from being called sure, so that it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.nicknames import same_first_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHORT = 3


def may_be_another(
    words: Sequence[str],
    first: Sequence[str],
    first_names: Mapping[str, int],
    surnames: Mapping[str, int],
) -> bool:
    """Whether what is written is, or holds, another name than the person's own.

    "Hawa" for "Awa" where somebody is called Hawa, "Danielle" for "Daniel", "Jean-Pierre" for
    "Jean-Paul", "MOREAU-PETIT Léa" for "Moreau Léa" where people are called Petit.
    """
    written, known = "".join(words), "".join(first)
    if written == known or same_first_name(written, known):
        return False
    if first_names.get(written) or _feminine(written, known):
        return True
    more = [word for word in words if word not in first and len(word) >= SHORT]
    missing = [word for word in first if word not in words and len(word) >= SHORT]
    if len(words) > 1 and more and missing and len(missing) < len(first):
        return True
    others = (word for word in more if not any(same_first_name(word, each) for each in first))
    alone = len(words) > 1
    return any(first_names.get(word) or (alone and surnames.get(word)) for word in others)


def _feminine(one: str, other: str) -> bool:
    """Whether two names differ as Pascal and Pascale do, Daniel and Danielle."""
    short, long = sorted((one, other), key=len)
    return long == f"{short}e" or long == f"{short}{short[-1:]}e"
