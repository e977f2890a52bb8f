"""What declarations say of rights, of routes and types of records, and the same for everybody."""

from collections.abc import Iterator

from bench.mutants.checks import Check


def declared(first: int) -> Iterator[Check]:
    """What is said by a declaration: of routes, of types of records. The code is imported here."""
    from backend.accounts import policy  # noqa: PLC0415 - only once its switches are in place
    from sync.record import Role  # noqa: PLC0415
    from sync.records import RECORDS  # noqa: PLC0415

    everybody = frozenset(Role)
    said = [(name, "policy") for name, rule in policy.ROUTES.items() if rule.roles < everybody]
    for name, kind in RECORDS.items():
        said += [(name, "writers"), *([(name, "reach")] if kind.scope != ("ref",) else [])]
        for field in kind.fields.values():
            said += [(f"{name}.{field.name}", "writers")] if field.writers else []
            said += [(f"{name}.{field.name}", "readers")] if field.readers else []
    of_part = {"policy": "backend/accounts/policy.py"}
    for number, (name, part) in enumerate(said, first):
        yield Check(number, of_part.get(part, "sync/records"), 0, name, part)


def widen(check: Check) -> None:
    """Let everybody do what a declaration lets some do."""
    from backend.accounts import policy  # noqa: PLC0415
    from sync.record import Role  # noqa: PLC0415
    from sync.records import RECORDS  # noqa: PLC0415

    if check.part == "policy":
        object.__setattr__(policy.ROUTES[check.about], "roles", frozenset(Role))
        return
    table, _, field = check.about.partition(".")
    of_it = RECORDS[table].fields[field] if field else RECORDS[table]
    name, wide = {
        "writers": ("writers", None if field else frozenset(Role)),
        "readers": ("readers", None),
        "reach": ("scope", ("ref",)),
    }[check.part]
    object.__setattr__(of_it, name, wide)
