"""What the pages on the way to a sample share."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from audit_app.access.gate import user_of
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by

# What pages with a form answer to.
FORM_PAGE = ["GET", "HEAD", "POST"]
ON_A_PAGE = 50


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def page_of(request: HttpRequest, rows: Any, of: str, name: str = "page") -> Page:
    """The page that the address asks for; the first or last where it asks for none that there is.

    ``name`` is what the address calls the page, where two lists stand on one page.
    """
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get(name))
    page.of, page.name = of, name  # type: ignore[attr-defined]
    return page


def sample_url(review: Review) -> str:
    return reverse("sampling:sample", args=[review.pk])
