"""What the pages share: the review that somebody leads."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from audit_app.access.gate import user_of
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)
