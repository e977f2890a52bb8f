"""The app's types, written from the declarations of records into two modules of ``pwa/src``.

``records.gen.ts`` is loaded by phones; ``desk.gen.ts`` adds the declarations of what no tag but the
territory's reaches, for the screens of the desk alone.
"""

import json
from collections.abc import Iterator
from typing import Any

from sync import protocol
from sync.checks import as_json
from sync.record import NATURAL_KEYS, Choice, Field, Kind, RecordType
from sync.records import RECORDS
from sync.records.tutoring_check import COMPULSORY

HEAD = """// Written by `./jalon generate` from sync/records. Do not edit.

export interface Label {
  readonly fr: string;
  readonly en: string;
}
export interface Option extends Label {
  readonly value: string;
}
export type FieldKind = %s;
export interface FieldSpec extends Label {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly target?: string;
  readonly low?: number;
  readonly high?: number;
  readonly options?: readonly Option[];
}
export interface Check extends Readonly<Record<string, unknown>> {
  readonly check: string;
  readonly code: string;
}
export interface RecordSpec extends Label {
  readonly key: readonly string[];
  readonly closedStates: readonly string[];
  readonly checks: readonly Check[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
}
export interface Answer {
  answer: "yes" | "partial" | "no" | "na";
  evidence?: string[];
  note?: string;
}
"""
TYPES = {
    Kind.REF: "string",
    Kind.REFS: "string[]",
    Kind.TEXT: "string",
    Kind.INTEGER: "number",
    Kind.MINUTES: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "string",
    Kind.MONTH: "string",
    Kind.INSTANT: "string",
    Kind.ANSWERS: "Record<string, Answer | null>",
    Kind.MINUTES_BY_DAY: "Record<string, number>",
    Kind.FILE: "string",
    Kind.DOCUMENT: "Record<string, unknown>",
}


OFFICE_ONLY = [kind for kind in RECORDS.values() if not kind.scope]
DESK = """// Written by `./jalon generate` from sync/records. Do not edit.
import { RECORDS as ON_PHONES, type RecordName, type RecordSpec } from "./records.gen";

/** All declarations: those that phones have, and those of the office alone. */
export const RECORDS: { readonly [K in RecordName]: RecordSpec } = {
  ...ON_PHONES,"""


def client_source() -> str:
    """Return the text of ``records.gen.ts``."""
    return "\n".join(_parts()) + "\n"


def desk_source() -> str:
    """Return the text of ``desk.gen.ts``."""
    return "\n".join([DESK, *map(_declaration, OFFICE_ONLY), "};"]) + "\n"


def _parts() -> Iterator[str]:
    yield HEAD % " | ".join(_text(kind.value) for kind in Kind)
    yield f"export const PROTOCOL = {protocol.PROTOCOL};"
    yield f"export const SCHEMA = {protocol.SCHEMA};"
    yield f"export const NATURAL_KEYS = {_text(str(NATURAL_KEYS))};"
    yield f"export const COMPULSORY_ITEMS = {_text(sorted(i.value for i in COMPULSORY))} as const;"
    for kind in RECORDS.values():
        yield _interface(kind)
    yield _mapping()
    yield f"export type OfficeName = {' | '.join(_text(kind.name) for kind in OFFICE_ONLY)};"
    yield "export type PhoneName = Exclude<RecordName, OfficeName>;"
    yield "export const RECORDS: { readonly [K in PhoneName]: RecordSpec } = {"
    yield from (_declaration(kind) for kind in RECORDS.values() if kind.scope)
    yield "};"


def _declaration(kind: RecordType) -> str:
    return f"  {kind.name}: {_text(_spec(kind))},"


def _interface(kind: RecordType) -> str:
    lines = [f"  {f.name}{'?' if f.optional else ''}: {_type(f)};" for f in kind.fields.values()]
    return "\n".join([f"/** {kind.doc.splitlines()[0]} */", _opening(kind), *lines, "}"])


def _opening(kind: RecordType) -> str:
    return f"export interface {kind.python.__name__} {{"


def _mapping() -> str:
    lines = [f"  {kind.name}: {kind.python.__name__};" for kind in RECORDS.values()]
    return "\n".join(
        ["export interface Records {", *lines, "}", "export type RecordName = keyof Records;"]
    )


def _type(field: Field) -> str:
    if field.choices is not None and field.kind is not Kind.ANSWERS:
        union = " | ".join(_text(member.value) for member in field.choices)
        base = union if field.kind is Kind.CHOICE else f"({union})[]"
    else:
        base = TYPES[field.kind]
    return f"{base} | null" if field.optional else base


def _spec(kind: RecordType) -> dict[str, Any]:
    return {
        "fr": kind.fr,
        "en": kind.en,
        "key": kind.key,
        "closedStates": sorted(kind.closed_states),
        "checks": [as_json(check) for check in kind.checks],
        "fields": {field.name: _field(field) for field in kind.fields.values()},
    }


def _field(field: Field) -> dict[str, Any]:
    spec: dict[str, Any] = {
        "kind": field.kind,
        "fr": field.fr,
        "en": field.en,
        "optional": field.optional,
    }
    bounds = {"target": field.target, "low": field.low, "high": field.high}
    spec.update({name: value for name, value in bounds.items() if value is not None})
    if field.choices is not None:
        spec["options"] = [_option(member) for member in field.choices]
    return spec


def _option(member: Choice) -> dict[str, str]:
    return {"value": member.value, "fr": member.fr, "en": member.en}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
