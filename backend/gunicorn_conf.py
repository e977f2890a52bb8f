"""gunicorn, for two cores behind a proxy that buffers requests.

The application is loaded once, before the workers are forked: they share what nobody writes. It has
opened nothing by then. A new version of the code needs a restart; SIGHUP keeps the old one.
"""

import ctypes
import gc
import os
from typing import Any

bind = os.environ.get("JALON_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("JALON_WORKERS", "2"))
threads = int(os.environ.get("JALON_THREADS", "6"))
timeout = 30
graceful_timeout = 30
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 4094
limit_request_fields = 60
umask = 0o077
control_socket_disable = True
preload_app = True
forwarded_allow_ips = os.environ.get("JALON_PROXY_ADDRESSES", "127.0.0.1")
accesslog = None  # backend/logs.py has a line for each request, without its path
logconfig_dict = {
    "root": {"level": "INFO", "handlers": ["error_console"]},
    "formatters": {"line": {"()": "backend.logs.Line"}},
    "handlers": {"error_console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "gunicorn.error": {"level": "WARNING", "handlers": ["error_console"], "propagate": False}
    },
}

ARENAS, GIVEN_BACK, LARGE = (-8, 2), (-1, 1024 * 1024), (-3, 256 * 1024)
"""mallopt's parameters: else each thread keeps memory of its own, and large blocks (a hash of a
password takes 19 MB) stay in it once they were freed."""


def _give_memory_back() -> None:
    try:
        allocator = ctypes.CDLL("libc.so.6")
    except OSError:  # not glibc: others give back by themselves
        return
    for name, value in (ARENAS, GIVEN_BACK, LARGE):
        allocator.mallopt(name, value)


def when_ready(_server: Any) -> None:  # noqa: ANN401 - gunicorn's, which has no types
    """Leave what is loaded to itself: a collector that looks at it would copy it."""
    gc.collect()
    gc.freeze()


_give_memory_back()
