"""The office: HTTP, storage, accounts. `create_app` is the only place where things are wired."""

from importlib import import_module

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from backend import headers, openapi, pages, problems, walls
from backend.accounts import gate, policy, tokens
from backend.audit import reading as reading_log
from backend.clock import EXTENSION as CLOCK
from backend.clock import Clock, SystemClock
from backend.extensions import db, engine_options, migrate, prepare_engine
from backend.settings import EXTENSION as SETTINGS
from backend.settings import ROOT, Settings

BLUEPRINTS = (
    "backend.health:bp",
    "backend.metrics:bp",
    "backend.openapi:bp",
    "backend.accounts.routes:bp",
    "backend.accounts.device_routes:bp",
    "backend.accounts.factor_routes:bp",
    "backend.accounts.password_routes:bp",
    "backend.accounts.territory.routes:bp",
    "backend.attachments.routes:bp",
    "backend.audit.routes:bp",
    "backend.directory.routes:bp",
    "backend.directory.routes:door",
    "backend.confirmations.routes:bp",
    "backend.confirmations.page.routes:bp",
    "backend.discrepancies.routes:bp",
    "backend.discrepancies.closing.routes:bp",
    "backend.discrepancies.notices.routes:bp",
    "backend.discrepancies.questions.by_link.routes:bp",
    "backend.discrepancies.questions.routes:company",
    "backend.discrepancies.questions.routes:desk",
    "backend.documents.routes:bp",
    "backend.follow_up.routes:bp",
    "backend.invitations.routes:bp",
    "backend.mail.routes:bp",
    "backend.sheets.attached_routes:bp",
    "backend.sheets.company_routes:bp",
    "backend.sheets.intake.routes:bp",
    "backend.sheets.reminders.routes:bp",
    "backend.sheets.remembered.routes:bp",
    "backend.sheets.routes:bp",
    "backend.privacy.archive_routes:bp",
    "backend.privacy.due_routes:bp",
    "backend.privacy.left_routes:bp",
    "backend.privacy.notice_routes:bp",
    "backend.privacy.routes:bp",
    "backend.registers.routes:bp",
    "backend.exchange_formats.routes:bp",
    "backend.imports.decp.routes:bp",
    "backend.imports.routes:bp",
    "backend.indicators.penalties.routes:bp",
    "backend.indicators.routes:bp",
    "backend.indicators.routes:explained",
    "backend.syncing.routes:bp",
    "backend.upkeep.routes:bp",
    "backend.syncing.routes:desk",
)
"""Every blueprint, as `module:name`; each of its routes needs a line in `accounts/policy.py`."""

LARGEST_BODY = 8 * 1024 * 1024


class Unruled(RuntimeError):
    """A route has no line in the policy; the application does not start."""


def create_app(settings: Settings, clock: Clock | None = None) -> Flask:
    """The application of one installation."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.sqlalchemy_url),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=64 * 1024,
        MAX_FORM_PARTS=20,
        TRUSTED_HOSTS=list(settings.hosts) or None,
        API_VERSION="1",
    )
    app.extensions[SETTINGS] = settings
    app.extensions[CLOCK] = clock or SystemClock()
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    tokens.configure(app, settings)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "backend" / "migrations"))
    prepare_engine(app)
    with app.app_context():
        walls.raise_walls(db.engine)
    _register(app, settings)
    return app


def _register(app: Flask, settings: Settings) -> None:
    problems.register(app)
    gate.register(app)
    pages.register(app, settings.pwa)
    headers.register(app)
    reading_log.register(app)  # after the headers: it sees an answer before it is compressed
    for place in BLUEPRINTS:
        module, _, name = place.partition(":")
        app.register_blueprint(getattr(import_module(module), name))
    for route in app.url_map.iter_rules():
        if policy.rule_of(route.endpoint) is None:
            raise Unruled(f"{route.endpoint} has no line in backend/accounts/policy.py")
    openapi.require_contracts(app)
