"""The lock under which a list is changed: that of its review, and then its own."""

from __future__ import annotations

from typing import Any

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.sampling.hold import hold
from audit_app.sampling.models import CaseloadUpload


def hold_upload(upload: CaseloadUpload, by: User) -> CaseloadUpload:
    """The upload as it is now, while nobody else changes it; whoever asks has the rights of this moment."""
    hold(upload.review)
    held = CaseloadUpload.objects.select_related("review", "record_key").select_for_update(of=("self",))
    by.read_again()
    return held.get(pk=upload.pk)


def tell(by: User, action: str, upload: CaseloadUpload, **detail: Any) -> None:
    trail.record(by=by, action=action, subject=upload, review_id=upload.review_id, **detail)
