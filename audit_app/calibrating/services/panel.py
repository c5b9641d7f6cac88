"""The panel's answers: given by one lead on the ordinary pages, agreed with by another, and fixed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.policies import (
    check_can_answer_for_panel,
    check_can_fix,
    check_can_join_panel,
    check_can_open_again,
)
from audit_app.calibrating.queries import counted_in, panel_of
from audit_app.calibrating.services.common import hold_calibration, tell
from audit_app.filling.services import start_audit
from audit_app.filling.services.moves import open_again as give_back
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit


@transaction.atomic
def answer_for_panel(*, calibration: Calibration, by: User) -> Audit:
    """Starts the panel's reading, which the lead then fills in and submits as any other.

    One that was begun by a lead who leads no more is theirs to go on with.

    Raises:
        Refused: ``by`` may not, or another lead answers for the panel.
    """
    hold_calibration(calibration, by)
    check_can_answer_for_panel(by, calibration)
    panel = panel_of(calibration)
    if panel.reader is None or panel.audit is None:
        return start_audit(allocation=_seat(calibration, by), by=by)
    # Nobody holds two seats, and the reading hangs on this one.
    Allocation.every.filter(pk__in=[each.pk for each in panel.others], assessor=by).delete()
    before, panel.reader.assessor = panel.reader.assessor_id, by
    panel.reader.save(update_fields=["assessor"])
    tell(by, "calibration panel joined", calibration, assessor_before=before)
    return panel.audit


@transaction.atomic
def join_panel(*, calibration: Calibration, by: User) -> Allocation:
    """Makes another lead one of the panel, who may read its answers and is not assessed by them."""
    hold_calibration(calibration, by)
    check_can_join_panel(by, calibration)
    seat = _seat(calibration, by)
    tell(by, "calibration panel joined", calibration)
    return seat


@transaction.atomic
def fix(*, calibration: Calibration, by: User) -> None:
    """From here on assessors are compared with the panel's answers, and nothing of that is moved."""
    hold_calibration(calibration, by)
    check_can_fix(by, calibration)
    calibration.fixed_at, calibration.fixed_by = timezone.now(), by
    calibration.save(update_fields=["fixed_at", "fixed_by"])
    tell(
        by,
        "calibration answers fixed",
        calibration,
        pass_mark=calibration.pass_mark,
        counted=len(counted_in(calibration)),
    )


@transaction.atomic
def open_again(*, calibration: Calibration, reason: str, by: User) -> None:
    """Gives the panel's reading back to whoever filled it in; nobody is asked to read the case meanwhile.

    Raises:
        Refused: ``by`` is not of the panel, an assessor has begun to read, or there is no reason.
    """
    hold_calibration(calibration, by)
    check_can_open_again(by, calibration)
    calibration.fixed_at, calibration.fixed_by = None, None
    calibration.save(update_fields=["fixed_at", "fixed_by"])
    audit = panel_of(calibration).audit
    if audit is not None:
        give_back(audit=audit, reason=reason, by=by)
    tell(by, "calibration answers opened again", calibration)


def _seat(calibration: Calibration, lead: User) -> Allocation:
    return Allocation.every.create(
        case=calibration.case,
        assessor=lead,
        role=RaterRole.PANEL.value,
        allocated_by=lead,
        counts=False,
    )
