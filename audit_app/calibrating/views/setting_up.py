"""The calibration of a review, for its leads: how far it is, the case, what counts and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.calibrating import services
from audit_app.calibrating.forms import CalibrationForm, QuestionsForm, RulesForm, initial_of
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.policies import (
    can_set_up,
    check_can_change,
    check_can_look_after,
    check_can_set_up,
)
from audit_app.calibrating.presenters.overview import overview_page
from audit_app.calibrating.presenters.questions import sections_to_count
from audit_app.calibrating.queries import calibration_of, counted_in
from audit_app.calibrating.views.common import ASKS, posted, the_calibration, the_review
from audit_app.sampling.models import Review


@open_to(Permission.CALIBRATE)
@require_safe
def calibration(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    found = calibration_of(review)
    context = {
        "review": review,
        "page": overview_page(found, by) if found else None,
        "can_set_up": can_set_up(by, review),
    }
    return render(request, "calibrating/calibration.html", context)


@open_to(Permission.CALIBRATE)
@ASKS
def set_up(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_set_up(by, review)
    form = CalibrationForm(posted(request), initial=initial_of(None))
    if _is_kept(form, partial(services.set_up, review=review, by=by)):
        messages.success(request, "The calibration case is set up. Now answer it for the panel.")
        return redirect("calibrating:calibration", review_id)
    return _case_page(request, review, form, None)


@open_to(Permission.CALIBRATE)
@ASKS
def change(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    check_can_change(by, found)
    form = CalibrationForm(posted(request), initial=initial_of(found))
    if _is_kept(form, partial(services.change, calibration=found, by=by)):
        messages.success(request, "The calibration case is saved.")
        return redirect("calibrating:calibration", review_id)
    return _case_page(request, found.case.review, form, found)


@open_to(Permission.CALIBRATE)
@ASKS
def questions(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    check_can_change(by, found)
    form = QuestionsForm(posted(request), sections=found.sections)
    counted = set(counted_in(found))
    if form.is_valid():
        # What the review does not ask is not on the page, and stays as it was.
        unasked = counted & set(found.case.review.items_off)
        services.choose_questions(calibration=found, counted={*form.cleaned_data["counted"], *unasked}, by=by)
        messages.success(request, "The questions that count are saved.")
        return redirect("calibrating:calibration", review_id)
    if form.is_bound:
        counted = set(request.POST.getlist("counted"))
    context = {"review": found.case.review, "form": form, "sections": sections_to_count(found, counted)}
    return render(request, "calibrating/questions.html", context)


@open_to(Permission.CALIBRATE)
@ASKS
def rules(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    check_can_look_after(by, found)
    initial = {"until_passed": found.until_passed, "tries": found.tries}
    form = RulesForm(posted(request), initial=initial)
    if form.is_valid():
        services.set_rules(calibration=found, by=by, **form.cleaned_data)
        messages.success(request, "The rules of the calibration are saved.")
        return redirect("calibrating:calibration", review_id)
    return render(request, "calibrating/rules.html", {"review": found.case.review, "form": form})


def _case_page(
    request: HttpRequest, review: Review, form: CalibrationForm, found: Calibration | None
) -> HttpResponse:
    context = {"review": review, "form": form, "calibration": found}
    return render(request, "calibrating/case.html", context)


def _is_kept(form: CalibrationForm, keep: Callable[..., object]) -> bool:
    """Whether what was entered could be kept; only in keeping it is it seen that a reference is taken."""
    if not form.is_valid():
        return False
    try:
        keep(**form.given())
    except ValidationError as taken:
        form.add_error("reference", taken)
        return False
    return True
