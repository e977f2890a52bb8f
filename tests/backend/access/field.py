"""Who may call the routes of what officers and registers use."""

from tests.backend.access.lines import (
    EVERYBODY,
    FIELD,
    KEEPERS,
    NONEXISTENT,
    OFFICE,
    WITHOUT_AGGREGATES,
    Line,
    no_upload,
    of_no_record,
    of_no_visit,
    pull,
    push,
)
from tests.backend.personas import HERE

OF_FIELD: dict[str, tuple[Line, ...]] = {
    "attachments.begin_upload": (
        Line(
            call="POST /sync/v1/uploads",
            may=EVERYBODY,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "attachments.end_upload": (
        Line(
            call="DELETE /sync/v1/uploads/{upload_id}",
            may=WITHOUT_AGGREGATES,
            own=no_upload,
            gives=frozenset({412}),
        ),
    ),
    "attachments.go_on": (
        Line(
            call="PATCH /sync/v1/uploads/{upload_id}",
            may=EVERYBODY,
            own=no_upload,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "attachments.read_blob": (
        Line(
            call="GET /sync/v1/blobs/{digest}",
            may=WITHOUT_AGGREGATES,
            own=lambda _: {"digest": "0" * 64},
            gives=frozenset({404}),
            others=({"digest": "f" * 64},),
        ),
    ),
    "attachments.where_upload_is": (
        Line(
            call="GET /sync/v1/uploads/{upload_id}",
            may=EVERYBODY,
            own=no_upload,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "documents.print_minutes": (of_no_visit("GET /api/visits/{visit_id}/minutes.pdf"),),
    "documents.read_minutes": (of_no_visit("GET /api/visits/{visit_id}/minutes"),),
    "documents.send_minutes": (of_no_visit("POST /api/visits/{visit_id}/minutes/send"),),
    "follow_up.history_of_visit": (
        Line(
            call="GET /api/visits/{visit_id}/history",
            may=FIELD,
            own=lambda _: {"visit_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"visit_id": NONEXISTENT},),
        ),
    ),
    "follow_up.list_choices": (Line(call="GET /api/visits/choices", may=OFFICE),),
    "follow_up.list_due": (Line(call="GET /api/due", may=OFFICE),),
    "follow_up.list_team": (Line(call="GET /api/team", may=OFFICE),),
    "follow_up.list_to_settle": (Line(call="GET /api/to-settle", may=OFFICE),),
    "follow_up.list_visits": (Line(call="GET /api/visits", may=FIELD),),
    "follow_up.overview": (Line(call="GET /api/overview", may=OFFICE),),
    "follow_up.read_visit": (of_no_visit("GET /api/visits/{visit_id}"),),
    "follow_up.show_health": (Line(call="GET /api/sync-health", may=OFFICE),),
    "decp.check_contracts": (
        Line(call="POST /api/imports/decp/check", may=KEEPERS, gives=frozenset({422})),
    ),
    "decp.import_contracts": (
        Line(call="POST /api/imports/decp", may=KEEPERS, gives=frozenset({422})),
    ),
    "imports.check_file": (
        Line(call="POST /api/imports/worker/check", may=KEEPERS, gives=frozenset({422})),
    ),
    "imports.give_template": (Line(call="GET /api/imports/worker/template.csv", may=KEEPERS),),
    "imports.import_file": (
        Line(call="POST /api/imports/worker", may=KEEPERS, gives=frozenset({422})),
    ),
    "registers.add_record": (
        Line(
            call="POST /api/registers/company",
            may=KEEPERS,
            body=lambda _: {"op": NONEXISTENT, "values": {}},
            gives=frozenset({422}),
        ),
    ),
    "registers.begin_record": (Line(call="GET /api/registers/company/blank", may=KEEPERS),),
    "registers.delete_record": (
        of_no_record(f"DELETE /api/registers/company/{{record_id}}?rev=1&op={NONEXISTENT}"),
    ),
    "registers.edit_record": (
        of_no_record(
            "PATCH /api/registers/company/{record_id}",
            {"op": NONEXISTENT, "rev": 1, "values": {}, "was": {}},
        ),
    ),
    "registers.history_of_record": (
        of_no_record("GET /api/registers/company/{record_id}/history"),
    ),
    "registers.list_records": (Line(call="GET /api/registers/company", may=KEEPERS),),
    "registers.list_registers": (Line(call="GET /api/registers", may=KEEPERS),),
    "registers.merge_records": (
        of_no_record(
            "POST /api/registers/company/{record_id}/merge",
            {"op": NONEXISTENT, "rev": 1, "into": HERE, "into_rev": 1, "values": {}},
        ),
    ),
    "registers.preview_merge": (
        of_no_record(f"GET /api/registers/company/{{record_id}}/merge?into={HERE}"),
    ),
    "registers.read_record": (of_no_record("GET /api/registers/company/{record_id}"),),
    "registers.undo_merge": (
        of_no_record("POST /api/registers/company/{record_id}/unmerge", {"op": NONEXISTENT}),
    ),
    "registers.work_out": (
        Line(
            call="POST /api/registers/clause/formula",
            may=KEEPERS,
            body=lambda _: {"kind": "works", "inputs": {}},
            gives=frozenset({422}),
        ),
    ),
    "settling.settle": (
        Line(
            call="POST /api/to-settle/{matter_id}",
            may=OFFICE,
            body=lambda _: {"op": NONEXISTENT, "table": "hold", "choice": "accept"},
            own=lambda _: {"matter_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"matter_id": NONEXISTENT},),
        ),
    ),
    "syncing.hint": (Line(call="GET /sync/v1/hint", may=WITHOUT_AGGREGATES),),
    "syncing.info": (Line(call="GET /sync/v1/info", may=EVERYBODY, drains=True),),
    "syncing.pull": (Line(call="POST /sync/v1/pull", may=EVERYBODY, body=pull, drains=True),),
    "syncing.push": (Line(call="POST /sync/v1/push", may=EVERYBODY, body=push, drains=True),),
}
