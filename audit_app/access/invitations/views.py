"""Inviting somebody, inviting them again, withdrawing it, and the page that the link leads to."""

from collections.abc import Callable

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from audit_app.access import review_titles
from audit_app.access.gate import not_found_if_refused, open_to, open_to_anyone, user_of
from audit_app.access.invitations.forms import FirstPasswordForm, NewMemberForm, PersonForm
from audit_app.access.invitations.letters import send_invitation
from audit_app.access.invitations.links import invitation_by
from audit_app.access.invitations.policies import check_can_invite_again, check_can_withdraw
from audit_app.access.invitations.services import (
    LASTS,
    Invited,
    accept_invitation,
    invite,
    invite_again,
    invite_member,
    withdraw_invitation,
)
from audit_app.access.models import User
from audit_app.access.policies import can_manage_people, check_can_manage_members
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission

FOLDER = "access/invitations"
ASKS = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Permission.MANAGE_PEOPLE)
@ASKS
def person_invite(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        invited = invite(by=user_of(request), **form.cleaned_data)
        return _link_told(request, invited, back=reverse("access:people"))
    return render(request, f"{FOLDER}/person.html", {"form": form})


@open_to(Permission.MANAGE_MEMBERS)
@ASKS
def member_invite(request: HttpRequest, review_id: int) -> HttpResponse:
    by = user_of(request)
    with not_found_if_refused():
        check_can_manage_members(by, review_id)
    form = NewMemberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        invited = invite_member(review_id=review_id, by=by, **form.cleaned_data)
        return _link_told(request, invited, back=reverse("access:members", args=[review_id]))
    context = {"form": form, "review_id": review_id, "title": review_titles.titles_for(by)[review_id]}
    return render(request, f"{FOLDER}/member.html", context)


@open_to(Permission.MANAGE_PEOPLE, Permission.MANAGE_MEMBERS)
@ASKS
def person_invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    by, person = user_of(request), get_object_or_404(User, pk=pk)
    _check(by, person, check_can_invite_again)
    if request.method == "POST":
        return _link_told(request, invite_again(user=person, by=by), back=_back_of(by))
    return render(request, f"{FOLDER}/again.html", {"person": person, "back": _back_of(by)})


@open_to(Permission.MANAGE_PEOPLE, Permission.MANAGE_MEMBERS)
@ASKS
def invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    by, person = user_of(request), get_object_or_404(User, pk=pk)
    _check(by, person, check_can_withdraw)
    if request.method == "POST":
        withdraw_invitation(user=person, by=by)
        messages.success(request, f"The invitation of {person.display_name} is withdrawn.")
        return redirect(_back_of(by))
    return render(request, f"{FOLDER}/withdraw.html", {"person": person, "back": _back_of(by)})


@open_to_anyone("Whoever was invited has no way to sign in yet.")
@ASKS
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whatever is amiss with a link is answered in the same words, and kept as a refusal."""
    found = invitation_by(token)
    if found is None:
        return _dead(request)
    form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=found.user)
    if form.is_valid():
        try:
            user = accept_invitation(token=token, password=form.cleaned_data["password"])
        except Refused:
            return _dead(request)
        return perform_password_login(request, {}, Login(user=user))
    return render(request, f"{FOLDER}/accept.html", {"form": form, "person": found.user})


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, f"{FOLDER}/dead.html", status=404)


def _link_told(request: HttpRequest, invited: Invited, back: str) -> HttpResponse:
    """The one page that shows the link: it is in no message and no session, so it is not shown again."""
    address = request.build_absolute_uri(reverse("access:invitation", args=[invited.token]))
    sent = send_invitation(invited.user, address)
    context = {"person": invited.user, "address": address, "sent": sent, "days": LASTS.days, "back": back}
    return render(request, f"{FOLDER}/link.html", context)


def _check(by: User, person: User, check: Callable[[User, User], None]) -> None:
    """An administrator is told why not; to anybody else there is no such person."""
    if can_manage_people(by):
        check(by, person)
    else:
        with not_found_if_refused():
            check(by, person)


def _back_of(by: User) -> str:
    return reverse("access:people") if can_manage_people(by) else "/"
