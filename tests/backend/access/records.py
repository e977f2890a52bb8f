"""Who writes each type of record, whom it reaches and which fields are kept from whom.

Written apart from the declarations in `sync/records`, so that each checks the other.
"""

KEEPERS = {"administrator", "data_clerk", "supervisor"}
OFFICE = {"administrator", "supervisor"}
UNIT = {"administrator", "authority_reader", "data_clerk", "officer", "supervisor"}
NOBODY: set[str] = set()

TYPES_OF_WRITERS = (
    (
        NOBODY,
        *("staff", "monthly_sheet", "sheet_line", "column_meaning", "written_name"),
        *("discrepancy_message", "retained_hours", "conflict", "hold"),
    ),
    (
        KEEPERS,
        *("contracting_authority", "company", "operation", "site", "contract", "lot", "lot_party"),
        *("clause", "clause_amendment", "commitment", "site_presence", "employment"),
        *("employment_allocation", "payslip", "outcome"),
    ),
    (KEEPERS | {"officer"}, "contact", "site_stop", "worker", "tutor", "tutor_assignment"),
    (OFFICE, "eligibility", "eligibility_proof", "penalty_proposal"),
    (
        OFFICE | {"officer"},
        *("visit", "attendee", "minutes_item", "addendum", "signature", "photo"),
        *("attendance_observation", "announced_headcount", "register_extract"),
        *("tutoring_check", "worker_voice"),
    ),
    (OFFICE | {"site_manager"}, "hours_confirmation"),
    (OFFICE | {"site_manager", "company_admin"}, "discrepancy"),
)
WRITERS = {name: writers for writers, *names in TYPES_OF_WRITERS for name in names}
"""Who sends changes of a type from a phone; of nobody's, the office alone keeps them."""

IN_THE_OFFICE = {
    *("eligibility", "eligibility_proof", "payslip", "column_meaning", "written_name"),
    *("discrepancy", "discrepancy_message", "penalty_proposal", "outcome"),
}
"""They reach no phone but those of who answers for the territory."""
EVERYBODY_S = {"staff", "contracting_authority", "company"}
"""Lists of names that everybody of the territory reads."""
THEIR_AUTHOR_S = {"worker_voice", "hold"}
THE_RECORD_S = {"conflict"}
COMPANY_SIDE = {
    *("lot", "lot_party", "site", "worker", "employment", "employment_allocation"),
    *("monthly_sheet", "sheet_line", "hours_confirmation", "retained_hours"),
}
"""They reach the company of the party that they are of; all else, officers of the site alone."""

KEPT_FROM_COMPANIES = {
    "worker": {
        *("birth_name", "birth_year", "gender", "education", "qpv_code", "commune_insee"),
        *("eligible_until", "met_at_id"),
    },
    "retained_hours": {"reason"},
}
FOR_THE_OFFICE_TO_WRITE = {
    "contact": (KEEPERS, {"merged_into_id"}),
    "worker": (KEEPERS, {"education", "qpv_code", "eligible_until", "merged_into_id"}),
    "discrepancy": (
        OFFICE,
        {
            *("state", "round", "asked_version", "answer_due_on", "decision_reason"),
            *("decided_by_id", "basis"),
        },
    ),
}
