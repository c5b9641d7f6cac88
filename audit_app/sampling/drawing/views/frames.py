"""Who is left out of the draw, and the freezing of the caseload."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing.forms.frames import LeaveOutForm
from audit_app.sampling.drawing.policies import (
    can_exclude,
    check_can_exclude,
    check_can_freeze,
    check_can_open,
)
from audit_app.sampling.drawing.queries import (
    can_be_drawn,
    frozen_frame,
    left_out_by_reason,
    left_out_of,
)
from audit_app.sampling.drawing.told.words import counted
from audit_app.sampling.drawing.views.common import FORM_PAGE, page_of, posted, the_review
from audit_app.sampling.queries import cases_of


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def left_out(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    if request.method == "POST":
        check_can_exclude(by, review)
    form = LeaveOutForm(posted(request))
    if form.is_valid():
        try:
            left = services.exclude(
                review=review,
                references=form.cleaned_data["references"],
                reason=ExclusionReason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                by=by,
            )
        except services.ExclusionError as error:
            for problem in error.problems:
                form.add_error("references", problem)
        else:
            messages.success(
                request, f"{counted(len(left), 'child is', 'children are')} left out of the draw."
            )
            return redirect("sampling:sample_left_out", review_id)
    page = page_of(request, left_out_of(review), "children left out")
    services.record_reasons_shown(exclusions=[each for each in page if each.words], by=by)
    by_reason = left_out_by_reason(review)
    context = {
        "review": review,
        "form": form,
        "page": page,
        "by_reason": [(label, by_reason[code]) for code, label in ExclusionReason.choices if by_reason[code]],
        "can_change": can_exclude(by, review),
        "children": cases_of(review).count(),
    }
    return render(request, "sampling/drawing/left_out.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def let_in(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    exclusion = get_object_or_404(left_out_of(review), pk=pk)
    reference = exclusion.case.reference
    services.undo_exclusion(case=exclusion.case, by=by)
    messages.success(request, f"{reference} can be drawn again.")
    return redirect("sampling:sample_left_out", review_id)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def freeze(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_freeze(by, review)
    if request.method == "POST":
        frozen = services.freeze_frame(review=review, by=by)
        messages.success(
            request, f"The caseload is frozen, with {counted(frozen.size, 'child', 'children')}."
        )
        return redirect("sampling:sample", review_id)
    by_reason = left_out_by_reason(review)
    context = {
        "review": review,
        "children": cases_of(review).count(),
        "can_be_drawn": can_be_drawn(review),
        "left_out": by_reason.total(),
    }
    return render(request, "sampling/drawing/freeze.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def open_again(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_open(by, review)
    if request.method == "POST":
        services.open_frame(review=review, by=by)
        messages.success(request, "The caseload is open again.")
        return redirect("sampling:sample", review_id)
    return render(request, "sampling/drawing/open.html", {"review": review, "frozen": frozen_frame(review)})
