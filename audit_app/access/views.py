"""The administrator's pages of people, and the table of roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from audit_app.access import review_titles
from audit_app.access.forms import PersonForm
from audit_app.access.gate import open_to, open_to_signed_in
from audit_app.access.models import User
from audit_app.access.policies import check_can_deactivate
from audit_app.access.presenters import permission_lines, person_lines
from audit_app.access.queries import everyone
from audit_app.access.roles import ROLES, Permission
from audit_app.access.services import add_person, deactivate_user


@open_to(Permission.MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    viewer = _signed_in(request)
    lines = person_lines(everyone(), review_titles.titles_for(viewer), viewer)
    return render(request, "access/people.html", {"lines": lines})


@open_to(Permission.MANAGE_PEOPLE)
@sensitive_post_parameters("password")
def person_add(request: HttpRequest) -> HttpResponse:
    by = _signed_in(request)
    form = PersonForm(request.POST or None, reviews=review_titles.titles_for(by))
    if form.is_valid():
        person = add_person(by=by, **form.person())
        messages.success(request, f"{person.display_name} can now sign in.")
        return redirect("access:people")
    return render(request, "access/person_add.html", {"form": form})


@open_to(Permission.MANAGE_PEOPLE)
def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    by, person = _signed_in(request), get_object_or_404(User, pk=pk)
    if request.method == "POST":
        deactivate_user(user=person, by=by)
        messages.success(request, f"{person.display_name} can no longer sign in.")
        return redirect("access:people")
    check_can_deactivate(by, person)
    return render(request, "access/person_deactivate.html", {"person": person})


@open_to_signed_in
def who_may_do_what(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "access/who_may_do_what.html",
        {"roles": list(ROLES.values()), "lines": permission_lines()},
    )


def _signed_in(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user
