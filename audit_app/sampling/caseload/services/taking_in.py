"""The list is taken in: all of it in one transaction, or nothing; and then the list itself is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import destroy
from audit_app.access.trail import Secret
from audit_app.sampling.caseload.case_rows import CaseloadError, RowProblem
from audit_app.sampling.caseload.checking.child import CHANGED, Checked
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.making_ready import Basis, Line, Ready, basis_of
from audit_app.sampling.caseload.policies import check_can_stop, check_can_take_in
from audit_app.sampling.caseload.services.frame import FrameWriter
from audit_app.sampling.caseload.services.holding import hold_upload, tell
from audit_app.sampling.caseload.services.uploading import begin, forget
from audit_app.sampling.caseload.there import CaseloadThere
from audit_app.sampling.models import (
    Case,
    CaseloadOutcome,
    CaseloadUpload,
    Conflict,
    Identity,
    PartKind,
    UploadState,
)
from audit_app.sampling.policies import check_can_import

REMOVED, NOT_IN_LIST = "removed", "not in the list"
IN_IDENTITY = ("name", "date_of_birth")


@transaction.atomic
def ask_to_take_in(
    *, upload: CaseloadUpload, by: User, update: bool = True, remove: bool = False
) -> CaseloadUpload:
    """Asks for the list to be taken in.

    Args:
        update: whether children who are in the caseload already get the values of the list.
        remove: whether children of the caseload who are not in the list are taken out of it.

    Raises:
        Refused: ``by`` does not lead the review, a sample has been drawn, or a row is still refused.
    """
    upload = hold_upload(upload, by)
    check_can_take_in(by, upload)
    upload.choices = {**upload.choices, "update": update, "remove": remove, "asked_by": by.pk}
    begin(upload, UploadState.IMPORTING)
    tell(by, "list to be taken in", upload, update=update, remove=remove)
    return upload


@transaction.atomic
def stop_taking_in(*, upload: CaseloadUpload, by: User) -> CaseloadUpload:
    """Stops while nobody has been written yet; the list is again where it was looked through.

    Raises:
        Refused: ``by`` may not, or the list has been taken in meanwhile.
    """
    upload = hold_upload(upload, by)
    check_can_stop(by, upload)
    Kept(upload).clear(PartKind.READY)
    begin(upload, UploadState.PREVIEW)
    tell(by, "taking in of a list stopped", upload)
    return upload


@transaction.atomic
def take_in(*, upload: CaseloadUpload, basis: Basis, by: User) -> CaseloadUpload:
    """Takes the list in as it was made ready; what it says is removed with it.

    Args:
        basis: what ``make_ready`` gave.

    Raises:
        Refused: ``by`` no longer leads the review, or a sample has been drawn meanwhile.
        CaseloadError: the caseload or its review has changed since then; nothing was written.
    """
    attempt, upload = upload.attempt, hold_upload(upload, by)
    check_can_import(by, upload.review)
    if upload.state != UploadState.IMPORTING or upload.attempt != attempt:
        return upload
    if basis_of(upload.review) != basis:
        raise CaseloadError([RowProblem(0, "", "The caseload has changed meanwhile")])
    taking = _TakingIn(upload, by)
    taking.rows()
    taking.gone()
    counts = {**upload.counts, **taking.told}
    forget(upload, UploadState.IMPORTED)
    upload.counts, upload.touched_at = counts, timezone.now()
    upload.save(update_fields=["counts", "touched_at"])
    taking.tell()
    return upload


class _TakingIn:
    """One list on its way in."""

    def __init__(self, upload: CaseloadUpload, by: User) -> None:
        self.upload, self.by, self.kept = upload, by, Kept(upload)
        self.writer = FrameWriter(upload.review)
        self.there = CaseloadThere(upload.review, upload.choices["columns"])
        self.told = {"updated": 0, REMOVED: 0}
        self._changed: list[tuple[Case, dict[str, tuple[Any, Any]]]] = []
        self._removed: list[tuple[int, int]] = []
        self._blocks = 0

    def rows(self) -> None:
        for packed in self.kept.ready():
            ready = Ready.unpacked(packed)
            cases = self.writer.write(ready.children)
            self._keep(ready.accounted(cases, self._known(ready.known)))

    def gone(self) -> None:
        """The children who are not in the list: removed, where that was asked for, or left."""
        numbers: list[int] = self.kept.found().get("gone", [])
        for start in range(0, len(numbers), 500):
            cases = Case.objects.filter(review=self.upload.review, pk__in=numbers[start : start + 500])
            gone = list(cases.select_related("record_key"))
            if self.upload.choices.get("remove"):
                self._keep([0, REMOVED, None, case.reference, []] for case in gone)
                for case in gone:
                    self._remove(case)
            else:
                self._keep([0, NOT_IN_LIST, case.pk, "", []] for case in gone)

    def tell(self) -> None:
        review = self.upload.review
        for case, changes in self._changed:
            told = {name: (_told(name, old), _told(name, new)) for name, (old, new) in changes.items()}
            trail.record(
                by=self.by,
                action="case changed by a list",
                subject=case,
                review_id=review.pk,
                record=case.record_key,
                changes=told,
            )
        for pk, key in self._removed:
            about = [trail.About(trail.Numbered(Case, pk), key, review.pk)]
            trail.record_for_each(by=self.by, action="case removed from the caseload", of=about)
        self.writer.tell(self.by, updated=self.told["updated"], removed=self.told[REMOVED])

    def _known(self, there: list[Checked]) -> dict[str, int]:
        """Reference → number of the case, of those who were there; changed, if that was asked for."""
        cases = self.there.cases({each.child.reference for each in there}) if there else {}
        if len(cases) < len(there):
            raise CaseloadError([RowProblem(0, "", "A case has left the caseload meanwhile")])
        for each in there:
            if each.status == CHANGED and self.upload.choices.get("update"):
                self._change(cases[each.child.reference], each)
        return {reference: case.pk for reference, case in cases.items()}

    def _change(self, case: Case, checked: Checked) -> None:
        changes = self.there.differences(checked.child, case)
        for name, (_old, new) in changes.items():
            if name not in IN_IDENTITY:
                setattr(case, name, new)
        case.save()
        if set(changes) & set(IN_IDENTITY):
            identity = getattr(case, "identity", None) or Identity(case=case)
            for name in set(changes) & set(IN_IDENTITY):
                setattr(identity, name, changes[name][1])
            identity.save()
        self._changed.append((case, changes))
        self.told["updated"] += 1

    def _remove(self, case: Case) -> None:
        self._removed.append((case.pk, case.record_key_id))
        self.told[REMOVED] += 1
        key = case.record_key
        # A conflict with a child who is no longer there keeps nobody from anything.
        Conflict.objects.filter(case=case).delete()
        case.delete()
        destroy(key)

    def _keep(self, lines: Iterable[Line]) -> None:
        kept = list(lines)
        if kept:
            CaseloadOutcome.objects.create(upload=self.upload, number=self._blocks, lines=kept)
            self._blocks += 1


def _told(name: str, value: Any) -> Any:
    """A value as the trail may keep it: text, and what tells who a child is, only under the record's key."""
    if value is None or name in ("age_years", "age_band", "gender"):
        return value
    if name in ("district", "team"):
        return str(value)
    if name == "plan_categories":
        return sorted(value)
    return Secret(str(value)) if value else value
