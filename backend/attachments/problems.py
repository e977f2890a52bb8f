"""What refuses an upload; the phone keeps its file and tries again, or says why it cannot."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class WrongOffset(Problem):
    """The upload has come to another place; ``HEAD`` tells where."""

    status, code = HTTPStatus.CONFLICT, "wrong_offset"
    title = Words("L’envoi reprend ailleurs.", "The upload goes on elsewhere.")
    detail = Words("L’application reprend au bon endroit.", "The app resumes at the right place.")


class WrongUpload(Problem):
    """The headers of an upload cannot be read, or its kind is not accepted."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_upload"
    title = Words("Ce fichier n’est pas accepté.", "This file is not accepted.")
    detail = Words(
        "Seules les photos JPEG, PNG ou WebP de 15 Mo au plus sont acceptées.",
        "Only JPEG, PNG or WebP pictures of at most 15 MB are accepted.",
    )


class OtherVersion(Problem):
    """Another version of the upload protocol."""

    status, code = HTTPStatus.PRECONDITION_FAILED, "tus_version"
    title = Words("Version d’envoi inconnue.", "Unknown upload version.")
    detail = Words("Jalon parle tus 1.0.0.", "Jalon speaks tus 1.0.0.")


class WrongFile(Problem):
    """The file is not of a kind that is read here, or is empty."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_file"
    title = Words("Ce document n’est pas accepté.", "This document is not accepted.")
    detail = Words(
        "Envoyez un PDF, une image (JPEG, PNG), un classeur, un document texte ou un CSV.",
        "Send a PDF, a picture (JPEG, PNG), a workbook, a text document or a CSV.",
    )


CHECKSUM_MISMATCH = 460
"""The status that the tus checksum extension gives to damaged bytes."""
