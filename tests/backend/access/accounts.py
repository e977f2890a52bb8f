"""Who may call the routes of accounts, devices, settings and the installation itself."""

from dataclasses import replace

from tests.backend.access.lines import (
    ADMINISTRATORS,
    EVERYBODY,
    NONEXISTENT,
    OFFICE,
    Line,
    account,
    device,
    empty,
    of_no_message,
)
from tests.backend.personas import HERE, PEOPLE, PHONE_OF_CHLOE


def no_authority(_):
    return {"authorities": []}


OF_ACCOUNTS: dict[str, tuple[Line, ...]] = {
    "accounts.ask_passkey": (
        Line(call="POST /auth/passkey/challenge", may=EVERYBODY, open_to_all=True),
    ),
    "accounts.refresh": (Line(call="POST /auth/refresh", may=EVERYBODY, open_to_all=True),),
    "accounts.sign_in": (Line(call="POST /auth/token", may=EVERYBODY, open_to_all=True),),
    "accounts.sign_in_by_passkey": (
        Line(call="POST /auth/passkey/token", may=EVERYBODY, open_to_all=True),
    ),
    "accounts.sign_out": (Line(call="POST /auth/revoke", may=EVERYBODY, open_to_all=True),),
    "accounts.who_am_i": (Line(call="GET /auth/me", may=EVERYBODY),),
    "audit.acknowledge": (
        Line(
            call="POST /api/audit/alarms/{alarm_id}",
            may=ADMINISTRATORS,
            body=lambda _: {"note": "a check"},
            own=lambda _: {"alarm_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"alarm_id": NONEXISTENT},),
        ),
    ),
    "audit.find_people": (Line(call="GET /api/audit/people?q=nobody", may=OFFICE),),
    "audit.list_alarms": (Line(call="GET /api/audit/alarms", may=OFFICE),),
    "audit.list_readers": (
        Line(
            call="GET /api/audit/people/{worker_id}/readers",
            may=OFFICE,
            own=lambda _: {"worker_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"worker_id": NONEXISTENT},),
        ),
    ),
    "devices.end": (device("DELETE /auth/devices/{device_id}", {204}),),
    "devices.end_others": (Line(call="POST /auth/devices/end-others", may=EVERYBODY, body=empty),),
    "devices.list_mine": (Line(call="GET /auth/devices", may=EVERYBODY),),
    "devices.wipe": (device("POST /auth/devices/{device_id}/wipe", {204}),),
    "directory.begin_reset": (account("POST /api/accounts/{user_id}/reset", {202}),),
    "directory.change_role": (
        account("POST /api/accounts/{user_id}/role", {200}, lambda _: {"role": "officer"}),
    ),
    "directory.disable": (account("POST /api/accounts/{user_id}/disable", {200}),),
    "directory.enable": (account("POST /api/accounts/{user_id}/enable", {200}),),
    "directory.end_device": (
        account(f"POST /api/accounts/{{user_id}}/devices/{PHONE_OF_CHLOE}/end", {404, 200}, empty),
    ),
    "directory.end_devices": (account("POST /api/accounts/{user_id}/devices/end", {200}, empty),),
    "directory.give_authorities": (
        replace(
            account(
                "POST /api/accounts/{user_id}/authorities", {200}, lambda _: {"authorities": []}
            ),
            own=lambda _: {"user_id": PEOPLE["gilles"].id},
        ),
    ),
    "directory.forget_factors": (account("POST /api/accounts/{user_id}/forget-factors", {200}),),
    "installation.change_territory": (
        Line(
            call="PATCH /api/installation/territories/{territory_id}",
            may=ADMINISTRATORS,
            body=lambda _: {"suspended": False},
            own=lambda _: {"territory_id": HERE},
            others=({"territory_id": NONEXISTENT},),
        ),
    ),
    "installation.look": (Line(call="GET /api/installation", may=ADMINISTRATORS),),
    "installation.open_territory": (
        Line(
            call="POST /api/installation/territories",
            may=ADMINISTRATORS,
            body=lambda _: {
                "name": "Nouveau",
                "email": "first@jalon.test",
                "administrator": "Zoé",
            },
            gives=frozenset({201}),
        ),
    ),
    "directory.invite": (
        Line(
            call="POST /api/accounts",
            may=ADMINISTRATORS,
            body=lambda _: {"email": "new@jalon.test", "name": "New", "role": "officer"},
            gives=frozenset({201}),
        ),
    ),
    "directory.list_accounts": (Line(call="GET /api/accounts", may=ADMINISTRATORS),),
    "directory.read": (account("GET /api/accounts/{user_id}", {200}),),
    "factors.add_passkey": (
        Line(
            call="POST /auth/factors/passkeys",
            may=EVERYBODY,
            body=lambda _: {"challenge": NONEXISTENT, "credential": {}, "label": "key"},
            gives=frozenset({409}),
        ),
    ),
    "factors.ask_passkey": (Line(call="POST /auth/factors/passkeys/challenge", may=EVERYBODY),),
    "factors.begin_totp": (Line(call="POST /auth/factors/totp", may=EVERYBODY),),
    "factors.confirm_totp": (
        Line(
            call="POST /auth/factors/totp/confirm",
            may=EVERYBODY,
            body=lambda _: {"code": "000000"},
            gives=frozenset({422}),
        ),
    ),
    "factors.end_passkey": (
        Line(
            call="DELETE /auth/factors/passkeys/{passkey_id}",
            may=EVERYBODY,
            own=lambda _: {"passkey_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"passkey_id": NONEXISTENT},),
        ),
    ),
    "factors.end_totp": (
        Line(call="DELETE /auth/factors/totp", may=EVERYBODY, gives=frozenset({404})),
    ),
    "factors.list_mine": (Line(call="GET /auth/factors", may=EVERYBODY),),
    "factors.renew_codes": (Line(call="POST /auth/factors/codes", may=EVERYBODY),),
    "forgotten.ask": (Line(call="POST /auth/forgotten", may=EVERYBODY, open_to_all=True),),
    "health.alive": (Line(call="GET /healthz", may=EVERYBODY, open_to_all=True),),
    "health.ready": (Line(call="GET /readyz", may=EVERYBODY, open_to_all=True),),
    "invitations.invite": (
        Line(
            call="POST /api/company-accounts",
            may=OFFICE,
            body=lambda _: {"contact_id": NONEXISTENT, "role": "site_manager"},
            gives=frozenset({404}),
        ),
    ),
    "invitations.invite_again": (
        Line(
            call="POST /api/company-accounts/{user_id}/invitation",
            may=OFFICE,
            own=lambda _: {"user_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"user_id": NONEXISTENT}, {"user_id": PEOPLE["emma"].id}),
        ),
    ),
    "invitations.list_accounts": (Line(call="GET /api/company-accounts", may=OFFICE),),
    "mail.list_mail": (Line(call="GET /api/mail", may=OFFICE),),
    "mail.read_attachment": (of_no_message("GET /api/mail/{message_id}/attachment"),),
    "mail.read_message": (of_no_message("GET /api/mail/{message_id}"),),
    "metrics.figures": (Line(call="GET /metrics", may=EVERYBODY, open_to_all=True),),
    "openapi.document": (Line(call="GET /api/openapi.json", may=EVERYBODY, open_to_all=True),),
    "passwords.change": (
        Line(
            call="POST /auth/password",
            may=EVERYBODY,
            body=lambda _: {"old": "not the password", "password": "another that is long"},
            gives=frozenset({422}),
        ),
    ),
    "passwords.choose": (Line(call="POST /auth/password/choice", may=EVERYBODY, open_to_all=True),),
    "passwords.look": (Line(call="POST /auth/password/link", may=EVERYBODY, open_to_all=True),),
    "territory_settings.change_settings": (
        Line(
            call="PATCH /api/settings",
            may=ADMINISTRATORS,
            body=lambda _: {"values": {"answer_days": 15}},
        ),
    ),
    "territory_settings.read_settings": (Line(call="GET /api/settings", may=OFFICE),),
}
