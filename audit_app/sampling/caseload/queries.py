"""Named readings of the lists that are brought in; those for a person give what the person may have."""

from __future__ import annotations

from django.db.models import QuerySet

from audit_app.access.models import User
from audit_app.sampling.models import CaseloadUpload, Review, UploadState
from audit_app.sampling.models.upload import ENDED
from audit_app.sampling.queries import reviews_led_by


def uploads_for(user: User) -> QuerySet[CaseloadUpload]:
    """The lists of the reviews that somebody leads."""
    led = CaseloadUpload.objects.filter(review__in=reviews_led_by(user).values("pk"))
    return led.select_related("review", "record_key", "by")


def under_way(review: Review) -> CaseloadUpload | None:
    """The list that is being brought in, if there is one."""
    found = CaseloadUpload.objects.filter(review=review).exclude(state__in=ENDED)
    return found.select_related("review", "record_key", "by").first()


def taken_in(review: Review) -> QuerySet[CaseloadUpload]:
    """The lists that came into the caseload, the latest first."""
    return CaseloadUpload.objects.filter(review=review, state=UploadState.IMPORTED.value).select_related("by")
