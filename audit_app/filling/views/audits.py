"""Starting an audit, and the list of its sections."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from audit_app.access.gate import not_found_if_refused, open_to
from audit_app.access.roles import Permission
from audit_app.filling.presenters.audit_page import audit_page
from audit_app.filling.services import start_audit
from audit_app.filling.views.common import actor, name_case, show, the_audit_with_answers
from audit_app.sampling.models import Allocation
from audit_app.sampling.queries import allocations_for


@open_to(Permission.FILL_AUDIT)
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    allocation = _my_allocation(request, pk)
    with not_found_if_refused():
        audit = start_audit(allocation=allocation, by=by)
    return redirect("filling:audit", audit.pk)


def _my_allocation(request: HttpRequest, pk: int) -> Allocation:
    there = Allocation.objects.select_related("case__record_key").filter(pk=pk).first()
    if there is not None:
        name_case(request, there.case)
    return get_object_or_404(allocations_for(actor(request)), pk=pk)


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_safe
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_audit_with_answers(request, pk)
    return show(request, found, "overview", "filling/audit.html", {"page": audit_page(found, actor(request))})
