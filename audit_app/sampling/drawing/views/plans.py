"""The plan of the draw, and how sure samples of some sizes make one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling import services
from audit_app.sampling.drawing.forms.plans import BY_CHANCE, PlanForm, PrecisionForm, as_entered
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.policies import check_can_plan
from audit_app.sampling.drawing.presenters.plans import (
    needed_lines,
    precision_lines,
    shortfall_lines,
)
from audit_app.sampling.drawing.queries import can_be_drawn, effect_of, next_plan, shortfalls_of
from audit_app.sampling.drawing.shortfall import Shortfall, relaxed
from audit_app.sampling.drawing.views.common import FORM_PAGE, posted, the_review
from audit_app.sampling.models import Review

AS_A_RULE = {"spread": Spread.EVEN.value, "ages": BY_CHANCE, "families": "any"}
NO_MINIMUM = {"disability_minimum": 0, "pre_school_percent": 0}


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def plan(request: HttpRequest, review_id: int) -> HttpResponse:
    """Saves what can be met; what cannot is named, each wish with a button that relaxes just that one."""
    review, by = the_review(request, review_id), user_of(request)
    check_can_plan(by, review)
    form = _form(request, review)
    wished = form.plan() if form.is_valid() else None
    shortfalls: tuple[Shortfall, ...] = ()
    if wished is None and not form.is_bound:
        kept = next_plan(review)
        shortfalls, wished = (shortfalls_of(review, kept), kept) if kept else ((), None)
    elif wished is not None:
        shortfalls = shortfalls_of(review, wished)
        eased = _eased(request, wished, shortfalls)
        if eased is not None:
            form = PlanForm(as_entered(eased, request.POST.dict()), bands=review.age_bands)
            shortfalls, wished = shortfalls_of(review, eased), eased
            form.is_valid()
        elif not shortfalls and "look" not in request.POST:
            services.save_plan(review=review, plan=wished, by=by)
            messages.success(request, "The plan is saved.")
            return redirect("sampling:sample_draw", review_id)
    return render(request, "sampling/drawing/plan.html", _context(review, form, wished, shortfalls))


def _form(request: HttpRequest, review: Review) -> PlanForm:
    kept = next_plan(review)
    begin = as_entered(kept) if kept else {**AS_A_RULE, **NO_MINIMUM}
    return PlanForm(posted(request), bands=review.age_bands, initial=begin)


def _eased(request: HttpRequest, wished: Plan, shortfalls: tuple[Shortfall, ...]) -> Plan | None:
    """The plan with the wish relaxed whose button was pressed, if it is still one that cannot be met."""
    pressed = request.POST.get("relax", "")
    return next(
        (relaxed(wished, each) for each in shortfalls if each.wish.value + "".join(each.of) == pressed), None
    )


def _context(
    review: Review, form: PlanForm, wished: Plan | None, shortfalls: tuple[Shortfall, ...]
) -> dict[str, Any]:
    children = can_be_drawn(review)
    effect = None
    if wished is not None and not shortfalls:
        effect = effect_of(review, wished)
    return {
        "review": review,
        "form": form,
        "children": children,
        "reveals": {"ages": form.age_fields},
        "names_families": review.cases.exclude(family_ref="").exists(),
        "has_errors": bool(shortfalls),
        "problems": [
            {"text": line.text, "href": f"#relax-{number}"}
            for number, line in enumerate(shortfall_lines(shortfalls, wished), start=1)
        ]
        if wished
        else [],
        "shortfalls": [
            (each.wish.value + "".join(each.of), line)
            for each, line in zip(shortfalls, shortfall_lines(shortfalls, wished), strict=True)
        ]
        if wished
        else [],
        "effect": effect,
        "precision": precision_lines(children, wished.size if wished else None, effect or 1.0),
    }


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def precision(request: HttpRequest, review_id: int) -> HttpResponse:
    """Nothing is written, so what is asked stands in the address and can be kept as a bookmark."""
    review = the_review(request, review_id)
    asked = {name: request.GET[name] for name in ("size", "margin") if name in request.GET}
    form = PrecisionForm(asked or None)
    said = form.cleaned_data if form.is_valid() else {}
    children = can_be_drawn(review)
    size = said.get("size")
    if size and size > children:
        form.add_error("size", f"The caseload has {children:,} children who can be drawn")
        size = None
    context = {
        "review": review,
        "form": form,
        "children": children,
        "precision": precision_lines(children, size) if children else [],
        "needed": needed_lines(children, said.get("margin")) if children else [],
        "margin": said.get("margin"),
    }
    return render(request, "sampling/drawing/precision.html", context)
