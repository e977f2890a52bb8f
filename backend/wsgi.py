"""What gunicorn serves: `gunicorn -c backend/gunicorn_conf.py backend.wsgi:app`."""

import os

from backend import create_app, gunicorn_refusals, logs
from backend.settings import Settings

os.umask(0o077)
logs.begin()
gunicorn_refusals.install()
app = create_app(Settings.read())
if os.environ.get("JALON_ACCESS_LOG"):
    logs.register(app)
