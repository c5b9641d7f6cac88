"""Sharing the cases that wait out among the assessors: shown first, and then done as it was shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.forms import ShareForm
from audit_app.sampling.allocating.planning import Giving, plan_first_readings
from audit_app.sampling.allocating.preview import preview_lines
from audit_app.sampling.allocating.queries import abilities_of, waiting_cases
from audit_app.sampling.allocating.views.common import FORM_PAGE, the_review
from audit_app.sampling.models import Review
from audit_app.sampling.policies import check_can_allocate
from audit_app.sampling.queries import sample_of


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def share(request: HttpRequest, review_id: int) -> HttpResponse:
    """A search form asks for a preview; only what the preview shows is posted."""
    review, by = the_review(request, review_id), user_of(request)
    check_can_allocate(by, review)
    asked = request.POST if request.method == "POST" else (request.GET if "seed" in request.GET else None)
    sample = sample_of(review)
    form = ShareForm(asked, initial={"seed": sample.seed if sample else "", "due": review.fieldwork_end})
    plan = _plan(form, review) if form.is_valid() else None
    if plan is not None and request.method == "POST" and _commit(request, form, review, plan):
        return redirect("sampling:allocation", review_id)
    context = {
        "review": review,
        "form": form,
        "plan": plan,
        "has_passed": form.has_passed(timezone.localdate()),
        "lines": preview_lines(plan) if plan else [],
        "waiting": waiting_cases(review).count(),
        "abilities": abilities_of(review),
    }
    return render(request, "sampling/allocating/share.html", context)


def _plan(form: ShareForm, review: Review) -> Giving | None:
    try:
        return plan_first_readings(review, form.cleaned_data["seed"])
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None


def _commit(request: HttpRequest, form: ShareForm, review: Review, plan: Giving) -> bool:
    """Does what was previewed; where that is no longer what would be done, the page shows what would."""
    previewed = request.POST.get("previewed", "")
    if previewed != plan.fingerprint:
        form.add_error(None, services.CHANGED_MEANWHILE)
        return False
    given = services.allocate(review=review, by=user_of(request), previewed=previewed, **form.cleaned_data)
    cases = "1 case is" if len(given) == 1 else f"{len(given)} cases are"
    messages.success(request, f"{cases} allocated.")
    return True
