"""Whether a reading of the calibration case has passed: said once, when it is handed in."""

from __future__ import annotations

from audit_app.calibrating.models import Attempt
from audit_app.calibrating.queries import answers_that_count, counted_in, panel_of
from audit_app.calibrating.scoring import score
from audit_app.tool.models import Audit


def give_verdict(audit: Audit) -> None:
    """Keeps the verdict of an assessor's reading, in the transaction in which it is handed in."""
    attempt = (
        Attempt.objects.select_related("calibration__case__review")
        .filter(allocation=audit.allocation_id)
        .first()
    )
    if attempt is None:
        # It is the panel's own.
        return
    calibration = attempt.calibration
    found = score(panel_of(calibration).answers(), answers_that_count(audit), counted_in(calibration))
    attempt.passed = found.reaches(calibration.pass_mark)
    attempt.save(update_fields=["passed"])
