"""A calibration case from its setting up to an assessor who is accepted below the mark."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.calibrating.queries import panel_of
from tests.factories.access import give_role, make_user
from tests.factories.calibrating import (
    FACTS,
    OTHERWISE,
    a_calibration,
    a_fixed_calibration,
    fresh,
    has_read,
    panel_has_answered,
)
from tests.factories.sampling import Cast
from tests.integration.trail.calls.call import Arguments, call

SETTINGS = {"facts": FACTS, "pass_mark": 80, "needs_two": False, "sections": [7]}


def another_lead(cast: Cast) -> User:
    lead = make_user("lead-2", "Lotte Lead")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return User.objects.get(pk=lead.pk)


def a_new_one(cast: Cast) -> Arguments:
    return {"review": cast.review, **SETTINGS, "by": cast.lead}


def set_up(cast: Cast) -> Arguments:
    return {"calibration": a_calibration(cast.review, cast.lead), "by": cast.lead}


def to_change(cast: Cast) -> Arguments:
    return {**set_up(cast), **SETTINGS}


def to_choose(cast: Cast) -> Arguments:
    return {**set_up(cast), "counted": ["7.4"]}


def with_rules(cast: Cast) -> Arguments:
    return {**set_up(cast), "until_passed": "warn", "tries": 3}


def answered(cast: Cast) -> Arguments:
    arguments = set_up(cast)
    panel_has_answered(arguments["calibration"], cast.lead)
    return arguments


def answered_for_another(cast: Cast) -> Arguments:
    return {**answered(cast), "by": another_lead(cast)}


def fixed(cast: Cast) -> Arguments:
    return {"calibration": a_fixed_calibration(cast.review, cast.lead), "by": cast.lead}


def to_open_again(cast: Cast) -> Arguments:
    return {**fixed(cast), "reason": "Look at 7.4 again."}


def panels_reading(cast: Cast) -> Arguments:
    return {"audit": panel_of(answered(cast)["calibration"]).audit, "reason": "Look again.", "by": cast.lead}


def to_begin(cast: Cast) -> Arguments:
    return {**fixed(cast), "by": cast.assessor}


def read_below_the_mark(cast: Cast) -> Arguments:
    calibration = a_fixed_calibration(cast.review, cast.lead, pass_mark=100)
    has_read(calibration, cast.assessor, OTHERWISE)
    return {"calibration": fresh(calibration), "by": cast.lead}


def to_decide(cast: Cast) -> Arguments:
    return {**read_below_the_mark(cast), "assessor": cast.assessor, "why": "Talked over."}


def to_compare(cast: Cast) -> Arguments:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    return {"attempt": has_read(calibration, cast.assessor), "by": cast.assessor}


CALLS = {
    "calibrating.set_up": call(a_new_one, "calibration case set up"),
    "calibrating.change": call(to_change, "calibration case changed"),
    "calibrating.choose_questions": call(to_choose, "calibration questions chosen"),
    "calibrating.set_rules": call(with_rules, "calibration rules set"),
    "calibrating.answer_for_panel": call(set_up, "audit started"),
    "calibrating.join_panel": call(answered_for_another, "calibration panel joined"),
    "calibrating.fix": call(answered, "calibration answers fixed"),
    "calibrating.open_again": call(to_open_again, "audit returned", "calibration answers opened again"),
    "filling.open_again": call(panels_reading, "audit returned"),
    "calibrating.begin": call(to_begin, "audit started", "calibration reading begun"),
    "calibrating.record_comparison": call(to_compare, "calibration compared"),
    "calibrating.record_results_read": call(read_below_the_mark, "calibration results read"),
    "calibrating.release": call(to_decide, "calibration reading released"),
    "calibrating.accept": call(to_decide, "assessor accepted below the mark"),
}
