"""A list comes in, and goes again: uploaded, read from another sheet, given up."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.record_keys import destroy, new_record_key
from audit_app.access.refused import Refused
from audit_app.kit.text import clean_text
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.policies import check_can_change, check_can_give_up, check_can_upload
from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.refusals import UnreadableError
from audit_app.sampling.caseload.services.holding import hold_upload, tell
from audit_app.sampling.hold import hold
from audit_app.sampling.models import CaseloadUpload, Review, UploadState

LONGEST_NAME = 200


@transaction.atomic
def take_upload(*, review: Review, content: bytes, name: str, by: User) -> CaseloadUpload:
    """Puts a file away, sealed, to be read.

    Raises:
        Refused: ``by`` does not lead the review, a sample has been drawn, or another list is under way.
        UnreadableError: the file is empty or larger than any list.
    """
    hold(review)
    by.read_again()
    check_can_upload(by, review)
    if not content:
        raise UnreadableError("empty")
    if len(content) > limits.LARGEST_FILE:
        raise UnreadableError("too_large", limit=limits.LARGEST_FILE // limits.MEGABYTE)
    now = timezone.now()
    upload = CaseloadUpload.objects.create(
        review=review,
        by=by,
        uploaded_at=now,
        touched_at=now,
        worked_at=now,
        record_key=new_record_key(),
        size=len(content),
    )
    kept = Kept(upload)
    kept.put_file(content)
    upload.sealed_about = kept.sealed({"name": clean_text(name).replace("\n", " ")[:LONGEST_NAME]})
    upload.save(update_fields=["sealed_about"])
    tell(by, "list uploaded", upload, size=len(content))
    return upload


@transaction.atomic
def choose_table(*, upload: CaseloadUpload, sheet: str, heading: int, by: User) -> CaseloadUpload:
    """Has the list read from another sheet, or from below another row; what was typed for it is forgotten.

    Args:
        heading: the number of the row that is the heading, from 1; 0 has it found.

    Raises:
        Refused: ``by`` may not change it now, or the file has no such sheet.
    """
    upload = hold_upload(upload, by)
    check_can_change(by, upload)
    kept = Kept(upload)
    about = kept.about()
    if sheet and sheet not in about.get("sheets", []):
        raise Refused("The file has no sheet of that name.")
    upload.sealed_about = kept.sealed({**about, "wanted_sheet": sheet, "wanted_heading": heading})
    upload.sealed_typed = upload.sealed_found = ""
    upload.choices, upload.counts, upload.rows = {}, {}, 0
    begin(upload, UploadState.READING)
    tell(by, "list read anew", upload, heading=heading)
    return upload


@transaction.atomic
def give_up(*, upload: CaseloadUpload, by: User) -> CaseloadUpload:
    """Removes a list with all that it says; nobody of it has come into the caseload."""
    upload = hold_upload(upload, by)
    check_can_give_up(by, upload)
    forget(upload, UploadState.GIVEN_UP)
    tell(by, "list given up", upload)
    return upload


def begin(upload: CaseloadUpload, state: UploadState) -> None:
    """Leaves the upload waiting for a step of the work; see ``working``."""
    now = timezone.now()
    upload.state, upload.refusal, upload.done = state.value, "", 0
    upload.attempt += 1
    upload.touched_at = upload.worked_at = now
    upload.save()


def forget(upload: CaseloadUpload, state: UploadState) -> None:
    """Ends an upload: what it says is removed, and the key destroyed under which it was sealed."""
    upload.parts.all().delete()
    upload.state, upload.ended_at = state.value, timezone.now()
    upload.sealed_about = upload.sealed_found = upload.sealed_typed = upload.refusal = ""
    upload.attempt += 1
    upload.choices = {}
    upload.save()
    destroy(upload.record_key)
