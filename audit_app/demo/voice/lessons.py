"""What is to be learned from a case, as the assessor sees it."""

from __future__ import annotations

from collections.abc import Mapping

from audit_app.demo.history.histories import History
from audit_app.demo.voice.circumstances import (
    core_is_late,
    core_is_open,
    goes_well,
    has_chronology,
    interim_on_file,
    one_record_current,
    progress_is_asked_after,
    reviewed_once,
    seen_often,
)
from audit_app.demo.voice.ways import Ways, unless, where

LEARNING: Mapping[str, Ways] = {
    "change": (
        "agree at the conference what will happen, and by when, if {factor} does not lessen.",
        "a plan that is not doing what it was made for must change; that of {conference} did not.",
        *where(
            reviewed_once,
            "a plan that does not work by its first review must change; that of {conference} did not.",
        ),
    ),
    "supervision": (
        "supervision has to ask what has changed for {child} since {conference}, and write the answer down.",
        "without regular supervision nobody stood back from this case in {months}.",
    ),
    "history": ("read the history first: the referrals before {made} told most of this.",),
    "core": (
        *where(
            core_is_open,
            "finish the assessment in its time and add to it later: nothing after {made} had to wait.",
        ),
        *unless(
            interim_on_file,
            "a plan needs a core assessment under it; that of {conference} has none to stand on.",
            "without a core assessment there is a risk unmeasured: at least an interim one by {conference}.",
        ),
        *where(
            interim_on_file,
            "the interim assessment of {conference} was right, and must not take the place of the whole.",
        ),
    ),
    "record": (
        "notes in the worker’s bag protect nobody: bring the record up to date from {conference} on.",
        *unless(
            has_chronology,
            "a chronology from {made} onwards would have shown in an hour what took me several.",
        ),
    ),
    "reviewing": (
        "ask at every core group whether the plan of {conference} works, not only whether people came.",
        "visits are counted and tasks ticked; what they changed for {child} in {months} has to be asked too.",
    ),
    "visits": (
        "whoever stands in for a worker has to know that {child} is to be seen every two weeks.",
        "a gap in the visits has to be noticed by somebody other than the worker.",
    ),
    "delay": (
        "most of the assessment was known weeks before it was finished: sign it and add to it.",
        "the 42 working days from {made} want somebody who counts them.",
    ),
    "share": (
        "worth showing to other teams: how the plan of {conference} was kept to one page.",
        "the way {carer} was prepared for the conference of {conference} could be shared.",
        "little to add: more of what was done between {made} and {conference}.",
        *where(
            goes_well, "what {carer} says of the work since {conference} is worth hearing at a team meeting."
        ),
    ),
}
# The same in the few words of a judgement.
LESSONS = {
    "change": "a plan left as it was on {conference}",
    "supervision": "the lack of supervision since {conference}",
    "history": "a history that was not used",
    "core": "the want of a finished core assessment",
    "record": "a record that is behind on paper and on ICS",
    "reviewing": "gaps in the reviewing of the plan of {conference}",
    "visits": "gaps in the visits since {since}",
    "delay": "the delays after {made}",
    "share": "small things in several places",
}


def lesson_of(history: History) -> str:
    """What most needs to be learned from a case: the first of its shortfalls in the order of weight."""
    course = history.course
    shortfalls = {
        "change": course.planning.changed == "no",
        "supervision": course.supervision.evident == "no",
        "history": course.referral.starts_again,
        "core": course.core.completed is None and not course.core.not_due,
        "record": not one_record_current(history),
        "reviewing": not progress_is_asked_after(history),
        "visits": not seen_often(history) and not course.facts.is_unborn,
        "delay": core_is_late(history),
    }
    return next((lesson for lesson, so in shortfalls.items() if so), "share")
