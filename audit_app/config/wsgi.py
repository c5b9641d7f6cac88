import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "audit_app.config.settings")
django_application = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The service; an extended parameter of the content type (RFC 2231) is dropped before Django reads it.

    Django would read it outside its own handling of errors, and no browser sends one.
    """
    content_type = environ.get("CONTENT_TYPE", "")
    if "*" in content_type:
        environ["CONTENT_TYPE"] = content_type.partition(";")[0]
    return django_application(environ, start_response)
