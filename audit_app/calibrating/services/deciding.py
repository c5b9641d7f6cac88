"""What a lead decides about an assessor below the mark: a further reading, or to accept them all the same."""

from __future__ import annotations

from django.db import transaction

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.calibrating.models import Acceptance, Attempt, Calibration
from audit_app.calibrating.policies import check_can_accept, check_can_release
from audit_app.calibrating.queries import Assessed, assessed_one
from audit_app.calibrating.services.common import hold_calibration, tell
from audit_app.calibrating.services.reading import add_attempt


@transaction.atomic
def release(*, calibration: Calibration, assessor: User, why: str, by: User) -> Attempt:
    """Lets an assessor below the mark read the case again; ``why`` is what the lead talked over with them.

    Raises:
        Refused: ``by`` may not, they are not below the mark, have had every try, or there is no reason.
    """
    whose = _whose(calibration, assessor, by)
    check_can_release(by, calibration, whose)
    if not why.strip():
        raise Refused("Enter why they read the case again.")
    attempt = add_attempt(calibration, assessor, by, why.strip())
    tell(
        by,
        "calibration reading released",
        calibration,
        attempt,
        assessor=assessor.pk,
        number=attempt.number,
        why=Secret(attempt.why),
    )
    return attempt


@transaction.atomic
def accept(*, calibration: Calibration, assessor: User, why: str, by: User) -> Acceptance:
    """Lets an assessor open cases who is below the mark; their score stays as it is.

    Raises:
        Refused: ``by`` may not, they are not below the mark, or there is no reason.
    """
    whose = _whose(calibration, assessor, by)
    check_can_accept(by, calibration, whose)
    if not why.strip():
        raise Refused("Enter why they are accepted below the mark.")
    acceptance = Acceptance.objects.create(calibration=calibration, assessor=assessor, why=why.strip(), by=by)
    tell(
        by,
        "assessor accepted below the mark",
        calibration,
        acceptance,
        assessor=assessor.pk,
        why=Secret(acceptance.why),
    )
    return acceptance


def _whose(calibration: Calibration, assessor: User, by: User) -> Assessed:
    hold_calibration(calibration, by)
    whose = assessed_one(calibration, assessor)
    if whose is None:
        raise Refused("They are no assessor of this review, or are of the panel.")
    return whose
