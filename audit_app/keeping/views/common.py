"""What the pages of this room share: the review or record that somebody leads, and erasing in two steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from audit_app.access.gate import user_of
from audit_app.access.refused import Refused
from audit_app.keeping.forms import EraseReviewForm
from audit_app.keeping.obstacles import obstacles_to_erasing
from audit_app.keeping.policies import check_names_nobody
from audit_app.keeping.presenters import in_number
from audit_app.keeping.queries import records_led_by
from audit_app.keeping.words_that_stay import words_that_stay
from audit_app.report.queries import publications_for
from audit_app.sampling.models import Case, Erasure, Review
from audit_app.sampling.queries import reviews_led_by

# What pages with a form answer to.
FORM_PAGE = ["GET", "HEAD", "POST"]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def the_case(request: HttpRequest, number: int) -> Case:
    """The case whose record has this number, for the leads of its review."""
    return get_object_or_404(records_led_by(user_of(request)), record_key=number)


def in_two_steps(
    request: HttpRequest,
    form: EraseReviewForm,
    cases: QuerySet[Case],
    context: dict[str, Any],
    erase: Callable[[], Erasure],
) -> HttpResponse:
    """First asks why, then whether it is meant, and only then erases; ``cases`` are all of one review."""
    review: Review = context["review"]
    context |= {"form": form, "records": in_number(cases.count())}
    if form.is_valid() and _names_nobody(form, cases):
        if request.POST.get("confirmed") != "yes":
            return render(request, "keeping/confirm.html", context)
        erased = in_number(erase().cases.count())
        messages.success(request, f"{erased[0].upper()}{erased[1:]} erased. What was counted stays.")
        return redirect("keeping:review", review.pk)
    context["obstacles"] = obstacles_to_erasing(review, cases)
    context["passages"] = words_that_stay(review, cases)
    context["publications"] = publications_for(user_of(request)).filter(report__review=review)
    return render(request, "keeping/erase.html", context)


def _names_nobody(form: EraseReviewForm, cases: QuerySet[Case]) -> bool:
    """Whether the reason can be kept when the record is gone; if not, the form says why."""
    try:
        check_names_nobody(form.cleaned_data["reason"], cases)
    except Refused as refusal:
        form.add_error("reason", refusal.reason)
        return False
    return True
