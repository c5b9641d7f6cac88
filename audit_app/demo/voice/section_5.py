from __future__ import annotations

from audit_app.demo.history.core import CONCERNS as CONCERN_CODES
from audit_app.demo.history.core import Core
from audit_app.demo.voice.circumstances import (
    has_left_a_worker,
    known_before,
    police_investigate,
    supervised,
)
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import where
from audit_app.demo.voice.words import CONCERNS, listed, long_date

NONE = (
    "no core assessment was begun: the report to the conference of {conference} was treated as one.",
    "the initial assessment was thought enough, which with {factors} it was not.",
)
COMPLETED = (
    "begun on {started} and signed by the team leader on {completed}.",
    "completed on {completed}; the analysis says plainly what would have to change.",
    "{completed}: a full assessment, with the view of {setting} in it.",
    "finished on {completed}. Descriptive for the most part, with a short but sound conclusion.",
)
NOT_COMPLETED = (
    "begun on {started}; nothing shows that it was ever completed.",
    "the form opened on {started} is still open, with three of its parts empty.",
    *where(has_left_a_worker, "started on {started} by a worker who has since left. Nobody has taken it up."),
    "no completion is recorded. The visits that it would rest on were plainly made.",
)
INTERIM = (
    "what had been learned was put together for the conference, so the plan did not wait for it.",
    "an interim version of the assessment is on the paper file and served the core group.",
    "the information so far is in order in a draft.",
    *where(supervised, "what has been written so far is in a draft that the supervisor has seen."),
)
NO_INTERIM = (
    "there is no interim version either, and the plan rests on the initial assessment.",
    "no draft was found on paper or on the system.",
)
NOT_DUE = (
    "in hand: begun on {started}, and the 42 working days had not run out when I read the file.",
    "not yet due at the date of the audit; half of it is written.",
)
LATE = (
    "completed {days} working days after the referral; {why}.",
    "{days} working days from referral to completion: {why}.",
)
LATE_FROM_START = (
    "in time from the referral, and {days} working days from its own start; {why}.",
    "{days} working days from its start, {started}, to completion: {why}.",
)
OVERDUE = (
    "well past its time, which ran from {made}: {why}.",
    "not finished, and overdue by any count from {made}: {why}.",
    "42 working days from {made} ran out long ago; {why}.",
)
WHY = {
    "social_worker_time": "the worker’s caseload is given as the reason",
    "other_agency": "information from another agency was awaited",
    "specialist_assessment": "the assessment waited for a specialist’s report",
    "family": "{carer} did not keep the appointments",
    "not_recorded": "the file does not say why",
}
HISTORY_THIN = (
    "{carer}’s own childhood is touched on, and {factor} in it is left out.",
    "the parents’ history is a list of addresses and partners; what it means for {child} is not asked.",
    *where(known_before, "assessments made before {made} are mentioned by date and not used."),
)
CONCERN_MISSED = (
    "{missed} was in the referral and is not taken further.",
    "says little about {missed}, which is why {child} was referred.",
    "the worry about {missed} is noted and not gone into.",
    *where(police_investigate, "the worry about {missed} is noted and left to the police."),
)
ALONE = (
    "written from the social worker’s visits after {discussed}; no other agency’s view is quoted.",
    "other agencies were asked for dates of attendance, not for what they thought of {concerns}.",
    "nobody outside the team is named in what was opened on {started}.",
)


def comments(speak: Speaker) -> dict[str, str]:
    core = speak.course.core
    if core.started is None:
        return {"5.1.comment": speak.say("5.1", NONE)}
    written = {
        "5.1.comment": _done(speak, core, long_date(core.started)),
        "5.2.comment": _timing(speak, core),
    }
    if core.multi_agency != "yes":
        written["5.3.comment"] = speak.say("5.3", ALONE, started=long_date(core.started))
    if core.parents_history != "yes":
        written["5.4.comment"] = speak.say("5.4", HISTORY_THIN)
    missed = [CONCERNS[each] for each in CONCERN_CODES if core.concerns[each] in ("partly", "no")]
    if missed:
        written["5.5.comment"] = speak.say("5.5", CONCERN_MISSED, missed=listed(missed))
    return {ref: text for ref, text in written.items() if text}


def _done(speak: Speaker, core: Core, started: str) -> str:
    if core.completed:
        return speak.say("5.1", COMPLETED, started=started, completed=long_date(core.completed))
    if core.not_due:
        return speak.say("5.1", NOT_DUE, started=started)
    return speak.say("5.1", NOT_COMPLETED, INTERIM if core.interim else NO_INTERIM, started=started)


def _timing(speak: Speaker, core: Core) -> str:
    if core.not_due or (core.in_time_from_start and core.in_time_from_referral):
        return ""
    why = listed([speak.part(WHY[reason]) for reason in WHY if reason in core.reasons])
    if core.completed is None:
        return speak.say("5.2", OVERDUE, why=why)
    if core.in_time_from_referral and core.started:
        started = long_date(core.started)
        return speak.say("5.2", LATE_FROM_START, days=core.working_days, started=started, why=why)
    return speak.say("5.2", LATE, days=core.days_from_referral, why=why)
