"""Starting an audit, and the list of its sections."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from audit_app.access.gate import not_found_if_refused, open_to
from audit_app.access.roles import Permission
from audit_app.filling.presenters.audit_page import audit_page
from audit_app.filling.services import start_audit
from audit_app.filling.views.common import actor, the_audit_with_answers
from audit_app.sampling.queries import allocations_for


@open_to(Permission.FILL_AUDIT)
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    allocation = get_object_or_404(allocations_for(by), pk=pk)
    with not_found_if_refused():
        audit = start_audit(allocation=allocation, by=by)
    return redirect("filling:audit", audit.pk)


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    page = audit_page(the_audit_with_answers(request, pk), actor(request))
    return render(request, "filling/audit.html", {"page": page})
