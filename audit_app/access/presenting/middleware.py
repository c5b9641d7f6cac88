"""What every request and every page knows of the presenter’s view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from audit_app.access.models import User
from audit_app.access.presenting import is_presenting, presenting
from audit_app.access.roles import Permission

# The name under which the session keeps that it is on.
PRESENTING = "presenting"


class PresentersView:
    """Answers a request in the view that its session is in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with presenting(bool(request.session.get(PRESENTING))):
            return self.get_response(request)


def switch(request: HttpRequest) -> dict[str, Any]:
    """For the header of every page: whether the view is on, and whether there is anything to hide."""

    def may_present() -> bool:
        user = getattr(request, "user", None)
        return isinstance(user, User) and user.has_permission(Permission.VIEW_IDENTITIES)

    # A refusal is worded when the view has been left, and its page has the header too.
    session = getattr(request, "session", {})
    # Asked by the template, and so only on pages that have the header.
    return {"is_presenting": is_presenting() or bool(session.get(PRESENTING)), "may_present": may_present}
