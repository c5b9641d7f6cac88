"""Finding the calibration that a page is about, for whom it is there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from audit_app.access.concerns import name_concern
from audit_app.access.gate import user_of
from audit_app.access.roles import Role
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.queries import calibration_of
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by, reviews_of

ASKS = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def the_calibration(request: HttpRequest, review_id: int) -> Calibration:
    """That of a review, for its leads."""
    return _there(request, the_review(request, review_id))


def the_calibration_to_read(request: HttpRequest, review_id: int) -> Calibration:
    """That of a review, for whoever takes part in it as a lead or as an assessor."""
    user = user_of(request)
    taking_part = user.review_ids(Role.ASSESSOR) | user.review_ids(Role.REVIEW_LEAD)
    return _there(request, get_object_or_404(reviews_of(user).filter(pk__in=taking_part), pk=review_id))


def _there(request: HttpRequest, review: Review) -> Calibration:
    calibration = calibration_of(review)
    if calibration is None:
        raise Http404
    name_concern(request, review_id=review.pk, record=calibration.case.record_key)
    return calibration
