"""What the pages share: who asks, and of which review."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from audit_app.access.gate import not_found_if_refused
from audit_app.access.models import User
from audit_app.report.models import Report
from audit_app.report.policies import check_can_edit, check_can_write
from audit_app.report.queries import report_of
from audit_app.sampling.models import Review


def asker(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user


def report_to_edit(request: HttpRequest, review_id: int) -> Report:
    """The report of a review that this person writes; of any other it is not said that it exists."""
    review = get_object_or_404(Review, pk=review_id)
    with not_found_if_refused():
        check_can_edit(asker(request), review)
    return report_of(review)


def report_to_write(request: HttpRequest, review_id: int) -> Report:
    """The same for pages that only write: in a closed review they say so before anything is typed."""
    report = report_to_edit(request, review_id)
    check_can_write(asker(request), report.review)
    return report
