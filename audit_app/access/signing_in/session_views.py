"""The list of one's own sessions, and how long the present one lasts."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to_anyone, open_to_signed_in, user_of
from audit_app.access.idle import note, only_watches, seconds_left
from audit_app.access.models import User
from audit_app.access.signing_in.presenters import session_lines
from audit_app.access.signing_in.sessions import end_all_but, end_session, sessions_of


@open_to_anyone("It says only how long one’s own session lasts.")
@only_watches
@require_http_methods(["GET", "HEAD", "POST"])
def time_left(request: HttpRequest) -> JsonResponse:
    """How long the session lasts; asked by POST, it is renewed first. Nobody’s session lasts no time at all.

    A page that outlived its session gets the token by which its forms are sent in the new one.
    """
    if not isinstance(request.user, User):
        return JsonResponse({"seconds": 0})
    if request.method == "POST":
        note(request)
    left = seconds_left(request.session)
    return JsonResponse({"seconds": left, "user": request.user.pk, "token": get_token(request)})


@open_to_signed_in
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    lines = session_lines(sessions_of(user), request.session.session_key)
    return render(request, "access/signing_in/sessions.html", {"lines": lines})


@open_to_signed_in
@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    user = user_of(request)
    end_session(session=get_object_or_404(UserSession, pk=pk, user=user), by=user)
    messages.success(request, "That session has ended.")
    return redirect("access:sessions")


@open_to_signed_in
@require_POST
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    end_all_but(keep=request.session.session_key, by=user_of(request))
    messages.success(request, "You are signed out everywhere but here.")
    return redirect("access:sessions")
