"""What gunicorn serves: `gunicorn -c backend/gunicorn_conf.py backend.wsgi:app`."""

import os

from backend import create_app
from backend.settings import Settings

os.umask(0o077)
app = create_app(Settings.read())
