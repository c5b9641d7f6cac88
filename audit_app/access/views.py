"""The administrator's pages of people, and the table of roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access import review_titles
from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.policies import check_can_deactivate
from audit_app.access.presenters import person_lines, without_lead
from audit_app.access.queries import everyone
from audit_app.access.roles import Permission
from audit_app.access.services import deactivate_user


@open_to(Permission.MANAGE_PEOPLE)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    viewer = user_of(request)
    titles = review_titles.titles_for(viewer)
    context = {"lines": person_lines(everyone(), titles, viewer), "without_lead": without_lead(titles)}
    return render(request, "access/people.html", context)


@open_to(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    by, person = user_of(request), get_object_or_404(User, pk=pk)
    if request.method == "POST":
        deactivate_user(user=person, by=by)
        messages.success(request, f"{person.display_name} can no longer sign in.")
        return redirect("access:people")
    check_can_deactivate(by, person)
    return render(request, "access/person_deactivate.html", {"person": person})
