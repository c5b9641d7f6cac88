"""The act of erasing, from the rows to the file outside of the database that remembers it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit_app.access.erasure_register import note_erasures
from audit_app.access.models import RecordKey, User
from audit_app.access.record_keys import destroy
from audit_app.keeping.erasing.earlier_words import forget_earlier_words
from audit_app.keeping.erasing.leftovers import (
    forget_drafts,
    forget_finished_work,
    forget_in_lists,
    forget_messages,
)
from audit_app.keeping.erasing.rows import erase_rows
from audit_app.keeping.obstacles import names_and_references
from audit_app.keeping.tasks import overwrite_what_was_erased
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Case, Erasure, Review


def carry_out(
    review: Review, cases: QuerySet[Case], ground: ErasureGround, reason: str, by: User | None
) -> tuple[Erasure, dict[str, Any]]:
    """Erases these cases of a review, in the caller's transaction, and counts what else was taken out."""
    erasure = Erasure.objects.create(
        review=review, ground=ground.value, reason=reason, at=timezone.now(), by=by
    )
    known = names_and_references(cases) if cases.count() == 1 else None
    cases.update(erasure=erasure)
    left = forget_drafts(erasure) | forget_in_lists(erasure)
    left |= {"earlier_words": forget_earlier_words(review, known)}
    erase_rows(erasure)
    for key in RecordKey.objects.filter(case__erasure=erasure):
        destroy(key)
    forget_messages()
    forget_finished_work()
    # A register that cannot be written is made up for at its next entry; the erasure stands all the same.
    transaction.on_commit(note_erasures, robust=True)
    transaction.on_commit(_overwrite, robust=True)
    return erasure, left


def _overwrite() -> None:
    overwrite_what_was_erased.enqueue()
