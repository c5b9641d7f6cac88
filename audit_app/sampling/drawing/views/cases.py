"""The cases of the sample: replaced by the next in drawn order, and adjusted by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling import services
from audit_app.sampling.choices import ReplacementReason
from audit_app.sampling.drawing.forms.changes import ChooseForm, ReplaceForm, TakeOutForm
from audit_app.sampling.drawing.naming import TELLS_OF_A_CHILD
from audit_app.sampling.drawing.policies import (
    can_change_sample,
    check_can_change_sample,
    check_can_take_out,
    why_not_take_out,
)
from audit_app.sampling.drawing.presenters.cases import case_line, chance
from audit_app.sampling.drawing.queries import sampled_cases_of
from audit_app.sampling.drawing.views.common import FORM_PAGE, page_of, posted, the_review
from audit_app.sampling.models import Review, SampledCase
from audit_app.sampling.queries import sample_of


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def cases(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sample = sample_of(review)
    everyone = sampled_cases_of(review).filter(sample=sample)
    page = page_of(request, everyone.filter(went_out="").order_by("order"), "cases of the sample")
    gone = page_of(
        request, everyone.exclude(went_out="").order_by("order"), "cases that went out", name="gone"
    )
    services.record_reasons_shown(sampled=[*gone, *(each for each in page if each.came_in_reason)], by=by)
    context = {
        "review": review,
        "sample": sample,
        "page": page,
        "lines": [case_line(each) for each in page],
        "gone": gone,
        "gone_lines": [case_line(each) for each in gone],
        "can_change": can_change_sample(by, review),
    }
    return render(request, "sampling/drawing/cases.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def case(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sampled = _sampled(review, pk)
    services.record_reasons_shown(sampled=[sampled], by=by)
    context = {
        "review": review,
        "line": case_line(sampled),
        "sampled": sampled,
        "chance": chance(sampled),
        "why_not": why_not_take_out(by, sampled),
    }
    return render(request, "sampling/drawing/case.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def replace(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sampled = _sampled(review, pk)
    check_can_take_out(by, sampled)
    form = ReplaceForm(posted(request))
    context = {"review": review, "sampled": sampled, "form": form}
    if form.is_valid():
        try:
            new = services.replace_case(
                sampled=sampled,
                reason=ReplacementReason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                by=by,
            )
        except services.StratumExhaustedError as exhausted:
            return render(request, "sampling/drawing/exhausted.html", {**context, "near": exhausted.near})
        except Refused as refusal:
            form.add_error("words", refusal.reason)
        else:
            messages.success(
                request, f"{new.case.reference} is in the sample in place of {sampled.case.reference}."
            )
            return redirect("sampling:sample_cases", review_id)
    return render(request, "sampling/drawing/replace.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def swap(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sampled = _sampled(review, pk)
    check_can_take_out(by, sampled)
    form = ChooseForm(posted(request), review=review)
    if form.is_valid() and form.case is not None:
        try:
            services.swap_case(sampled=sampled, case=form.case, reason=form.cleaned_data["reason"], by=by)
        except Refused as refusal:
            form.add_error(_field_of(refusal), refusal.reason)
        else:
            messages.success(
                request, f"{form.case.reference} is in the sample in place of {sampled.case.reference}."
            )
            return redirect("sampling:sample_cases", review_id)
    return render(request, "sampling/drawing/swap.html", {"review": review, "sampled": sampled, "form": form})


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def take_out(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    sampled = _sampled(review, pk)
    check_can_take_out(by, sampled)
    form = TakeOutForm(posted(request))
    if form.is_valid():
        try:
            services.remove_case(sampled=sampled, reason=form.cleaned_data["reason"], by=by)
        except Refused as refusal:
            form.add_error("reason", refusal.reason)
        else:
            messages.success(request, f"{sampled.case.reference} is no longer in the sample.")
            return redirect("sampling:sample_cases", review_id)
    return render(
        request, "sampling/drawing/take_out.html", {"review": review, "sampled": sampled, "form": form}
    )


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_sample(by, review)
    form = ChooseForm(posted(request), review=review)
    if form.is_valid() and form.case is not None:
        try:
            services.add_case(review=review, case=form.case, reason=form.cleaned_data["reason"], by=by)
        except Refused as refusal:
            form.add_error(_field_of(refusal), refusal.reason)
        else:
            messages.success(request, f"{form.case.reference} is in the sample.")
            return redirect("sampling:sample_cases", review_id)
    return render(request, "sampling/drawing/add.html", {"review": review, "form": form})


def _sampled(review: Review, pk: int) -> SampledCase:
    return get_object_or_404(sampled_cases_of(review), pk=pk)


def _field_of(refusal: Refused) -> str:
    """The field that can mend what was refused."""
    return "reason" if refusal.reason == TELLS_OF_A_CHILD else "reference"
