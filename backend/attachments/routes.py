"""tus 1.0.0 (core, creation, expiration, checksum, termination), and reading of stored files."""

from base64 import b64decode, b64encode
from datetime import timedelta
from hashlib import new as new_hash
from hashlib import sha256
from http import HTTPStatus
from wsgiref.handlers import format_date_time

from flask import Blueprint, Response, request, url_for

from backend.accounts.boxes import Unreadable
from backend.accounts.identity import me
from backend.accounts.models import Device
from backend.accounts.policy import must_see
from backend.attachments import pictures, sealed
from backend.attachments.models import Blob, Upload
from backend.attachments.problems import (
    CHECKSUM_MISMATCH,
    OtherVersion,
    WrongOffset,
    WrongUpload,
)
from backend.attachments.storage import Storage, in_use
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.problems import BadRequest, FieldError, NotFound, TooLarge
from backend.records.working_set import WorkingSet
from sync.record import Kind
from sync.records import RECORDS
from sync.validation import DIGEST

bp = Blueprint("attachments", __name__, url_prefix="/sync/v1")

VERSION = "1.0.0"
LARGEST = 15 * 1024 * 1024
LIFE = timedelta(days=7)
DIGITS = 15
CHECKSUMS = ("sha1", "sha256")
"""tus asks for sha1 of whoever checks at all; what is stored is known by its sha256 anyway."""


@bp.before_request
def _same_version() -> None:
    is_tus = request.path.startswith("/sync/v1/uploads") and request.method != "OPTIONS"
    if is_tus and request.headers.get("Tus-Resumable") != VERSION:
        raise OtherVersion(headers={"Tus-Version": VERSION})


@bp.after_request
def _say_version(response: Response) -> Response:
    response.headers["Tus-Resumable"] = VERSION
    return response


@bp.route("/uploads", methods=["OPTIONS"])
@contract(status=204)
def abilities() -> Response:
    """Tell which parts of tus are spoken."""
    response = Response(status=HTTPStatus.NO_CONTENT)
    response.headers["Tus-Version"] = VERSION
    response.headers["Tus-Extension"] = "creation,expiration,checksum,termination"
    response.headers["Tus-Checksum-Algorithm"] = ",".join(CHECKSUMS)
    response.headers["Tus-Max-Size"] = str(LARGEST)
    return response


@bp.post("/uploads")
@contract(status=201, problems=(WrongUpload, OtherVersion))
def begin_upload() -> Response:
    """Begin an upload; it is at its end where the file is stored and its record may be seen.

    ``key`` among the metadata says that the bytes come encrypted, as from a locked phone.
    """
    length = _number("Upload-Length")
    if length > LARGEST:
        raise TooLarge
    told = _metadata()
    digest, content_type = told.get("sha256", ""), told.get("type", "")
    if not DIGEST.fullmatch(digest) or content_type not in pictures.TYPES or length == 0:
        raise WrongUpload
    upload = Upload(
        territory_id=me().territory_id,
        user_id=me().user_id,
        device_id=me().device_id,
        sha256=digest,
        content_type=content_type,
        length=length,
        expires_at=now() + LIFE,
        sealed_key=_key_box(told, digest),
        done=_is_stored_for_me(digest, told.get("rec", "")),
    )
    db.session.add(upload)
    db.session.commit()
    place = url_for("attachments.where_upload_is", upload_id=upload.id)
    return _progress(upload, HTTPStatus.CREATED, {"Location": place})


def _number(header: str) -> int:
    value = request.headers.get(header, "")
    if not value.isascii() or not value.isdigit() or len(value) > DIGITS:
        raise WrongUpload(errors=[FieldError(f"/{header}", "not_a_whole_number")])
    return int(value)


def _metadata() -> dict[str, str]:
    found = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = b64decode(value, validate=True).decode()
        except ValueError as error:  # no base64, no ASCII, no UTF-8
            raise WrongUpload from error
    return found


def _key_box(told: dict[str, str], digest: str) -> bytes | None:
    if "key" not in told:
        return None
    try:
        return sealed.key_box(told["key"], me().territory_id, digest)
    except Unreadable as error:
        raise WrongUpload(errors=[FieldError("/Upload-Metadata", "not_readable")]) from error


def _is_stored_for_me(digest: str, rec: str) -> bool:
    stored = db.session.get(Blob, (me().territory_id, digest)) is not None
    return stored and _names_file(rec, digest)


def _names_file(rec: str, digest: str) -> bool:
    """Tell whether a record ("photo/<id>") that the user sees has this file."""
    table, _, record_id = rec.partition("/")
    kind = RECORDS.get(table)
    if kind is None:
        return False
    records = WorkingSet(db.session.connection(), me().territory_id)
    found = records.stored(table, record_id)
    if found is None or found.deleted or not found.tags & me().tags:
        return False
    files = (f.name for f in kind.fields.values() if f.kind is Kind.FILE)
    return any(found.data.get(name) == digest for name in files)


@bp.get("/uploads/<uuid:upload_id>")
@contract(problems=(OtherVersion,))
def where_upload_is(upload_id: object) -> Response:
    """Tell how far an upload has come (HEAD)."""
    return _progress(_mine(str(upload_id)), HTTPStatus.OK, {})


@bp.patch("/uploads/<uuid:upload_id>")
@contract(status=204, problems=(WrongOffset, WrongUpload, OtherVersion))
def go_on(upload_id: object) -> Response:
    """Take the next bytes of an upload; the last ones make it a stored file."""
    upload = _mine(str(upload_id))
    db.session.commit()
    if upload.done:
        return _progress(upload, HTTPStatus.NO_CONTENT, {})
    sent, storage = request.get_data(), in_use()
    if not _undamaged(sent):
        return Response(status=CHECKSUM_MISMATCH)
    reached = storage.received(upload.id)
    if _number("Upload-Offset") != reached:
        raise WrongOffset
    if reached + len(sent) > upload.length:
        raise TooLarge
    if sent:
        storage.append(upload.id, reached, sent)
    if storage.received(upload.id) == upload.length and not _finish(upload, storage):
        return Response(status=CHECKSUM_MISMATCH)
    return _progress(upload, HTTPStatus.NO_CONTENT, {})


def _undamaged(sent: bytes) -> bool:
    algorithm, _, value = request.headers.get("Upload-Checksum", "").partition(" ")
    if not algorithm:
        return True
    if algorithm not in CHECKSUMS:
        raise BadRequest
    return value == b64encode(new_hash(algorithm, sent, usedforsecurity=False).digest()).decode()


def _finish(upload: Upload, storage: Storage) -> bool:
    """Store a whole file; one whose bytes are not those announced is dropped: False."""
    territory, digest = upload.territory_id, upload.sha256
    content = _content(upload, storage.whole(upload.id))
    if sha256(content).hexdigest() != digest:
        storage.drop(upload.id)
        return False
    try:
        forms = pictures.forms(content)
    except pictures.NotAPictureError as error:
        storage.drop(upload.id)
        raise WrongUpload(errors=[FieldError("", error.problem.code)]) from error
    for form, picture in forms.items():
        storage.store(territory, picture, digest, form)
    if not pictures.has_metadata(content):
        storage.store(territory, content, digest)
    if db.session.get(Blob, (territory, digest)) is None:
        made = Blob(territory_id=territory, sha256=digest, content_type=upload.content_type)
        made.size, made.stored_at = len(content), now()
        db.session.add(made)
        _one_less_waits(upload)
    upload.done = True
    db.session.commit()
    storage.drop(upload.id)
    return True


def _content(upload: Upload, sent: bytes) -> bytes:
    """The file itself, out of its encryption where it came so; nothing where that is damaged."""
    if upload.sealed_key is None:
        return sent
    try:
        return sealed.opened(sent, upload.sealed_key, upload.territory_id, upload.sha256)
    except Unreadable:
        return b""


def _one_less_waits(upload: Upload) -> None:
    """A photo that has arrived no longer waits on its phone, whatever the phone said last."""
    device = db.session.get(Device, upload.device_id)
    if device is not None and device.outbox_blobs > 0:
        device.outbox_blobs -= 1
        device.outbox_blob_bytes = max(0, device.outbox_blob_bytes - upload.length)


@bp.delete("/uploads/<uuid:upload_id>")
@contract(status=204, problems=(OtherVersion,))
def end_upload(upload_id: object) -> Response:
    """Give an upload up."""
    upload = _mine(str(upload_id))
    in_use().drop(upload.id)
    db.session.delete(upload)
    db.session.commit()
    return Response(status=HTTPStatus.NO_CONTENT)


def _mine(upload_id: str) -> Upload:
    upload = db.session.get(Upload, upload_id)
    if upload is None or upload.user_id != me().user_id or upload.expires_at <= now():
        raise NotFound
    return upload


def _progress(upload: Upload, status: HTTPStatus, headers: dict[str, str]) -> Response:
    received = upload.length if upload.done else in_use().received(upload.id)
    response = Response(status=status, headers=headers)
    response.headers["Upload-Offset"] = str(received)
    response.headers["Upload-Length"] = str(upload.length)
    response.headers["Upload-Expires"] = format_date_time(upload.expires_at.timestamp())
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/blobs/<digest>")
@contract(gives="image/jpeg")
def read_blob(digest: str) -> Response:
    """Return a picture, through a record (``rec=photo/<id>``) that the user may see."""
    seen = DIGEST.fullmatch(digest) and _names_file(request.args.get("rec", ""), digest)
    must_see(me().tags, me().tags if seen else None)
    form = "thumb" if request.args.get("v") == "thumb" else "full"
    picture = in_use().read(me().territory_id, digest, form)
    if picture is None:
        raise NotFound
    response = Response(picture, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response
