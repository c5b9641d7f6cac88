"""An assessor's reading of the calibration case, and what is shown of it afterwards."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.calibrating.policies import check_can_begin, check_can_compare, check_can_see_results
from audit_app.calibrating.queries import assessed_one
from audit_app.calibrating.services.common import hold_calibration, tell
from audit_app.filling.services import start_audit
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation
from audit_app.tool.answers import header_answers, is_answered, section_answers, write_section
from audit_app.tool.models import SECTIONS, Audit
from audit_app.tool.registry import item


@transaction.atomic
def begin(*, calibration: Calibration, by: User) -> Audit:
    """The audit in which an assessor reads the case; beginning again gives the same one.

    A further reading starts with their own earlier answers, so that nobody types words anew that stand.

    Raises:
        Refused: it is not theirs to read, not now, or they have read it and nothing further is released.
    """
    hold_calibration(calibration, by)
    check_can_begin(by, calibration)
    mine = assessed_one(calibration, by)
    under_way = mine.under_way if mine else None
    if under_way and under_way.audit:
        return under_way.audit
    attempt = under_way.attempt if under_way else add_attempt(calibration, by, by)
    audit = start_audit(allocation=attempt.allocation, by=by)
    earlier = mine.latest if mine else None
    if earlier and earlier.audit:
        _copy(earlier.audit, audit, by)
    tell(by, "calibration reading begun", calibration, attempt, number=attempt.number)
    return audit


@transaction.atomic
def record_comparison(*, attempt: Attempt, by: User) -> None:
    """Records that somebody is shown a reading beside the panel's."""
    check_can_compare(by, attempt)
    tell(by, "calibration compared", attempt.calibration, attempt)


@transaction.atomic
def record_results_read(*, calibration: Calibration, by: User) -> None:
    """Records that a lead is shown which questions assessors answered otherwise than the panel."""
    check_can_see_results(by, calibration)
    tell(by, "calibration results read", calibration)


def add_attempt(calibration: Calibration, assessor: User, by: User, why: str = "") -> Attempt:
    """The next reading of this assessor; inside the transaction of a service that has asked its policy."""
    allocation = Allocation.every.create(
        case=calibration.case,
        assessor=assessor,
        role=RaterRole.CALIBRATION.value,
        allocated_by=by,
        counts=False,
    )
    number = calibration.attempts.filter(assessor=assessor).count() + 1
    return Attempt.objects.create(
        calibration=calibration, assessor=assessor, number=number, allocation=allocation, why=why
    )


def _copy(earlier: Audit, audit: Audit, by: User) -> None:
    """The answers of an earlier reading, hidden ones too, as if they had been typed again."""
    for ref, value in header_answers(earlier).items():
        setattr(audit, item(ref).field, value)
    audit.save()
    for section in SECTIONS:
        stored = section_answers(earlier, section.number)
        filled = {ref: value for ref, value in stored.items() if is_answered(value)}
        write_section(audit, section.number, filled, revision=0, saved_at=timezone.now(), saved_by=by)
