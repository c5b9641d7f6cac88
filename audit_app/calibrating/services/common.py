"""The lock under which a calibration is changed, and the entry of the trail with which each change ends."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.calibrating.models import Calibration
from audit_app.sampling.hold import hold


def hold_calibration(calibration: Calibration, by: User) -> None:
    """One writer a review at a time; what the policy asks about is read anew."""
    hold(calibration.case.review)
    by.read_again()
    calibration.refresh_from_db(
        fields=["sections", "left_out", "pass_mark", "until_passed", "tries", "needs_two", "fixed_at"]
    )
    calibration.case.refresh_from_db(fields=["erasure"])


def tell(
    by: User, action: str, calibration: Calibration, subject: Model | None = None, **detail: Any
) -> None:
    case = calibration.case
    trail.record(
        by=by,
        action=action,
        subject=subject or calibration,
        review_id=case.review_id,
        record=case.record_key,
        **detail,
    )
