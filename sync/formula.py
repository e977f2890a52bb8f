"""How the hours of a clause are worked out from a contract's figures (domain reference, A4).

Two formulas of the field: that of works, and that of cleaning, where the staff taken over counts.
Both are kept with their inputs beside the clause; the hours due are what people agreed on.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

WORKS = ("amount_cents", "labour_percent", "hourly_cost_cents", "insertion_percent")
CLEANING = ("turnover_cents", "kept_minutes_a_month", "months", "insertion_percent")
INPUTS: dict[str, tuple[str, ...]] = {"works": WORKS, "cleaning": CLEANING}
LARGEST = 10**15

CLEANING_HOURLY_CENTS = 2500
"""20 € of loaded cost for an hour, of which labour is 80 % (PACT)."""

LEAST_MINUTES = 150 * 60
"""Below 150 hours a clause is not advised in cleaning."""


def wrong_inputs(formula: str, inputs: Mapping[str, Any]) -> dict[str, str]:
    """Return the code of what is wrong with each input, by name."""
    wrong = {name: "unknown_field" for name in inputs if name not in INPUTS[formula]}
    for name in INPUTS[formula]:
        value = inputs.get(name)
        if value is None:
            wrong[name] = "required"
        elif not isinstance(value, int) or isinstance(value, bool) or value > LARGEST:
            wrong[name] = "not_a_whole_number"
        elif value < 0 or (value == 0 and name != "kept_minutes_a_month"):
            wrong[name] = "too_small"
    return wrong


def minutes_of(formula: str, inputs: Mapping[str, int]) -> int:
    """Return the minutes that a formula gives for right inputs; 0 where no clause is possible."""
    return max(0, round(_hours(formula, inputs) * 60))


def _hours(formula: str, inputs: Mapping[str, int]) -> Fraction:
    rate = Fraction(inputs["insertion_percent"], 100)
    if formula == "works":
        labour = inputs["amount_cents"] * Fraction(inputs["labour_percent"], 100)
        return labour / inputs["hourly_cost_cents"] * rate
    turnover = inputs["turnover_cents"]
    monthly = Fraction(turnover, inputs["months"])
    kept = Fraction(inputs["kept_minutes_a_month"], 60) * CLEANING_HOURLY_CENTS
    share = 1 - kept / monthly
    return max(Fraction(0), share) * turnover / CLEANING_HOURLY_CENTS * rate
