"""How gunicorn serves: read by its option ``--config python:audit_app.config.server``."""

from __future__ import annotations

wsgi_app = "audit_app.config.wsgi"
# One process over one database: docs/decisions/0001 says why.
workers = 1
threads = 8
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True
# Left to itself gunicorn takes the word of anybody on this machine, and so of every proxy, that a request
# came by TLS. Whether a proxy may say so is for BEHIND_PROXY to decide.
secure_scheme_headers: dict[str, str] = {}
