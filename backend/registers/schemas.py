"""The shapes of the registers' answers; the values of a record are those of its declaration."""

from typing import Any

from marshmallow import fields, validate

from backend.contract import Length, Schema
from sync.formula import INPUTS

PAGE, LARGEST_PAGE, LAST_PAGE = 50, 200, 100_000
PAIRS = r"^([a-z_]{1,40}:[A-Za-z0-9_-]{1,40}(,|$)){0,12}$"
SORT = r"^-?[a-z_]{0,40}$"
EPOCH = 40


def pairs_of(asked: str) -> dict[str, str]:
    """Read `name:value,name:value`."""
    pairs = (each.partition(":") for each in asked.split(",") if each)
    return {name: value for name, _, value in pairs}


class ListAsked(Schema):
    """Which records of a register, in which order, which page."""

    q = fields.String(load_default="", validate=Length(max=100))
    where = fields.String(load_default="", validate=validate.Regexp(PAIRS))
    sort = fields.String(load_default="", validate=validate.Regexp(SORT))
    page = fields.Integer(load_default=1, validate=validate.Range(1, LAST_PAGE))
    size = fields.Integer(load_default=PAGE, validate=validate.Range(1, LARGEST_PAGE))


class BlankAsked(Schema):
    """What a new record is added to: `worker_id:…`."""

    to = fields.String(load_default="", validate=validate.Regexp(PAIRS))


class PreviewAsked(Schema):
    """The record that is kept."""

    into = fields.UUID(required=True)


class Values(fields.Dict):
    """The values of a record, by the names of its declaration."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 - marshmallow's own options
        super().__init__(keys=fields.String(), values=fields.Raw(allow_none=True), **rest)


class AddAsked(Schema):
    """A record to add; ``op`` is drawn once by the page, so that asking again adds nothing."""

    op = fields.UUID(required=True)
    values = Values(required=True)


class EditAsked(AddAsked):
    """Fields to change, with what stood there on screen and the number of the record."""

    rev = fields.Integer(required=True, strict=True)
    epoch = fields.String(load_default=None, allow_none=True, validate=Length(max=EPOCH))
    was = Values(required=True)


class DeleteAsked(Schema):
    """The number of the record on screen."""

    op = fields.UUID(required=True)
    rev = fields.Integer(required=True)
    epoch = fields.String(load_default=None, validate=Length(max=EPOCH))


class MergeAsked(AddAsked):
    """A duplicate goes into the record that is kept, which takes the chosen values."""

    into = fields.UUID(required=True)
    rev = fields.Integer(required=True, strict=True)
    into_rev = fields.Integer(required=True, strict=True)


class UnmergeAsked(Schema):
    """The merge of a duplicate is undone; ``op`` is drawn once by the page."""

    op = fields.UUID(required=True)


class FormulaAsked(Schema):
    """A formula and the figures of the contract, in cents, minutes, months and per cent."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(INPUTS)))
    inputs = fields.Dict(
        keys=fields.String(), values=fields.Integer(strict=True, allow_none=True), required=True
    )


class RegisterLine(Schema):
    """A register, how many records it has and how many of them wait to be completed."""

    type = fields.String(required=True)
    total = fields.Integer(required=True)
    drafts = fields.Integer(required=True)


class RegisterIndex(Schema):
    """The registers that the user reads."""

    registers = fields.List(fields.Nested(RegisterLine), required=True)


class RegisterRow(Schema):
    """A record in a list; ``missing`` are the types of records that it waits for."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    values = Values(required=True)
    missing = fields.List(fields.String(), required=True)


class RegisterPage(Schema):
    """One page of a list; ``names`` are the labels of what its records refer to."""

    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    size = fields.Integer(required=True)
    columns = fields.List(fields.String(), required=True)
    rows = fields.List(fields.Nested(RegisterRow), required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class RegisterFilter(Schema):
    """A name by which a list can be narrowed; ``target`` is the type that its value refers to."""

    name = fields.String(required=True)
    target = fields.String(required=True, allow_none=True)


class RegisterList(RegisterPage):
    """A page with the filters of its list, and the labels of what it is narrowed to."""

    filters = fields.List(fields.Nested(RegisterFilter), required=True)
    narrowed_to = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class CountedReferences(Schema):
    """How many records refer to this one in a field; no type: only supervisors know of them."""

    type = fields.String(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)


class RelatedRecords(RegisterPage):
    """The first records of a register that refer to this one."""

    type = fields.String(required=True)
    field = fields.String(required=True)


class MayDo(Schema):
    """What the user may do with a record now."""

    edit = fields.Boolean(required=True)
    delete = fields.Boolean(required=True)
    merge = fields.Boolean(required=True)
    unmerge = fields.Boolean(required=True)
    add = fields.List(fields.String(), required=True)
    """The registers in which something may be added to it."""


class RecordRead(Schema):
    """A record with what refers to it; ``asked`` are the fields of its form.

    ``missing`` are the types of records that a draft waits for.
    """

    type = fields.String(required=True)
    id = fields.String(required=True)
    label = fields.String(required=True)
    rev = fields.Integer(required=True)
    epoch = fields.String(required=True)
    asked = fields.List(fields.String(), required=True)
    values = Values(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    missing = fields.List(fields.String(), required=True)
    retained_minutes = fields.Integer(required=True, allow_none=True)
    related = fields.List(fields.Nested(RelatedRecords), required=True)
    others = fields.List(fields.Nested(CountedReferences), required=True)
    may = fields.Nested(MayDo, required=True)


class BlankRecord(Schema):
    """What a new record begins with, the fields of its form, and the months of eligibility."""

    asked = fields.List(fields.String(), required=True)
    values = Values(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    months = fields.Integer(required=True, allow_none=True)


class RecordSaved(Schema):
    """The record that was written."""

    id = fields.String(required=True)


class RegisterAct(Schema):
    """A change of a record."""

    seq = fields.Integer(required=True, allow_none=True)
    by = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    kind = fields.String(required=True)
    intent = fields.String(required=True)
    table = fields.String(required=True)
    record_id = fields.String(required=True)
    about = fields.String(required=True)
    status = fields.String(required=True)
    before = Values(required=True)
    after = Values(required=True)


class RecordHistory(Schema):
    """Who did what to a record and to those merged into it, the oldest first."""

    acts = fields.List(fields.Nested(RegisterAct), required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class MovedReference(Schema):
    """References of one kind: those that move, and those that stay and are read through."""

    type = fields.String(required=True)
    field = fields.String(required=True)
    moves = fields.Integer(required=True)
    stays = fields.Integer(required=True)


class MergePreview(Schema):
    """What a merge would do; ``values`` fill the empty fields of the record that is kept."""

    values = Values(required=True)
    references = fields.List(fields.Nested(MovedReference), required=True)


class RecordsMerged(Schema):
    """What a merge did."""

    id = fields.String(required=True)
    moved = fields.Integer(required=True)
    stayed = fields.Integer(required=True)


class WorkedOut(Schema):
    """What a formula gives."""

    result_minutes = fields.Integer(required=True)
