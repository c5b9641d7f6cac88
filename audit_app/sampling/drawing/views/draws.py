"""Where the way to the sample stands, its seed, the draw, and the sample beside the caseload."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling import services
from audit_app.sampling.drawing.forms.plans import SeedForm
from audit_app.sampling.drawing.policies import (
    can_exclude,
    can_freeze,
    can_open,
    can_plan,
    check_can_plan,
    why_not_plan,
)
from audit_app.sampling.drawing.presenters.compared import compared_tables
from audit_app.sampling.drawing.presenters.plans import plan_lines, precision_lines
from audit_app.sampling.drawing.queries import (
    can_be_drawn,
    draws_of,
    effect_of,
    frozen_frame,
    left_out_by_reason,
    next_plan,
    next_seed,
)
from audit_app.sampling.drawing.views.common import FORM_PAGE, posted, the_review
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Review
from audit_app.sampling.queries import cases_of, current_cases, sample_of


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def overview(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sample = sample_of(review)
    plan = next_plan(review)
    context = {
        "review": review,
        "children": cases_of(review).count(),
        "left_out": left_out_by_reason(review).total(),
        "frozen": frozen_frame(review),
        "plan": plan_lines(plan) if plan else None,
        "seed": next_seed(review),
        "sample": sample,
        "in_sample": current_cases(sample).count() if sample else 0,
        "draws": draws_of(review),
        "unused_seeds": review.seeds.exclude(seed__in=review.samples.values("seed")),
        "method": method_statement(sample) if sample else [],
        "can_exclude": can_exclude(by, review),
        "can_freeze": can_freeze(by, review),
        "can_open": can_open(by, review),
        "can_plan": can_plan(by, review),
        "why_not": why_not_plan(by, review),
    }
    return render(request, "sampling/drawing/overview.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def seed(request: HttpRequest, review_id: int) -> HttpResponse:
    """Records a seed that was typed, or draws one where none was."""
    review, by = the_review(request, review_id), user_of(request)
    if request.POST.get("origin") == "drawn":
        drawn = services.draw_seed(review=review, by=by)
        messages.success(request, f"The service drew the seed {drawn.seed}, and it is recorded.")
        return redirect("sampling:sample_draw", review_id)
    check_can_plan(by, review)
    form = SeedForm(posted(request))
    if form.is_valid():
        try:
            services.give_seed(review=review, seed=form.cleaned_data["seed"], by=by)
        except Refused as refusal:
            form.add_error("seed", refusal.reason)
        else:
            messages.success(request, "Your seed is recorded.")
            return redirect("sampling:sample_draw", review_id)
    return _draw_page(request, review, form)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def draw(request: HttpRequest, review_id: int) -> HttpResponse:
    """Shows plan, precision and seed, and draws when the button is pressed."""
    review, by = the_review(request, review_id), user_of(request)
    check_can_plan(by, review)
    plan, recorded = next_plan(review), next_seed(review)
    if plan is None:
        messages.info(request, "Plan the sample first.")
        return redirect("sampling:sample_plan", review_id)
    if request.method == "POST" and recorded is not None:
        try:
            services.draw_sample(review=review, plan=plan, seed=recorded.seed, by=by)
        except services.UnmetWishesError:
            # The page of the plan says which wishes these are.
            messages.info(request, "Nothing was drawn, because with this seed the plan cannot be met.")
            return redirect("sampling:sample_plan", review_id)
        messages.success(request, "The sample is drawn.")
        return redirect("sampling:sample", review_id)
    return _draw_page(request, review, SeedForm())


def _draw_page(request: HttpRequest, review: Review, form: SeedForm) -> HttpResponse:
    plan, children = next_plan(review), can_be_drawn(review)
    effect = effect_of(review, plan) if plan else None
    context = {
        "review": review,
        "form": form,
        "plan": plan_lines(plan) if plan else [],
        "effect": effect,
        "precision": precision_lines(children, plan.size, effect or 1.0) if plan else [],
        "seed": next_seed(review),
        "draws": draws_of(review),
        "children": children,
    }
    return render(request, "sampling/drawing/draw.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def compared(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    sample = sample_of(review)
    context = {"review": review, "sample": sample, "tables": compared_tables(sample) if sample else []}
    return render(request, "sampling/drawing/compared.html", context)
