"""What the pages of allocation share: the review somebody leads, and the readings that a form names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from audit_app.access.gate import user_of
from audit_app.access.roles import Role
from audit_app.sampling.allocating.presenters import ReadingLine
from audit_app.sampling.choices import READING
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by, reviews_of

# What pages with a form answer to.
FORM_PAGE = ["GET", "HEAD", "POST"]
_TOKEN = re.compile(rf"[0-9]{{1,18}}\.({'|'.join(READING)})")


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def the_review_assessed(request: HttpRequest, review_id: int) -> Review:
    """The review, for its assessors."""
    user = user_of(request)
    return get_object_or_404(reviews_of(user).filter(pk__in=user.review_ids(Role.ASSESSOR)), pk=review_id)


def tokens_in(asked: QueryDict) -> list[str]:
    """The readings that were ticked, each once; what is no reading was not ticked on a page."""
    return [token for token in dict.fromkeys(asked.getlist("reading")) if _TOKEN.fullmatch(token)]


def meant_by(tokens: Iterable[str], lines: Iterable[ReadingLine]) -> list[ReadingLine]:
    """The readings of this review among them."""
    wanted = set(tokens)
    return [line for line in lines if line.token in wanted]
