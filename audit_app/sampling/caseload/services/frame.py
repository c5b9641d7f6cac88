"""Takes children into the caseload: all of the rows, or none and a list of what is wrong with which."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import save_wrapped
from audit_app.access.trail import About, Numbered
from audit_app.kit.many_rows import in_parts, insert_rows, next_numbers
from audit_app.sampling.caseload.case_rows import CaseReader
from audit_app.sampling.caseload.checking.child import CaseloadRow
from audit_app.sampling.caseload.ready import OF_A_CASE, ReadyChild, made_ready
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Case, Identity, Review
from audit_app.sampling.policies import check_can_import

# So many are written at once; what a caseload takes of memory does not grow with it.
AT_ONCE = 500


@transaction.atomic
def import_frame(*, review: Review, rows: Iterable[CaseloadRow], by: User) -> list[Case]:
    """Adds the rows to the caseload.

    Raises:
        Refused: ``by`` does not lead the review, or a sample has been drawn already.
        CaseloadError: at least one row cannot be taken; none is.
    """
    hold(review)
    by.read_again()
    check_can_import(by, review)
    reader, writer = CaseReader(review), FrameWriter(review)
    numbers: list[int] = []
    for part in in_parts(rows, AT_ONCE):
        numbers += writer.write(made_ready(reader, part))
    reader.check_all_read()
    writer.tell(by)
    cases = Case.objects.select_related("district", "team", "record_key").filter(review=review)
    return [case for part in in_parts(numbers, AT_ONCE) for case in cases.filter(pk__in=part).order_by("pk")]


class FrameWriter:
    """Writes children into the caseload of a review, part by part, in the caller's transaction and its lock.

    Whoever is done calls ``tell`` as the last thing of all.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self._written, self._keys = array("Q"), array("Q")

    def write(self, children: Sequence[ReadyChild]) -> Sequence[int]:
        """Adds the children, and gives the numbers of their cases."""
        if not children:
            return []
        keys = save_wrapped([child.wrapped for child in children])
        cases = next_numbers(Case, len(children))
        numbered = list(zip(cases, keys, children, strict=True))
        insert_rows(
            Case,
            ("id", "review", "record_key", *OF_A_CASE),
            ((case, self.review.pk, key, *child.case) for case, key, child in numbered),
        )
        insert_rows(
            Identity,
            ("case", "sealed_name", "sealed_date_of_birth"),
            (
                (case, child.sealed_name, child.sealed_date_of_birth)
                for case, _key, child in numbered
                if child.sealed_name or child.sealed_date_of_birth
            ),
        )
        self._written.extend(cases)
        self._keys.extend(keys)
        return cases

    def tell(self, by: User, **detail: Any) -> None:
        """Whoever brought the list has seen who each child is, so it stands under each of them."""
        review = self.review
        trail.record(
            by=by,
            action="caseload imported",
            subject=review,
            review_id=review.pk,
            cases=len(self._written),
            **detail,
        )
        for part in in_parts(zip(self._written, self._keys, strict=True), AT_ONCE):
            entered = [About(Numbered(Case, case), key, review.pk) for case, key in part]
            trail.record_for_each(by=by, action="case entered", of=entered)
