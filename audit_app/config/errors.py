"""What people see when a request cannot be answered."""

import sys
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import resolve
from django.views import defaults

from audit_app.filling.presenters.given_back import given_back

UNAVAILABLE = "The service cannot reach its records at present, so nothing has been saved."
GIVES_BACK = ("filling:header", "filling:section", "replying:point")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, SessionInterrupted) and _is_database_away(exception):
        return _unavailable(request)
    # Without the request, because reading it again may be the very thing that failed.
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.permission_denied(request, exception, template_name="errors/403.html")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.page_not_found(request, exception, template_name="errors/404.html")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = render(request, "errors/429.html", status=429)
    # The window of the limits on guesses, in seconds.
    response["Retry-After"] = str(15 * 60)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    # Django asks for this page while it still handles the error.
    if _is_away(sys.exception()):
        return _unavailable(request)
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def _is_away(error: BaseException | None) -> bool:
    return isinstance(error, OperationalError | InterfaceError)


def _is_database_away(error: BaseException) -> bool:
    """Django takes a session that could not be written for one that somebody has ended meanwhile.

    The one is the database's doing and passes, and only what lay behind it tells it from the other.
    """
    behind = error.__context__
    while behind is not None and not _is_away(behind):
        behind = behind.__context__
    return behind is not None


def _unavailable(request: HttpRequest) -> HttpResponse:
    """The database is away or its disk is full; what was typed in an audit comes back with the page."""
    response: HttpResponse
    if request.content_type == "application/json":
        response = JsonResponse({"reason": UNAVAILABLE}, status=503)
    else:
        # Without the request, because whose it is cannot be read from the database either.
        context = {"reason": UNAVAILABLE, **_typed(request)}
        response = HttpResponse(render_to_string("errors/503.html", context), status=503)
    response["Retry-After"] = "60"
    return response


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Of these pages alone: what others are sent may be a password."""
    if request.method != "POST" or resolve(request.path_info).view_name not in GIVES_BACK:
        return {}
    return {
        "given_back": given_back(request.POST),
        "action": request.path,
        "csrf_token": get_token(request),
    }


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "errors/csrf.html", status=403)
