"""What gunicorn serves: `gunicorn -c backend/gunicorn_conf.py backend.wsgi:app`."""

import logging
import os
import time

from backend import create_app
from backend.settings import Settings

os.umask(0o077)
logging.Formatter.converter = time.gmtime
logging.basicConfig(level=logging.INFO, format="%(asctime)sZ %(levelname)s %(name)s %(message)s")
app = create_app(Settings.read())
