"""Checking and submitting an audit; reading, returning and signing it off."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to
from audit_app.access.presenting import check_is_not_presenting, is_presenting
from audit_app.access.roles import Permission
from audit_app.filling import services
from audit_app.filling.decision_forms import OutcomeForm, ReturnForm
from audit_app.filling.policies import (
    check_can_open,
    check_can_record_outcome,
    check_can_return,
    check_can_sign_off,
    check_can_submit,
)
from audit_app.filling.presentable import names_somebody, presentable
from audit_app.filling.presenters.check_page import check_page, reason_name
from audit_app.filling.queries import reasons_of
from audit_app.filling.submission import Readiness, readiness_of
from audit_app.filling.views.common import (
    actor,
    posted,
    show,
    the_audit,
    the_audit_with_answers,
    to_fill_in,
)
from audit_app.kit.text import clean_text
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import items


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_safe
def check(request: HttpRequest, pk: int) -> HttpResponse:
    audit = the_audit_with_answers(request, pk)
    check_can_open(actor(request), audit)
    page = check_page(audit, readiness_of(audit), actor(request), reasons_of(audit))
    return show(request, audit, "answers", "filling/check.html", {"page": page})


@to_fill_in
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """First asks to confirm, with the reasons kept in the page, then submits."""
    audit, by = the_audit_with_answers(request, pk), actor(request)
    check_can_submit(by, audit)
    if request.method != "POST":
        return redirect("filling:check", audit.pk)
    typed, readiness = _reasons_in(request), readiness_of(audit)
    reasons = {**_hidden_reasons(audit), **typed}
    try:
        if request.POST.get("confirmed") == "yes":
            services.submit(audit=audit, reasons=reasons, by=by)
            return redirect("filling:submitted", audit.pk)
        if not (readiness.problems or readiness.without_reason(reasons) or readiness.too_long(reasons)):
            context = {"audit": audit, "reasons": _given(readiness, typed, reasons, audit)}
            return show(request, audit, "answers", "filling/submit.html", context)
    except services.NotReady as refusal:
        readiness = refusal.readiness
    page = check_page(audit, readiness, by, reasons, is_refused=True)
    return show(request, audit, "answers", "filling/check.html", {"page": page, "has_errors": True})


@to_fill_in
@require_safe
def submitted(request: HttpRequest, pk: int) -> HttpResponse:
    audit = the_audit(request, pk)
    check_can_open(actor(request), audit)
    if audit.allocation.is_calibrating and audit.state == "submitted":
        # Where it is compared with the panel's, or fixed as such.
        return redirect("calibrating:submitted", audit.pk)
    # A rule may have taken it into moderation at once; its assessor has submitted it all the same.
    if audit.state not in ("submitted", "in_moderation"):
        return redirect("filling:audit", audit.pk)
    return show(request, audit, "submitted", "filling/submitted.html", {"audit": audit})


@open_to(Permission.SIGN_OFF_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    check_can_sign_off(by, audit)
    if request.method == "POST":
        services.sign_off(audit=audit, by=by)
        messages.success(request, f"The audit of {audit.case.reference} is signed off.")
        return redirect("home:home")
    return show(request, audit, "sign off", "filling/sign_off.html", {"audit": audit})


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def return_audit(request: HttpRequest, pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    check_can_return(by, audit)
    form = ReturnForm(posted(request))
    if form.is_valid():
        services.return_audit(audit=audit, reason=form.cleaned_data["reason"], by=by)
        messages.success(
            request, f"The audit of {audit.case.reference} is back with {audit.assessor.display_name}."
        )
        return redirect("home:home")
    return show(request, audit, "return", "filling/return.html", {"audit": audit, "form": form})


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done for a child whom the audit found not to be safe."""
    audit, by = the_audit(request, pk), actor(request)
    check_can_record_outcome(by, audit)
    if is_presenting() and names_somebody(audit.safety_outcome, audit):
        check_is_not_presenting()
    form = OutcomeForm(posted(request), initial={"outcome": audit.safety_outcome})
    if form.is_valid():
        services.record_safety_outcome(audit=audit, outcome=form.cleaned_data["outcome"], by=by)
        messages.success(request, "What was done for this child is recorded.")
        return redirect("filling:check", audit.pk)
    return show(request, audit, "safety", "filling/safety.html", {"audit": audit, "form": form})


def _hidden_reasons(audit: Audit) -> dict[str, str]:
    """Reasons that the presenter's view offers no box for: they stand as they were given before."""
    if not is_presenting():
        return {}
    return {ref: reason for ref, reason in reasons_of(audit).items() if names_somebody(reason, audit)}


def _given(
    readiness: Readiness, typed: Mapping[str, str], reasons: Mapping[str, str], audit: Audit
) -> list[tuple[str, Item, str, str]]:
    """Each unanswered item with its reason as it is shown and, where it was typed, as it is sent on."""
    return [
        (reason_name(each.ref), each, presentable(reasons[each.ref], audit), typed.get(each.ref, ""))
        for each in readiness.unanswered
    ]


def _reasons_in(request: HttpRequest) -> dict[str, str]:
    """By ref, as they were typed however long, so that whoever is told to shorten one has it in its box."""
    typed = ((each.ref, request.POST.get(reason_name(each.ref), "")) for each in items())
    return {ref: clean_text(reason).strip() for ref, reason in typed if reason.strip()}
