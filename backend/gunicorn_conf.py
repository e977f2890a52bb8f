"""gunicorn, for two cores behind a proxy that buffers requests."""

import os

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
preload_app = False  # connections belong to the worker that opened them
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
