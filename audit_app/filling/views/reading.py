"""Finding one's way in an audit: its timeline, and the way to a question by its ref."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling.policies import can_edit, check_can_edit, check_can_open
from audit_app.filling.presenters.item_link import typed_url
from audit_app.filling.presenters.timeline_page import timeline_page
from audit_app.filling.views.common import actor, show, the_audit, the_audit_with_answers, to_fill_in


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_safe
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    audit = the_audit_with_answers(request, pk)
    check_can_open(actor(request), audit)
    page = timeline_page(audit, may_edit=can_edit(actor(request), audit))
    return show(request, audit, "timeline", "filling/timeline.html", {"page": page})


@to_fill_in
@require_safe
def go_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The question whose ref somebody has typed, or the list of sections where there is none."""
    audit = the_audit(request, pk)
    check_can_edit(actor(request), audit)
    url = typed_url(audit, request.GET.get("ref", ""))
    if url:
        return redirect(url)
    messages.info(request, "There is no question with that number. Enter a number such as 5.2.")
    return redirect("filling:audit", audit.pk)
