"""Whoever finds an upload waiting for a step of its work begins it, here and now or in the background.

Small lists are worked on at once, so that nobody waits for the background process to look.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.reading.unpacking import size_unpacked
from audit_app.sampling.caseload.working import work
from audit_app.sampling.models import CaseloadUpload, UploadState
from audit_app.sampling.tasks import work_on_list

# Up to here a page waits for the work itself, which takes about a second.
SMALL_FILE = 400_000
SMALL_LIST = 2_000
# A small file can become a large one: 350 kB of a packed workbook take twenty seconds to read.
SMALL_UNPACKED = 4_000_000
# After this long without a sign the background process has been stopped, and the step is begun again.
NO_SIGN_FOR = dt.timedelta(seconds=90)
# Once all rows are ready none is given before it is done, because the writing is one transaction.
NO_SIGN_WHILE_WRITING = dt.timedelta(minutes=15)


def start(upload: CaseloadUpload, *, here: bool = False) -> None:
    """Does the work now where it is small or asked for ``here``, or leaves it to the background process."""
    if not upload.is_working:
        return
    if here or _is_small(upload):
        work(upload.pk, upload.attempt)
    else:
        work_on_list.enqueue(upload.pk, upload.attempt)


def _is_small(upload: CaseloadUpload) -> bool:
    if upload.size > SMALL_FILE or upload.rows > SMALL_LIST:
        return False
    return upload.state != UploadState.READING or size_unpacked(Kept(upload).file()) <= SMALL_UNPACKED


def resume(upload: CaseloadUpload) -> bool:
    """Begins a step again of which nothing has been heard for long; says whether it did."""
    if not upload.is_working or not _is_silent(upload):
        return False
    silent = CaseloadUpload.objects.filter(
        pk=upload.pk, state=upload.state, attempt=upload.attempt, worked_at=upload.worked_at
    )
    if not silent.update(attempt=upload.attempt + 1, worked_at=timezone.now()):
        return False
    work_on_list.enqueue(upload.pk, upload.attempt + 1)
    return True


def _is_silent(upload: CaseloadUpload) -> bool:
    patience = NO_SIGN_WHILE_WRITING if upload.is_being_written else NO_SIGN_FOR
    return (upload.worked_at or upload.touched_at) < timezone.now() - patience
