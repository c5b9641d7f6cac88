"""What reaches the service before any middleware does."""

from __future__ import annotations

from io import BytesIO

import pytest

from audit_app.config.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("content_type", ["a; charset*=x'y'Z", "text/plain; charset*=x'y'utf-16"])
def test_a_content_type_that_nobody_can_read_is_answered_by_the_service_itself(content_type: str) -> None:
    told: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/sign-in/",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": content_type,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    application(environ, lambda status, headers: told.append(status))
    assert told == ["200 OK"]
