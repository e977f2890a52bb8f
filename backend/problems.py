"""Problems: what refuses a whole request, as RFC 9457 `application/problem+json`.

Clients switch on `code`, never on a text. A problem declares its status, code and words once, in
its class.
"""

import errno
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

import orjson
from flask import Flask, Response, request
from marshmallow import ValidationError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from backend.traces import trace
from backend.wordings import FIELDS, Words, field_words

LANGUAGES = ("fr", "en")
log = logging.getLogger(__name__)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field: a JSON pointer into the body, and a stable code."""

    pointer: str
    code: str
    limit: int | None = None

    def said_in(self, language: str) -> dict[str, str]:
        """The error as the client reads it."""
        detail = field_words(self.code).said_in(language, limit=self.limit)
        return {"pointer": self.pointer, "code": self.code, "detail": detail}


class Problem(Exception):
    """Refuses the request as a whole.

    `errors` point at fields, `members` extend the answer (`expect=12`), `headers` go with it.
    """

    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR
    code: ClassVar[str] = "server_error"
    title: ClassVar[Words] = Words("Jalon n’a pas pu répondre.", "Jalon could not answer.")
    detail: ClassVar[Words] = Words(
        "L’erreur est enregistrée. Vos saisies ne sont pas perdues : réessayez plus tard.",
        "The error is recorded. Nothing that you entered is lost: try again later.",
    )

    def __init__(
        self,
        *,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(self.code)
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.members = members

    def body(self, language: str) -> dict[str, object]:
        """The answer's JSON members, in a language."""
        found: dict[str, object] = {
            "type": f"/problems/{self.code.replace('_', '-')}",
            "title": self.title.said_in(language),
            "status": int(self.status),
            "detail": self.detail.said_in(language, **self.members),
            "instance": request.path,
            "trace": trace(),
            "code": self.code,
            **self.members,
        }
        if self.errors:
            found["errors"] = [error.said_in(language) for error in self.errors]
        return found


class BadRequest(Problem):
    """The request cannot be read."""

    status, code = HTTPStatus.BAD_REQUEST, "bad_request"
    title = Words("La demande est illisible.", "The request cannot be read.")
    detail = Words("Le corps de la demande n’est pas du JSON valable.",
                   "The body of the request is not valid JSON.")  # fmt: skip


class NotSignedIn(Problem):
    """There is no session, or it has ended; the phone keeps everything and asks to sign in."""

    status, code = HTTPStatus.UNAUTHORIZED, "not_signed_in"
    title = Words("Vous n’êtes pas connecté.", "You are not signed in.")
    detail = Words("Reconnectez-vous. Les saisies de ce téléphone sont conservées.",
                   "Sign in again. What was entered on this phone is kept.")  # fmt: skip


class Forbidden(Problem):
    """The role of the user does not allow this."""

    status, code = HTTPStatus.FORBIDDEN, "forbidden"
    title = Words("Votre rôle ne permet pas cette action.", "Your role does not allow this.")
    detail = Words("Adressez-vous à l’administrateur de votre territoire.",
                   "Ask the administrator of your territory.")  # fmt: skip


class Forged(Problem):
    """A state-changing request that our own page did not send."""

    status, code = HTTPStatus.FORBIDDEN, "forged"
    title = Words("Cette demande ne vient pas de l’application.",
                  "This request does not come from the application.")  # fmt: skip
    detail = Words("Rechargez la page, puis recommencez.", "Reload the page and try again.")


class NotFound(Problem):
    """There is nothing here, or nothing that this user may know of: the two are not told apart."""

    status, code = HTTPStatus.NOT_FOUND, "not_found"
    title = Words("Cette page ou cette fiche n’existe pas.", "There is no such page or record.")
    detail = Words("Elle a pu être supprimée, ou ne pas relever de votre périmètre.",
                   "It may have been deleted, or be outside your scope.")  # fmt: skip


class MethodNotAllowed(Problem):
    """The address exists, for another method."""

    status, code = HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed"
    title = Words("Cette méthode n’est pas permise ici.", "This method is not allowed here.")
    detail = Words("Voir l’en-tête Allow.", "See the Allow header.")


class Conflict(Problem):
    """The request contradicts what is already there."""

    status, code = HTTPStatus.CONFLICT, "conflict"
    title = Words("Cette demande contredit l’état actuel.", "This contradicts the present state.")
    detail = Words("Rechargez, puis recommencez.", "Reload and try again.")


class TooLarge(Problem):
    """The body, as sent or once inflated, is over its limit; a phone halves its batch."""

    status, code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large"
    title = Words("L’envoi est trop volumineux.", "The request is too large.")
    detail = Words("Envoyez-le en plusieurs fois.", "Send it in several parts.")


class UnsupportedType(Problem):
    """The body is not of a kind that this address reads."""

    status, code = HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_type"
    title = Words("Ce type de contenu n’est pas accepté.", "This type of content is not accepted.")
    detail = Words("Envoyez du JSON (application/json), compressé en gzip ou non.",
                   "Send JSON (application/json), compressed with gzip or not.")  # fmt: skip


class Invalid(Problem):
    """Fields of the request are wrong; `errors` says which."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "invalid"
    title = Words("Certains champs sont à corriger.", "Some fields need correction.")
    detail = Words("Corrigez les champs signalés, puis recommencez.",
                   "Correct the fields pointed at and try again.")  # fmt: skip


class TooMany(Problem):
    """Too many requests; `Retry-After` says in how many seconds."""

    status, code = HTTPStatus.TOO_MANY_REQUESTS, "rate"
    title = Words("Trop de demandes.", "Too many requests.")
    detail = Words("Réessayez dans {retry_after} secondes.", "Try again in {retry_after} seconds.")

    def __init__(self, retry_after: int) -> None:
        super().__init__(headers={"Retry-After": str(retry_after)}, retry_after=retry_after)


class Unavailable(Problem):
    """The database cannot be reached, or is busy."""

    status, code = HTTPStatus.SERVICE_UNAVAILABLE, "unavailable"
    title = Words("Jalon est momentanément indisponible.", "Jalon is briefly unavailable.")
    detail = Words("Réessayez dans un instant. Rien de ce que vous avez saisi n’est perdu.",
                   "Try again in a moment. Nothing that you entered is lost.")  # fmt: skip


BY_STATUS: dict[int, type[Problem]] = {
    problem.status: problem
    for problem in (
        BadRequest, NotSignedIn, Forbidden, NotFound, MethodNotAllowed, Conflict, TooLarge,
        UnsupportedType, Invalid, Unavailable,
    )
}  # fmt: skip


def language() -> str:
    """The language of the answer: French unless the client asks for English first."""
    asked = (tag.partition("-")[0] for tag in request.accept_languages.values())
    return next((tag for tag in asked if tag in LANGUAGES), LANGUAGES[0])


def pointers(messages: object, at: str = "") -> Iterable[FieldError]:
    """The messages of marshmallow as field errors: that of our schemas is the code."""
    if isinstance(messages, Mapping):
        for name, below in messages.items():
            step = (
                "" if name == "_schema" else "/" + str(name).replace("~", "~0").replace("/", "~1")
            )
            yield from pointers(below, at + step)
    elif isinstance(messages, list):
        for message in messages:
            yield from pointers(message, at)
    else:
        code, _, limit = str(messages).partition(":")
        known = code if code in FIELDS else "wrong_form"
        yield FieldError(at, known, int(limit) if limit.isdecimal() else None)


def answer(problem: Problem) -> Response:
    """The response of a problem."""
    response = Response(
        orjson.dumps(problem.body(language())),
        status=problem.status,
        content_type="application/problem+json",
    )
    response.headers["Content-Language"] = language()
    response.vary.add("Accept-Language")
    response.headers.extend(problem.headers)
    return response


def register(app: Flask) -> None:
    """Make every refusal and every accident a problem document."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(ValidationError, _from_schema)
    app.register_error_handler(RecursionError, lambda _: answer(BadRequest()))
    app.register_error_handler(DataError, _from_unstorable)
    app.register_error_handler(IntegrityError, _from_race)
    app.register_error_handler(OperationalError, _from_database)
    app.register_error_handler(OSError, _from_disk)
    app.register_error_handler(Exception, _from_accident)


def _from_http(error: HTTPException) -> Response | HTTPException:
    if error.response is not None or (error.code or 500) < HTTPStatus.BAD_REQUEST:
        return error
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    otherwise = BadRequest if status < HTTPStatus.INTERNAL_SERVER_ERROR else Problem
    return answer(BY_STATUS.get(status, otherwise)(headers=kept))


def _from_schema(error: ValidationError) -> Response:
    return answer(Invalid(errors=pointers(error.messages)))


def _from_database(error: OperationalError) -> Response:
    log.error("database out of reach in request %s", trace(), exc_info=error)
    return answer(Unavailable(headers={"Retry-After": "5"}))


def _from_disk(error: OSError) -> Response:
    if error.errno not in NO_ROOM:
        return _from_accident(error)
    log.error("no room on the disk in request %s", trace(), exc_info=error)
    return answer(Unavailable(headers={"Retry-After": "60"}))


def _from_unstorable(error: DataError) -> Response:
    log.warning("a value that the database cannot hold, in request %s", trace(), exc_info=error)
    return answer(BadRequest())


def _from_race(error: IntegrityError) -> Response:
    log.error("two requests met in request %s", trace(), exc_info=error)
    return answer(Conflict())


def _from_accident(error: Exception) -> Response:
    log.error("accident in request %s: %s", trace(), request.endpoint, exc_info=error)
    return answer(Problem())
