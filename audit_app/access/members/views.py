"""Who takes part in a review: seen, given a role and taken it away by its leads.

Where a review has no lead left, an administrator names one, and nothing else.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access import review_titles
from audit_app.access.gate import not_found_if_refused, open_to, user_of
from audit_app.access.members.forms import MemberForm, NameLeadForm
from audit_app.access.members.presenters import member_lines
from audit_app.access.models import User
from audit_app.access.policies import (
    can_manage_members,
    check_can_manage_members,
    check_can_revoke,
    check_needs_lead,
)
from audit_app.access.queries import members_of, open_accounts
from audit_app.access.roles import Permission, Role
from audit_app.access.services import grant_role, name_lead, revoke_role


@open_to(Permission.MANAGE_MEMBERS)
@require_safe
def members(request: HttpRequest, review_id: int) -> HttpResponse:
    by = user_of(request)
    context = _review_led(by, review_id)
    return render(
        request, "access/members.html", {**context, "lines": member_lines(members_of(review_id), by)}
    )


@open_to(Permission.MANAGE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def member_add(request: HttpRequest, review_id: int) -> HttpResponse:
    by = user_of(request)
    context = _review_led(by, review_id)
    form = MemberForm(_posted(request), people=open_accounts().exclude(pk=by.pk))
    if form.is_valid():
        member = grant_role(review_id=review_id, by=by, **form.given())
        messages.success(
            request, f"{member.user.display_name} now takes part as {Role(member.role).label.lower()}."
        )
        return redirect("access:members", review_id)
    return render(request, "access/member_add.html", {**context, "form": form})


@open_to(Permission.MANAGE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    by = user_of(request)
    context = _review_led(by, review_id)
    membership = get_object_or_404(members_of(review_id), pk=pk)
    role = Role(membership.role)
    if request.method == "POST":
        revoke_role(user=membership.user, role=role, review_id=review_id, by=by)
        messages.success(
            request, f"{membership.user.display_name} no longer takes part as {role.label.lower()}."
        )
        return redirect("access:members", review_id) if can_manage_members(by, review_id) else redirect("/")
    check_can_revoke(by, membership)
    return render(
        request, "access/member_remove.html", {**context, "membership": membership, "role": role.label}
    )


@open_to(Permission.NAME_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, review_id: int) -> HttpResponse:
    by = user_of(request)
    title = review_titles.titles_for(by).get(review_id)
    if title is None:
        raise Http404
    check_needs_lead(by, review_id)
    form = NameLeadForm(_posted(request), people=open_accounts().exclude(pk=by.pk))
    if form.is_valid():
        named = name_lead(review_id=review_id, by=by, **form.given())
        messages.success(request, f"{named.user.display_name} now leads {title}.")
        return redirect("access:people")
    return render(request, "access/name_lead.html", {"title": title, "form": form})


def _review_led(by: User, review_id: int) -> dict[str, object]:
    """What every page of members says of its review; to those who do not lead it there is no such page."""
    with not_found_if_refused():
        check_can_manage_members(by, review_id)
    return {"review_id": review_id, "title": review_titles.titles_for(by)[review_id]}


def _posted(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None
