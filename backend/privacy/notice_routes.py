"""The notice for workers: which languages there are, and each as one page to print."""

from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, send_file

from backend import paper
from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.privacy import notice
from backend.privacy.notice_schemas import NoticesTold
from backend.problems import NotFound

ALL = "all"
TEMPLATE = Path(__file__).with_name("notice.typ")

bp = Blueprint("notices_to_workers", __name__, url_prefix="/api/privacy/notices")


@bp.get("")
@contract(gives=NoticesTold)
def list_languages() -> dict[str, Any]:
    """List the languages of the notice, and whether somebody whose language it is has read it."""
    territory = db.session.get_one(Territory, me().territory_id)
    settings = settings_of(territory)
    return {
        "languages": list(notice.notices().values()),
        "controller": settings.text("controller") or territory.name,
        "dpo_contact": settings.text("dpo_contact"),
    }


@bp.get("/<code>")
@contract(gives="application/pdf")
def print_notice(code: str) -> Response:
    """Give the notice in one language as a page of A4, or in ``all`` of them."""
    known = notice.notices()
    wanted = list(known.values()) if code == ALL else [known[code]] if code in known else []
    if not wanted:
        raise NotFound
    territory = db.session.get_one(Territory, me().territory_id)
    settings = settings_of(territory)
    pages = [notice.filled(each, settings, territory.name) for each in wanted]
    told = {"title": pages[0]["title"], "language": pages[0]["code"], "pages": pages}
    content = paper.pdf_of(TEMPLATE, told, now())
    name = f"notice-{code}.pdf"
    return send_file(
        BytesIO(content), mimetype="application/pdf", download_name=name, as_attachment=True
    )
