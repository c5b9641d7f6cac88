"""Calibrations at every point of their course, each in a review of its own, so that nobody is held back."""

from __future__ import annotations

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.factories.access import give_role, make_user
from tests.factories.calibrating import (
    OTHERWISE,
    a_calibration,
    a_fixed_calibration,
    has_read,
    panel_has_answered,
)
from tests.factories.sampling import make_review
from tests.integration.access.matrix.place import NONE, Arguments, Place

CASE = {
    "reference": "CALIBRATION-2",
    "about": "In the cabinet.",
    "gender": "female",
    "age_years": "4",
    "sections": ["7"],
    "pass_mark": "80",
    "needs_two": "no",
}
WHY = {"why": "Talked over."}
FORMS: dict[str, Arguments] = {
    "calibrating:set_up": CASE,
    "calibrating:change": CASE,
    "calibrating:questions": {"counted": ["7.4"]},
    "calibrating:rules": {"until_passed": "warn", "tries": "3"},
    "calibrating:open_again": WHY,
    "calibrating:release": WHY,
    "calibrating:accept": WHY,
}


def calibrating_in(place: Place) -> None:
    """Those who assess in a review find things of it; the panel is its lead, save where said."""
    lead, lead_elsewhere = place.cast.lead, place.people[Asker.LEAD_ELSEWHERE]
    assessor, colleague = place.cast.assessor, place.people[Asker.COLLEAGUE]
    far = place.people[Asker.ASSESSOR_ELSEWHERE]
    colleague_lead = make_user("lead-beside", "Lotte Lead")
    set_up = a_calibration(_review("Set up", lead), _again(lead))
    by_another = a_calibration(_review("Answered by another", colleague_lead, lead), _again(colleague_lead))
    panel_has_answered(by_another, _again(colleague_lead))
    answered = a_calibration(_review("Answered", lead), _again(lead))
    panel_has_answered(answered, _again(lead))
    to_read = a_fixed_calibration(_review("To read", lead, assessors=[assessor, colleague]), _again(lead))
    read = _below_the_mark(_review("Read", lead, assessors=[assessor, colleague]), lead)
    elsewhere = _below_the_mark(_review("Read elsewhere", lead_elsewhere, assessors=[far]), lead_elsewhere)
    own, theirs = (has_read(read, _again(person), OTHERWISE) for person in (assessor, colleague))
    distant = has_read(elsewhere, _again(far), OTHERWISE)
    place.things["calibration"] = {
        "set up": _of(set_up),
        "answered by another": _of(by_another),
        "answered": _of(answered),
        "read": _of(read),
        "of another review": _of(elsewhere),
        "none": {"review_id": NONE},
    }
    place.things["calibration to read"] = {
        "this": _of(to_read),
        "another": _of(elsewhere),
        "none": {"review_id": NONE},
    }
    place.things["assessed"] = {
        "of this review": {**_of(read), "pk": assessor.pk},
        "of another review": {**_of(elsewhere), "pk": far.pk},
        "of another review, at this one’s address": {**_of(read), "pk": far.pk},
        "none": {**_of(read), "pk": NONE},
    }
    place.things["calibration reading"] = {
        "own": {**_of(read), "attempt_id": own.pk},
        "a colleague’s": {**_of(read), "attempt_id": theirs.pk},
        "of another review": {**_of(elsewhere), "attempt_id": distant.pk},
        "of another review, at this one’s address": {**_of(read), "attempt_id": distant.pk},
        "none": {**_of(read), "attempt_id": NONE},
    }
    place.things["audit of a calibration"] = {
        "own": _audit_of(own),
        "a colleague’s": _audit_of(theirs),
        "the panel’s": {"pk": Audit.every.get(allocation__case=read.case, allocation__role="panel").pk},
        "of another review": _audit_of(distant),
        "none": {"pk": NONE},
    }
    for which in ("a colleague’s", "the panel’s"):
        place.things["audit"][f"{which}, of the calibration case"] = {
            **place.things["audit of a calibration"][which],
            "number": 1,
            "ref": "7.4",
        }
    place.forms.update(FORMS)


def _below_the_mark(review: Review, lead: User) -> Calibration:
    return a_fixed_calibration(review, _again(lead), pass_mark=100)


def _review(title: str, *leads: User, assessors: list[User] | None = None) -> Review:
    review = make_review(title=title, state="fieldwork")
    for lead in leads:
        give_role(lead, Role.REVIEW_LEAD, review.pk)
    for assessor in assessors or []:
        give_role(assessor, Role.ASSESSOR, review.pk)
    return review


def _again(user: User) -> User:
    """With the roles that they have been given meanwhile."""
    return User.objects.get(pk=user.pk)


def _of(calibration: Calibration) -> Arguments:
    return {"review_id": calibration.case.review_id}


def _audit_of(attempt: Attempt) -> Arguments:
    return {"pk": Audit.every.get(allocation=attempt.allocation_id).pk}
