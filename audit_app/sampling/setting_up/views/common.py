"""What these pages share: the review that somebody leads, and what a form and a service find wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import user_of
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.queries import reviews_led_by

ASKS = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def the_district(request: HttpRequest, review_id: int, pk: int) -> District:
    return get_object_or_404(the_review(request, review_id).districts.select_related("review"), pk=pk)


def the_team(request: HttpRequest, review_id: int, pk: int) -> Team:
    return get_object_or_404(the_review(request, review_id).teams.select_related("review", "district"), pk=pk)


@contextmanager
def errors_at(form: BaseForm, field: str | None) -> Iterator[None]:
    """Puts what a service found wrong beside the field; whoever comes second reads it too."""
    try:
        yield
    except KeyError as gone:
        form.add_error(field, f"{gone.args[0]} has been removed meanwhile. Load the page again")
    except ValidationError as error:
        form.add_error(field if not hasattr(error, "error_dict") else None, error)
