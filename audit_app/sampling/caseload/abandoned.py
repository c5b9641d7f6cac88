"""Lists that nobody has gone on with for a day are removed, with all that they say."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.sampling.caseload.services.uploading import forget
from audit_app.sampling.hold import hold
from audit_app.sampling.models import CaseloadUpload, UploadState
from audit_app.sampling.models.upload import ENDED

KEPT_FOR = dt.timedelta(hours=24)


def remove_abandoned() -> int:
    """Removes them, and says how many there were."""
    long_ago = timezone.now() - KEPT_FOR
    old = CaseloadUpload.objects.filter(touched_at__lt=long_ago).exclude(state__in=ENDED)
    return sum(_remove(upload) for upload in old.select_related("review"))


@transaction.atomic
def _remove(upload: CaseloadUpload) -> bool:
    hold(upload.review)
    still = CaseloadUpload.objects.filter(pk=upload.pk, touched_at=upload.touched_at, state=upload.state)
    found = still.select_related("record_key").first()
    if found is None:
        return False
    forget(found, UploadState.GIVEN_UP)
    trail.record_stranger(action="abandoned lists removed", review=upload.review_id, upload=upload.pk)
    return True
