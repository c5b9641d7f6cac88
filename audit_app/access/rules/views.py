"""The page of who may do what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to_signed_in
from audit_app.access.roles import ROLES
from audit_app.access.rules.presenters import permission_lines, rooms


@open_to_signed_in
@require_safe
def who_may_do_what(request: HttpRequest) -> HttpResponse:
    context = {"roles": list(ROLES.values()), "lines": permission_lines(), "rooms": rooms()}
    return render(request, "access/who_may_do_what.html", context)
