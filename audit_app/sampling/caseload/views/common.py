"""What the pages share: the review and the list that somebody leads, and where a list goes on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from audit_app.access.gate import user_of
from audit_app.access.presenting import check_is_not_presenting
from audit_app.sampling.caseload.queries import uploads_for
from audit_app.sampling.caseload.services.reading import record_list_read
from audit_app.sampling.caseload.starting import start
from audit_app.sampling.models import CaseloadUpload, Review, UploadState
from audit_app.sampling.queries import reviews_led_by

FORM_PAGE = ["GET", "HEAD", "POST"]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for its leads; of any other it is not said that it exists."""
    return get_object_or_404(reviews_led_by(user_of(request)), pk=review_id)


def the_upload(request: HttpRequest, review_id: int, upload_id: int) -> CaseloadUpload:
    """The list, for the leads of its review."""
    return get_object_or_404(uploads_for(user_of(request)), review=review_id, pk=upload_id)


def shows_rows(request: HttpRequest, upload: CaseloadUpload, page: str) -> None:
    """Says that the page tells who children are: not while presenting, and never unrecorded."""
    check_is_not_presenting()
    record_list_read(upload=upload, page=page, by=user_of(request))


def to_list(upload: CaseloadUpload) -> HttpResponse:
    """To the page on which the list goes on, whichever that is now."""
    return redirect(address_of(upload))


def address_of(upload: CaseloadUpload) -> str:
    names = {
        UploadState.COLUMNS.value: "columns",
        UploadState.PREVIEW.value: "preview",
        UploadState.IMPORTED.value: "outcome",
    }
    if upload.state == UploadState.GIVEN_UP:
        return reverse("caseload:start", args=[upload.review_id])
    name = names.get(upload.state, "upload")
    return reverse(f"caseload:{name}", args=[upload.review_id, upload.pk])


def worked_on(upload: CaseloadUpload) -> CaseloadUpload:
    """The list after its step was begun, and done where it is small."""
    start(upload)
    upload.refresh_from_db()
    return upload
