"""Signing in and out, the administrator's pages of people, and the table of roles."""

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from audit_app.access import review_titles
from audit_app.access.forms import PersonForm, SignInForm
from audit_app.access.gate import open_to, open_to_anyone, open_to_signed_in
from audit_app.access.models import User
from audit_app.access.policies import check_can_deactivate
from audit_app.access.presenters import permission_lines, person_lines
from audit_app.access.queries import everyone
from audit_app.access.roles import ROLES, Permission
from audit_app.access.services import add_person, deactivate_user
from audit_app.access.sign_ins import record_failed_sign_in, record_sign_in, record_sign_out


@open_to_anyone("Nobody is signed in yet when they come to sign in.")
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    onward = _safe_address(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = SignInForm(request.POST or None, request=request)
    if form.is_valid() and form.user is not None:
        login(request, form.user)
        record_sign_in(form.user)
        return redirect(onward)
    if form.failed_username:
        record_failed_sign_in(form.failed_username)
    return render(request, "access/sign_in.html", {"form": form, "next": onward})


@open_to_anyone("Signing out twice does no harm.")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        record_sign_out(request.user)
    logout(request)
    return redirect("access:sign_in")


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


def _safe_address(request: HttpRequest) -> str:
    """Where somebody was going, if that is a page of this very site, else the start page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"
