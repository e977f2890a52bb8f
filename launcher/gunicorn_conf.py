"""How gunicorn serves Jalon, under `./jalon run` and in the container.

Two processes of eight threads suit two cores; SQLite's calls are C and hold no Python lock.
`WEB_CONCURRENCY` and `JALON_THREADS` change it.
"""

import os

wsgi_app = "backend.wsgi:app"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("JALON_THREADS", "8"))
bind = os.environ.get("JALON_BIND", "127.0.0.1:8000")

timeout = 30
graceful_timeout = 30
keepalive = 5
max_requests = 5000
max_requests_jitter = 500

limit_request_line = 4094
limit_request_fields = 60
forwarded_allow_ips = os.environ.get("JALON_PROXY_ADDRESSES", "")
"""Only a proxy named here may say that a request came by https."""

umask = 0o077
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
control_socket_disable = True
proc_name = "jalon"

accesslog = os.environ.get("JALON_ACCESS_LOG")
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
"""The path without its query: a link's secret is never written to a log."""
errorlog = "-"
loglevel = os.environ.get("JALON_LOG_LEVEL", "warning")
