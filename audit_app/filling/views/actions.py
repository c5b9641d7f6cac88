"""Immediate actions: raised by whoever reads the file, acknowledged and closed by a lead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling import services
from audit_app.filling.decision_forms import ActionForm, OutcomeForm
from audit_app.filling.policies import check_can_complete, check_can_raise_action
from audit_app.filling.queries import actions_known_to
from audit_app.filling.views.common import actor, posted, show, the_audit
from audit_app.tool.models import ImmediateAction


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_action(request: HttpRequest, pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    check_can_raise_action(by, audit)
    form = ActionForm(posted(request))
    if form.is_valid():
        services.raise_immediate_action(audit=audit, by=by, **form.action())
        messages.success(request, "The immediate action is raised. Every lead of this review now sees it.")
        return redirect("filling:audit", audit.pk)
    return show(
        request, audit, "immediate action", "filling/action_raise.html", {"audit": audit, "form": form}
    )


@open_to(Permission.MODERATE_AUDIT)
@require_POST
def acknowledge(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    action = _the_action(request, pk, action_pk)
    services.acknowledge_action(action=action, by=actor(request))
    messages.success(request, f"You have acknowledged the immediate action on {action.audit.case.reference}.")
    return redirect("filling:audit", pk)


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    action, by = _the_action(request, pk, action_pk), actor(request)
    check_can_complete(by, action)
    form = OutcomeForm(posted(request))
    if form.is_valid():
        services.complete_action(action=action, outcome=form.cleaned_data["outcome"], by=by)
        messages.success(request, f"The immediate action on {action.audit.case.reference} is done.")
        return redirect("filling:audit", pk)
    context = {"action": action, "form": form}
    return show(request, action.audit, "immediate action", "filling/action_done.html", context)


def _the_action(request: HttpRequest, pk: int, action_pk: int) -> ImmediateAction:
    audit = the_audit(request, pk)
    return get_object_or_404(actions_known_to(actor(request)), pk=action_pk, audit=audit)
