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
accesslog = "-" if os.environ.get("JALON_ACCESS_LOG") else None
# The path without its query: no token and no search is kept.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
