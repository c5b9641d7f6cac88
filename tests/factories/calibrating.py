"""A calibration case at any point of its course, made through the services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit_app.access.models import User
from audit_app.calibrating import services
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.calibrating.queries import calibration_of
from audit_app.calibrating.services import CaseFacts
from audit_app.calibrating.services.setting_up import ALL_SECTIONS
from audit_app.filling import services as filling
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.factories.tool import full_answers, save_answers

REFERENCE = "CALIBRATION-1"
FACTS = CaseFacts(
    reference=REFERENCE,
    gender="female",
    age_years=4,
    about="A paper file in the cabinet of the reading room.",
)
REASON = "The notes on file are signed and dated."
# Coded answers otherwise than those of the panel, each on its own.
OTHERWISE = {"7.4": "no", "8.4": "no", "6.7": frozenset({"homelessness"}), "9.9": "unsafe"}


def a_calibration(review: Review, lead: User, **fields: Any) -> Calibration:
    """Set up, with nobody's answers yet; eighty in a hundred answers are to be the panel's."""
    settings = {"facts": FACTS, "pass_mark": 80, "needs_two": False, "sections": ALL_SECTIONS, **fields}
    return services.set_up(review=review, by=lead, **settings)


def panel_has_answered(
    calibration: Calibration, lead: User, changes: Mapping[str, Any] | None = None
) -> Audit:
    """The panel's reading, submitted: an answer to everything, and a reason beside 7.4."""
    audit = services.answer_for_panel(calibration=calibration, by=lead)
    answers = {**full_answers(), "7.4.comment": REASON, **(changes or {})}
    save_answers(audit, answers, by=lead)
    filling.submit(audit=audit, reasons={}, by=lead)
    return audit


def a_fixed_calibration(review: Review, lead: User, **fields: Any) -> Calibration:
    """Ready to be read: its panel is one lead."""
    calibration = a_calibration(review, lead, **fields)
    panel_has_answered(calibration, lead)
    services.fix(calibration=calibration, by=lead)
    return fresh(calibration)


def has_read(
    calibration: Calibration,
    assessor: User,
    changes: Mapping[str, Any] | None = None,
    *,
    submit: bool = True,
) -> Attempt:
    """An assessor's reading, the panel's answers save for the changes; in, unless the test says otherwise."""
    audit = services.begin(calibration=calibration, by=assessor)
    save_answers(audit, {**full_answers(), **(changes or {})}, by=assessor)
    if submit:
        filling.submit(audit=audit, reasons={}, by=assessor)
    return Attempt.objects.select_related("calibration__case__review", "allocation", "assessor").get(
        allocation=audit.allocation_id
    )


def fresh(calibration: Calibration) -> Calibration:
    """As it stands in the database now."""
    found = calibration_of(calibration.case.review)
    if found is None:
        raise LookupError("The calibration is gone")
    return found
