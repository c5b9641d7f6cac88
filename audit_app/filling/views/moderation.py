"""The queue of audits that wait for a moderator, and the moderation of one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling import services
from audit_app.filling.decision_forms import AnswerForm, QueryForm, ReopenForm
from audit_app.filling.policies import check_can_open, check_can_reopen, is_assessor_of
from audit_app.filling.presenters.moderation import moderation_page, queue_lines
from audit_app.filling.queries import in_moderation
from audit_app.filling.views.common import actor, posted, show, the_audit
from audit_app.sampling.queries import reviews_led_by


@open_to(Permission.MODERATE_AUDIT)
@require_safe
def queue(request: HttpRequest, review_id: int) -> HttpResponse:
    by = actor(request)
    review = get_object_or_404(reviews_led_by(by), pk=review_id)
    lines = queue_lines(in_moderation(by, review))
    return render(request, "filling/moderation_queue.html", {"review": review, "lines": lines})


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def moderation(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked and answered about an audit; its assessor answers here, and a lead asks."""
    audit, by = the_audit(request, pk), actor(request)
    check_can_open(by, audit)
    is_theirs = is_assessor_of(by, audit.allocation)
    form = (AnswerForm if is_theirs else QueryForm)(posted(request))
    if form.is_valid():
        say = services.answer if is_theirs else services.ask
        say(audit=audit, text=form.cleaned_data["text"], by=by)
        messages.success(
            request, "The moderator reads your answer." if is_theirs else "The assessor is asked."
        )
        return redirect("filling:moderation", audit.pk)
    context = {"page": moderation_page(audit, by), "form": form}
    return show(request, audit, "moderation", "filling/moderation.html", context)


@open_to(Permission.MODERATE_AUDIT)
@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    audit = the_audit(request, pk)
    services.take_into_moderation(audit=audit, by=actor(request))
    return redirect("filling:moderation", audit.pk)


@open_to(Permission.MODERATE_AUDIT)
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    audit = the_audit(request, pk)
    services.agree(audit=audit, by=actor(request))
    messages.success(request, f"You agree with the audit of {audit.case.reference}. It can be signed off.")
    return redirect("filling:check", audit.pk)


@open_to(Permission.SIGN_OFF_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    check_can_reopen(by, audit)
    form = ReopenForm(posted(request))
    if form.is_valid():
        services.reopen(audit=audit, reason=form.cleaned_data["reason"], by=by)
        messages.success(
            request, f"The audit of {audit.case.reference} is open again for {audit.assessor.display_name}."
        )
        return redirect("home:home")
    return show(request, audit, "reopen", "filling/reopen.html", {"audit": audit, "form": form})
