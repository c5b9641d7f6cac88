"""Drawing cases to be read a second time: shown first, and then done as it was shown."""

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
from audit_app.sampling.allocating.forms import SecondForm
from audit_app.sampling.allocating.preview import preview_lines
from audit_app.sampling.allocating.queries import sampled_cases
from audit_app.sampling.allocating.second_readers import SecondPlan, plan_second_readings, readable_twice
from audit_app.sampling.allocating.views.common import FORM_PAGE, the_review
from audit_app.sampling.models import Review
from audit_app.sampling.queries import sample_of


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def second(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    asked = request.POST if request.method == "POST" else (request.GET if "seed" in request.GET else None)
    earlier = list(review.second_readings.select_related("drawn_by"))
    sample = sample_of(review)
    seed = f"{sample.seed if sample else ''} second {len(earlier) + 1}".strip()
    form = SecondForm(asked, initial={"seed": seed, "due": review.fieldwork_end})
    plan = _plan(form, review) if form.is_valid() else None
    if plan is not None and request.method == "POST" and _commit(request, form, review, plan):
        return redirect("sampling:allocation", review_id)
    context = {
        "review": review,
        "form": form,
        "plan": plan,
        "has_passed": form.has_passed(timezone.localdate()),
        "lines": preview_lines(plan.giving) if plan else [],
        "possible": len(readable_twice(review)[0]),
        "earlier": earlier,
    }
    return render(request, "sampling/allocating/second.html", context)


def _plan(form: SecondForm, review: Review) -> SecondPlan | None:
    number = form.number_of(sampled_cases(review).count())
    try:
        return plan_second_readings(
            review, number, form.cleaned_data["seed"], counts=form.cleaned_data["counts"] == "yes"
        )
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None


def _commit(request: HttpRequest, form: SecondForm, review: Review, plan: SecondPlan) -> bool:
    """Does what was previewed; where that is no longer what would be done, the page shows what would."""
    previewed = request.POST.get("previewed", "")
    if previewed != plan.giving.fingerprint:
        form.add_error(None, services.CHANGED_MEANWHILE)
        return False
    given = services.add_second_readings(
        review=review,
        number=len(plan.giving.given),
        seed=form.cleaned_data["seed"],
        counts=form.cleaned_data["counts"] == "yes",
        due=form.cleaned_data["due"],
        by=user_of(request),
        previewed=previewed,
    )
    cases = "1 case has" if len(given) == 1 else f"{len(given)} cases have"
    messages.success(request, f"{cases} a second assessor.")
    return True
