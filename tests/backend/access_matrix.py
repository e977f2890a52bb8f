"""Every route and who may call it, written apart from the policy so that each checks the other.

One line for each endpoint and method. `may` names personas; everybody else with a session gets
403. The objects of `others` (another person's, another territory's, none at all) give 404 to those
who may.
"""

from tests.backend.access.accounts import OF_ACCOUNTS
from tests.backend.access.field import OF_FIELD
from tests.backend.access.lines import Line
from tests.backend.access.people import OF_PEOPLE
from tests.backend.access.review import OF_REVIEW
from tests.backend.access.sheets import OF_SHEETS

__all__ = ["MATRIX", "Line"]

MATRIX: dict[str, tuple[Line, ...]] = {
    **OF_ACCOUNTS,
    **OF_FIELD,
    **OF_PEOPLE,
    **OF_REVIEW,
    **OF_SHEETS,
}
"""All of them; each part names its own packages. A new route gets its line in one of the parts."""
