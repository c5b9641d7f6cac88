"""The work that an upload waits for: reading its file, checking its rows, taking them in.

Each can be begun again from the start: where the background process was stopped, what it had put away of the
step is put away anew. Who begins one, and when, is said in ``starting``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.record_keys import ErasedError
from audit_app.access.refused import Refused
from audit_app.sampling.caseload.case_rows import CaseloadError
from audit_app.sampling.caseload.checking.table import Block, References, Rows, check
from audit_app.sampling.caseload.facts import facts_of
from audit_app.sampling.caseload.keeping import PIECES_AT_ONCE, ROWS_OF_A_PIECE, Kept
from audit_app.sampling.caseload.making_ready import make_ready
from audit_app.sampling.caseload.reading.process import opened
from audit_app.sampling.caseload.reading.refusals import UnreadableError
from audit_app.sampling.caseload.services.taking_in import take_in
from audit_app.sampling.caseload.tally import Tally
from audit_app.sampling.caseload.there import existing_in, gone_from
from audit_app.sampling.models import CaseloadPart, CaseloadUpload, PartKind, UploadState

logger = logging.getLogger(__name__)


class StoppedError(Exception):
    """The upload was given up, or somebody has begun the step anew."""


def work(upload_id: int, attempt: int) -> None:
    """Does what the upload waits for; nothing where it waits for nothing, or for another attempt."""
    upload = (
        CaseloadUpload.objects.select_related("review", "record_key", "by")
        .filter(pk=upload_id, attempt=attempt)
        .first()
    )
    step = STEPS.get(upload.state) if upload else None
    if upload is None or step is None:
        return
    state = upload.state
    try:
        _sign(upload, 0)
        step(upload)
    except (StoppedError, ErasedError):
        return
    except UnreadableError as refusal:
        _end(upload, state, state=UploadState.UNREADABLE.value, refusal=str(refusal))
    except Refused as refusal:
        _end(upload, state, state=UploadState.PREVIEW.value, refusal=refusal.reason)
    except CaseloadError:
        # The caseload has changed since the rows were checked, so they are checked again.
        _end(upload, state, state=UploadState.CHECKING.value)
        work(upload_id, attempt)
    except Exception:
        logger.exception("The work on upload %s failed while it was %s", upload_id, state)
        back = UploadState.UNREADABLE if state == UploadState.READING else UploadState.COLUMNS
        words = "Something went wrong on our side, and nothing was taken in. Try again."
        _end(upload, state, state=back.value, refusal=words)


def _read(upload: CaseloadUpload) -> None:
    kept = Kept(upload)
    kept.clear(PartKind.ROWS, PartKind.CHECKED)
    about = kept.about()
    count = 0
    with opened(
        kept.file(), sheet=about.get("wanted_sheet", ""), heading=about.get("wanted_heading", 0)
    ) as source:
        what, rows = source
        pieces: list[CaseloadPart] = []
        block: Block = []
        number = 0
        for row in chain(rows, [None]):
            if row is not None:
                block.append(row)
                count += 1
            if block and (row is None or len(block) == ROWS_OF_A_PIECE):
                pieces.append(kept.rows_piece(number, block))
                block, number = [], number + 1
            if pieces and (row is None or len(pieces) == PIECES_AT_ONCE):
                CaseloadPart.objects.bulk_create(pieces)
                pieces = []
                _sign(upload, count)
    about |= {
        "sheets": what.sheets,
        "sheet": what.sheet,
        "heading": what.heading,
        "headings": what.headings,
        "notes": what.notes,
        "is_annex_a": what.is_annex_a,
    }
    _end(
        upload,
        UploadState.READING.value,
        state=UploadState.COLUMNS.value,
        kind=what.kind,
        rows=count,
        done=count,
        refusal="",
        sealed_about=kept.sealed(about),
    )


def _check(upload: CaseloadUpload) -> None:
    kept = Kept(upload)
    kept.clear(PartKind.CHECKED)
    choices, review = upload.choices, upload.review
    columns = choices["columns"]
    facts = facts_of(
        review,
        columns=columns,
        headings=kept.about()["headings"],
        everywhere=choices.get("everywhere", ""),
        passed_over=choices.get("passed_over", ()),
    )
    rows = Rows(kept.blocks, kept.mended(), frozenset(kept.typed()["skipped"]))
    references, tally = References(rows, facts), Tally()
    pieces: list[CaseloadPart] = []
    done = 0
    for number, checked in enumerate(check(rows, facts, existing_in(review, columns), references)):
        pieces.append(kept.checked_piece(number, checked, tally.add(checked)))
        done += len(checked)
        if len(pieces) == PIECES_AT_ONCE:
            CaseloadPart.objects.bulk_create(pieces)
            pieces = []
            _sign(upload, done)
    CaseloadPart.objects.bulk_create(pieces)
    gone = list(gone_from(review, references))
    _end(
        upload,
        UploadState.CHECKING.value,
        state=UploadState.PREVIEW.value,
        done=done,
        refusal="",
        counts={**tally.counts, "gone": len(gone)},
        sealed_found=kept.sealed({**tally.found(), "gone": gone}),
    )


def _take_in(upload: CaseloadUpload) -> None:
    asked_by = User.objects.get(pk=upload.choices["asked_by"])
    basis = make_ready(upload, lambda done: _sign(upload, done))
    take_in(upload=upload, basis=basis, by=asked_by)


STEPS: dict[str, Callable[[CaseloadUpload], None]] = {
    UploadState.READING.value: _read,
    UploadState.CHECKING.value: _check,
    UploadState.IMPORTING.value: _take_in,
}


def _sign(upload: CaseloadUpload, done: int) -> None:
    """Says how far the work is; raises ``StoppedError`` where nobody waits for it any more."""
    _end(upload, upload.state, done=done, worked_at=timezone.now())


def _end(upload: CaseloadUpload, of: str, **fields: Any) -> None:
    waiting = Q(pk=upload.pk, state=of, attempt=upload.attempt)
    with transaction.atomic():
        if not CaseloadUpload.objects.filter(waiting).update(**fields):
            raise StoppedError
    for name, value in fields.items():
        setattr(upload, name, value)
