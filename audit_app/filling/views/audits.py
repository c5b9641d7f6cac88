"""The list of an audit’s sections."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling.presenters.audit_page import audit_page
from audit_app.filling.views.common import actor, show, the_audit_with_answers


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_safe
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_audit_with_answers(request, pk)
    return show(request, found, "overview", "filling/audit.html", {"page": audit_page(found, actor(request))})
