"""Addresses with one view for each kind of audience, and views whose policies refuse."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from audit_app.access.gate import not_found_if_refused, open_to, open_to_anyone, open_to_signed_in
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("This must never be seen")


@open_to_anyone("It is the test's front door.")
def front_door(request: HttpRequest) -> HttpResponse:
    return HttpResponse("front door")


@open_to_signed_in
def hall(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hall")


@open_to(Permission.FILL_AUDIT, Permission.SIGN_OFF_AUDIT)
def study(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse("study")


@open_to(Permission.FILL_AUDIT, Permission.SIGN_OFF_AUDIT)
def library(request: HttpRequest) -> HttpResponse:
    """Asks for roles twice more, as policies do."""
    if isinstance(request.user, User) and all(request.user.roles(review_id) for review_id in (1, 2)):
        return HttpResponse("both reviews")
    return HttpResponse("one review")


@open_to_signed_in
def refusing(request: HttpRequest) -> HttpResponse:
    raise Refused("This audit is signed off, so it can no longer change.")


@open_to_signed_in
def hiding(request: HttpRequest) -> HttpResponse:
    with not_found_if_refused():
        raise Refused("This case is not yours.")


handler403 = "audit_app.config.errors.permission_denied"
handler404 = "audit_app.config.errors.page_not_found"

urlpatterns = [
    path("silent/", silent),
    path("front-door/", front_door),
    path("hall/", hall),
    path("study/<int:number>/", study, name="study"),
    path("library/", library),
    path("refusing/", refusing),
    path("hiding/", hiding),
    # Every page points to other rooms, the pages for errors among them.
    path("", include("audit_app.config.urls")),
]
