"""What an erasure takes out of the lists of a review."""

from __future__ import annotations

from collections.abc import Collection

from audit_app.sampling.caseload.services.uploading import forget
from audit_app.sampling.models import CaseloadOutcome, CaseloadUpload, Review, UploadState
from audit_app.sampling.models.upload import ENDED


def forget_lists(review: Review, references: Collection[str] | None) -> int:
    """Gives up the list under way, which may hold the child, and says how many lists that was.

    Takes the references out of the accounts of earlier lists; all that have no case, where none are named.
    Those of a case are read from the case, and so go with it.
    """
    under_way = CaseloadUpload.objects.filter(review=review).exclude(state__in=ENDED)
    found = list(under_way.select_related("record_key"))
    for upload in found:
        forget(upload, UploadState.GIVEN_UP)
    for outcome in CaseloadOutcome.objects.filter(upload__review=review).iterator(chunk_size=50):
        kept = [_without(line, references) for line in outcome.lines]
        if kept != outcome.lines:
            outcome.lines = kept
            outcome.save(update_fields=["lines"])
    return len(found)


def _without(line: list[object], references: Collection[str] | None) -> list[object]:
    row, what, case, reference, codes = line
    is_named = reference and (references is None or reference in references)
    return [row, what, case, "" if is_named else reference, codes]
