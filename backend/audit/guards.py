"""Triggers that refuse to change or delete what is written once: a wall inside the database.

Whoever owns the database can take a trigger down; then the chain tells (`verifying`). What the law
asks is let through, and only in the shape in which it leaves a trace: the content of a line of the
journal goes together with its salt, readings go once a chained event says until when.
"""

from sqlalchemy import JSON, Table

REFUSE = (
    "CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$"
)
NEVER = "1=0"
FORGOTTEN = (
    "EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id"
    " AND e.kind = 'reads_forgotten' AND e.until > OLD.at)"
)
REFUSE_READS = (
    "CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {FORGOTTEN} THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$"
)
ERASABLE = ("body", "before", "result", "salt")
ANSWERED = ("acknowledged_by", "acknowledged_at", "note")
LEDGER = ("party_id", "period", "retained_minutes", "supersedes_id")


def statements(table: Table, dialect: str) -> list[str]:
    """Return the DDL of a table's triggers; none where lines may change."""
    found = _allowed(table)
    if found is None:
        return []
    update, delete = found
    made = [REFUSE, REFUSE_READS] if dialect == "postgresql" else []
    for verb, allowed in (("UPDATE", update), ("DELETE", delete)):
        if allowed is not None:
            made.append(_trigger(table.name, verb, allowed, dialect))
    if dialect == "postgresql":
        made.append(
            f"CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table.name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse()"
        )
    return made


def _allowed(table: Table) -> tuple[str | None, str | None] | None:
    """Return under which condition a line may change, and may go; None: always."""
    if table.name == "sync_op":
        return f"({_erased(table)}) OR ({_salted(table)})", NEVER
    if table.name in {"person_read", "person_read_of"}:
        return NEVER, FORGOTTEN
    if table.name == "reading_alarm":
        return f"OLD.acknowledged_at IS NULL AND {_same(table, ANSWERED)}", NEVER
    if table.name == "r_retained_hours":
        return _unchanged(table, LEDGER), None
    if table.name == "month_closing":
        return _same(table, ("lines", "reason")), NEVER
    if table.name in {"audit_link", "audit_event", "setting_change"}:
        return NEVER, NEVER
    return None


def _erased(journal: Table) -> str:
    """The content of a line goes, its digest and all else stay; once more for a second person."""
    return f"OLD.content_hash IS NOT NULL AND NEW.salt IS NULL AND {_same(journal, ERASABLE)}"


def _salted(journal: Table) -> str:
    """A line of the first release, which had no chain, is taken into it."""
    return (
        "OLD.content_hash IS NULL AND NEW.content_hash IS NOT NULL"
        f" AND {_same(journal, ('salt', 'content_hash'))}"
    )


def _same(table: Table, but: tuple[str, ...]) -> str:
    return _unchanged(table, [column.name for column in table.columns if column.name not in but])


def _unchanged(table: Table, names: "tuple[str, ...] | list[str]") -> str:
    return " AND ".join(_kept(table, name) for name in names)


def _kept(table: Table, name: str) -> str:
    old, new = f'OLD."{name}"', f'NEW."{name}"'
    if isinstance(table.c[name].type, JSON):
        old, new = f"CAST({old} AS TEXT)", f"CAST({new} AS TEXT)"
    return f"{new} IS NOT DISTINCT FROM {old}"


def _trigger(table: str, verb: str, allowed: str, dialect: str) -> str:
    name = f"append_only_{table}_{verb.lower()}"
    if dialect == "sqlite":
        return (
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN NOT ({allowed})"
            f" BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
        ).replace("IS NOT DISTINCT FROM", "IS")
    if allowed is FORGOTTEN:
        return _asking(table, verb, name)
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW WHEN (NOT ({allowed}))"
        " EXECUTE FUNCTION jalon_refuse()"
    )


def _asking(table: str, verb: str, name: str) -> str:
    """A condition of PostgreSQL's WHEN may not look into other tables: a function does."""
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW"
        " EXECUTE FUNCTION jalon_refuse_reads()"
    )
