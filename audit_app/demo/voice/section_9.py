from __future__ import annotations

from audit_app.demo.history.childhood import SCHOOL_FROM
from audit_app.demo.voice import closing
from audit_app.demo.voice.circumstances import (
    reviewed_once,
    some_time_on_a_plan,
    supervised,
    two_core_groups,
)
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import where
from audit_app.demo.voice.words import counted, long_date

IN_TIME = (
    "held on {conference}, {days} working days after the discussion that led to it{reviews}.",
    "{days} working days to the conference of {conference}{reviews}.",
    "in time on {conference}{reviews}.",
)
LATE = (
    "{days} working days from the discussion to the conference of {conference}, for want of a chair.",
    "{days} working days to the conference: put back once so that the police could come.",
)
REVIEW_LATE = ("the conference of {conference} was in time; a review was put back by {days} days.",)
AWAITED = (
    "{weeks} on, the minutes of {conference} are still awaited.",
    "no minutes yet of the conference of {conference}, {weeks} ago; the decisions came on one page.",
)
MINUTES = (
    "minutes reached the file {weeks} after the conference of {conference}.",
    "the minutes of {conference} took {weeks}; the decisions had gone out on one page the next day.",
    "circulated {weeks} after {conference}. Clear once they came, and the best summary on file.",
    "{weeks} for the minutes of {conference}.",
)
NO_RECORD = (
    "only the list of those present on {conference} was found, not the discussion.",
    "the record of {conference} lacks the decision on the category and who voted.",
)
CHAIR_WELL = (
    "the chair brought the conference of {conference} back to {child} more than once.",
    *where(
        reviewed_once,
        "well chaired on {review}: plan taken line by line, and {absent} asked about a part not yet done.",
        "the chair wrote to {absent} after {review} about a task left undone, and had an answer.",
    ),
    "what {child} needs came first on {conference}, and each agency had to say what it would do.",
    "on {conference} the chair stopped a discussion of the adults and asked what {child} needed.",
)
CHAIR_LESS = (
    "the meeting of {conference} turned to the adults’ dispute and stayed there.",
    "{absent} came to the conference of {conference} without a report and nothing was said.",
    "the chair summed up fairly on {conference}; who had failed to act was left open.",
)
CORE_GROUPS_WELL = (
    "{groups} since {conference}, well attended, with notes that say who does what.",
    "{groups} since {conference}, in time and minuted by the worker.",
    *where(
        two_core_groups, "{groups} held, the first within ten working days of {conference}; {carer} comes."
    ),
)
CORE_GROUPS_LESS = (
    "{groups} in {months}, and not all of what was said there is on file.",
    *where(two_core_groups, "{groups} since {conference}, fewer than there should have been."),
    "{groups} since {conference}, with too few of those who should have come.",
    *where(two_core_groups, "{groups} held, at times with only the worker and {carer} in the room."),
)
ACTED = {
    "yes": (
        "when {factor} went on, the group changed the tasks and told the chair.",
        "the group asked for the review to be brought forward once it saw that {factor} went on.",
    ),
    "partly": ("the group saw that {factor} had not changed and only set new dates.",),
    "no": ("goals were missed, {factor} went on, and the tasks stayed as they were.",),
}
REVIEWED = {
    "yes": (
        "progress is measured against the plan of {conference} at every core group.",
        "reviewed in earnest: what has improved in {months}, and how we know.",
        *where(
            supervised,
            "the plan of {conference} is monitored, its progress reviewed in supervision and core groups.",
        ),
    ),
    "partly": (
        "visits are monitored. Whether the plan of {conference} works is asked at conferences only.",
        "tasks are ticked off; what they have changed for {child} in {months} is not asked.",
        *where(reviewed_once, "the review after {conference} looks at attendance rather than at progress."),
    ),
    "no": (
        "nobody has asked in {months} whether the plan of {conference} works.",
        "no review of progress was found in {months}, apart from the conferences themselves.",
    ),
}
PROGRESS = {
    "yes": (
        "progress in {months}: {factor} weighs less than it did on {conference}.",
        "{carer} has worked with the plan of {conference}, and {setting} sees the difference.",
        "the goals set on {conference} are mostly met, in spite of {factors}.",
        "good progress on {concerns} since {conference}.",
        *where(
            some_time_on_a_plan,
            "good progress on {concerns} since {conference}; the next review can think of ending the plan.",
        ),
    ),
    "partly": (
        "some goals met; {factor} is as it was on {conference}.",
        "better in the first weeks after {conference}, then slipping back.",
        "{setting} reports that {child} is better cared for; the home is as it was on {conference}.",
    ),
    "no": (
        "no progress in {months} that I could find.",
        "{factor} continues, and the goals of {conference} are out of reach.",
    ),
}


def comments(speak: Speaker) -> dict[str, str]:
    planning = speak.course.planning
    groups = counted(planning.core_groups, "core group")
    well = planning.chair_focus == "yes" and planning.chair_accountability in ("yes", "not_applicable")
    absent = speak.luck("absent").pick(_who_may_be_absent(speak))
    review = long_date(planning.reviews[-1]) if planning.reviews else ""
    written = {
        "9.1.comment": _conferences(speak),
        "9.2.comment": _minutes(speak),
        "9.3.comment": speak.say("9.3", CHAIR_WELL if well else CHAIR_LESS, absent=absent, review=review),
        "9.4.comment": _core_groups(speak, groups),
        "9.5.comment": speak.say("9.5", REVIEWED[planning.reviewed]),
        "9.6.comment": speak.say("9.6", PROGRESS[planning.progress]),
    }
    return written | closing.comments(speak)


def _who_may_be_absent(speak: Speaker) -> tuple[str, ...]:
    """Those from whom a conference about a child of this age expects something."""
    at_school = speak.course.facts.age_on(speak.course.facts.plan_started) >= SCHOOL_FROM
    always = ("health", "the police", "the adult team", "housing")
    return (*always, "education") if at_school else always


def _conferences(speak: Speaker) -> str:
    course = speak.course
    held = len(course.planning.reviews)
    if course.conference_late:
        return speak.say("9.1", LATE, days=course.conference_days)
    if not course.planning.reviews_in_time:
        return speak.say("9.1", REVIEW_LATE, days=speak.luck("review").between(9, 20))
    reviews = f", and {counted(held, 'review')} since" if held else ""
    return speak.say("9.1", IN_TIME, days=course.conference_days, reviews=reviews)


def _minutes(speak: Speaker) -> str:
    planning, facts = speak.course.planning, speak.course.facts
    if not planning.recorded:
        return speak.say("9.2", NO_RECORD)
    passed = (facts.audit_date - facts.plan_started).days // 7
    if planning.minutes_weeks > passed:
        return speak.say("9.2", AWAITED, weeks=counted(passed, "week"))
    weeks = counted(planning.minutes_weeks, "week")
    return speak.say("9.2", MINUTES, weeks=weeks)


def _core_groups(speak: Speaker, groups: str) -> str:
    planning = speak.course.planning
    ways = CORE_GROUPS_WELL if planning.core_groups_held == "yes" else CORE_GROUPS_LESS
    return speak.say("9.4", ways, ACTED.get(planning.acted, ()), groups=groups)
