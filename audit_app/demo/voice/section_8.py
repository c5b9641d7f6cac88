from __future__ import annotations

from audit_app.demo.voice.circumstances import (
    abuser_out_of_the_home,
    allocated_promptly,
    at_school,
    child_in_need_at_first,
    core_is_late,
    core_was_begun,
    eight_weeks_on_the_plan,
    has_two_factors,
    known_before,
    one_record_current,
    police_investigate,
    referrer_in_the_core_group,
    reviewed_once,
    settled,
    two_core_groups,
    violence_at_home,
)
from audit_app.demo.voice.spans import weeks_of_a_gap, weeks_unseen
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import unless, where
from audit_app.demo.voice.words import agency, counted, listed, long_date, number

AGENCIES = {
    "core_group": (
        "the core group formed on {conference} has not had everybody round the table whom it needed.",
        *where(
            two_core_groups,
            "core groups lost members after {conference}: health sent apologies to two of them.",
            "the core group formed on {conference} met twice without everybody it needed.",
        ),
    ),
    "slow": (
        "{slow} answered late after {made}, which held the work up.",
        "information from {slow} had to be chased more than once after {made}.",
        *where(reviewed_once, "{slow} answered late, and again late before the review."),
    ),
    "missing": (
        "the enquiries went ahead without {missing}, and the gap has been hard to close since.",
        "good on the whole, but {missing} learned of things two weeks after everybody else.",
    ),
    "health": (
        *unless(
            at_school,
            "for want of a health visitor no development check was made in the weeks after {conference}.",
        ),
        *where(
            at_school, "the school nurse was changed after {conference}, and the core group was not told."
        ),
    ),
    "police": (
        "what the police know of the family reaches the team up to {missed} weeks after the event.",
        *where(
            violence_at_home,
            "notifications of domestic abuse reach the team up to {missed} weeks after the event.",
        ),
    ),
    "adult_services": (
        "the adult team sees {carer} every week and has not come to a core group in {months}.",
    ),
}
WORKED_TOGETHER = (
    "agencies work well together here: the core group of {people} has been at work since {conference}.",
    *where(
        settled, "the core group of {people} has met since {conference} unchanged, and its members agree."
    ),
    *where(referrer_in_the_core_group, "good: {referrer} has stayed involved since {made}."),
    "no deficit seen since {conference}. The {people} members of the core group talk between meetings.",
)
CHANGES = (
    "{changes} changes of worker since {made}, put down to {causes}.",
    "{workers} social workers since {made}. The file gives as causes {causes}.",
)
CAUSES = {
    "team_transfer": "the transfer between teams",
    "staff_turnover": "staff leaving",
    "family_request": "the family’s own request for another worker",
}
SETTLED = (
    "no change beyond the handover that followed the referral of {made}.",
    "one handover since {made}, from the duty team to the long-term team.",
    *where(
        allocated_promptly,
        "one handover, from the duty team after {conference}, with both workers visiting together.",
        "the same social worker since shortly after {conference}.",
        "the transfer took place at the first core group after {conference}, which worked well.",
    ),
)
ICS = {
    "forms": (
        "the conference report form splits one story over {pages} pages and hides the analysis at the end.",
        *where(
            core_was_begun,
            "the core assessment form splits one story over {pages} pages and hides the analysis at the end.",
        ),
    ),
    "slow": ("the system was down on {notes} days of the month in which the report was due.",),
    "lost": ("an entry of {notes} lines was lost when the session timed out, and was never written again.",),
    "backlog": ("{notes} notes wait to be entered; the team has one administrator for {people} workers.",),
    "access": ("staff who cover for the worker cannot open {notes} of the documents.",),
}
CHRONOLOGY = {
    "yes": (
        *where(
            one_record_current,
            "kept up from {made} to {gap} days before the audit; the best way into the file.",
        ),
        "a chronology of {pages} pages, with what each event meant for {child}.",
        "begun on {conference} and continued since: {pages} pages, very useful.",
    ),
    "partly": (
        "there is one from {made}, but it stops {weeks} before the audit.",
        "begun on {made} and not kept up; it ends {weeks} ago.",
        "a list of {pages} contacts without what came of them.",
    ),
    "no": (
        "none. I made my own, which took {pages} sheets.",
        "none on paper or on ICS, although there has been work with the family since {made}.",
        "no chronology in {months} on a plan.",
    ),
}
THRESHOLDS_LOW = (
    "the worries of {made} had reached the threshold before anybody weighed them against it.",
    "on what was known on {made} a conference might have been called sooner.",
    *where(
        known_before,
        "the earlier worries had reached the threshold before {made}.",
        "closed too soon in the past, and taken up on {made} only after the event.",
    ),
    *where(
        child_in_need_at_first, "the case stayed at child in need for {weeks} longer than it should have."
    ),
)
PROCEDURES_SHORT = (
    "mostly; some steps after {made} are the exception.",
    "the steps were taken; for {weeks} no decision can be traced to a manager.",
    *where(
        core_is_late,
        "in substance yes; in the timing, from {made} to the core assessment, no.",
        "in part. The conference of {conference} follows the procedures, the assessment does not.",
    ),
)
LEGAL = {
    "late_advice": ("legal advice was sought {weeks} after the core group first asked for it.",),
    "statement_late": ("the social worker’s statement reached the court {weeks} late.",),
    "timetable": ("the timetable slipped by {weeks} while an expert was found.",),
    "record_missing": (
        "the note of the legal planning meeting is missing; the {weeks} after it are unexplained.",
    ),
}
VISITS = {
    "yes": (
        "seen every {gap} days on average since {since}, {place} as well as at home.",
        "visits are fortnightly at least since {since}, the last {gap} days before the audit.",
        "some visits unannounced, and at least one every two weeks since {since}.",
        *where(
            eight_weeks_on_the_plan,
            "{many} in the last eight weeks, some unannounced; the plan of {conference} asks for no fewer.",
            "regularly since {since}, by the worker or a colleague: {many} in the last eight weeks.",
        ),
    ),
    "partly": (
        "fortnightly until the worker was off sick; then a gap of {weeks}.",
        "seen often enough since {since}, but seldom without {carer} in the room.",
        *where(eight_weeks_on_the_plan, "{few} in the last eight weeks, fewer than the plan asks for."),
    ),
    "no": (
        "the last visit at which {child} was seen was {unseen} before the audit.",
        "no sighting of {child} is recorded for {unseen}.",
    ),
}
MEASURES = {
    "police_protection": "police protection on {on} kept {child} safe until the relatives could be asked.",
    "emergency_order": "an emergency order was sought on {on} when nothing could be agreed with {carer}.",
    "abuser_left": "{abuser} left the home on {on}, and {setting} knows of the agreement that says so.",
    "on_bail": "{abuser} left the home on {on} and is kept away by bail conditions known to {setting}.",
    "accommodated": "{child} went to relatives with {carer}’s agreement on {on} during the enquiries.",
    "interim_order": "proceedings were begun on {on}, and the court made an interim supervision order.",
    "birth_plan": "a plan for the birth was agreed on {on} with the ward and the police.",
    "court_at_birth": "it was agreed on {on} to go to court on the day of birth, unless {abuser} had left.",
}
WATCH = (
    "{factor} needs watching as the plan comes up for review.",
    "{setting} is a strong point, and knows from the plan of {conference} what to look for in {child}.",
    "the wider family is a strength that the plan of {conference} could use more.",
    "what {setting} sees from day to day deserves more room in the plan of {conference}.",
    *where(
        abuser_out_of_the_home,
        "{abuser} in the home would change the picture of {conference}; the worker knows to ask.",
    ),
    *where(has_two_factors, "{factors}: the plan names a person to ring about each."),
    "nothing to add beyond the need to go on asking about {factor}.",
)


def comments(speak: Speaker) -> dict[str, str]:
    course, judgement = speak.course, speak.history.judgement
    luck = speak.luck("amounts of section 8")
    amounts = {
        "missed": number(luck.between(2, 3)),
        "notes": number(luck.between(4, 9)),
        "pages": number(luck.between(4, 14)),
        "people": number(luck.between(5, 8)),
        "gap": luck.between(8, 13),
        "weeks": weeks_of_a_gap(speak),
        "many": counted(luck.between(5, 8), "visit"),
        "few": counted(luck.between(2, 3), "visit"),
        "unseen": weeks_unseen(speak),
        "place": luck.pick(("at the family centre", "with grandparents", "at appointments")),
        "slow": agency(course.checks.slow),
        "missing": agency(course.strategy.group.missing),
    }
    written = {
        "8.1.comment": speak.say("8.1", AGENCIES.get(judgement.agency_problem, WORKED_TOGETHER), **amounts),
        "8.2.comment": _changes(speak),
        "8.4.comment": speak.say("8.4", CHRONOLOGY[course.record.chronology], **amounts),
        "8.9": _safeguarding(speak),
    }
    if course.record.ics_problem:
        written["8.3.comment"] = speak.say("8.3", ICS[course.record.ics_problem], **amounts)
    if judgement.thresholds != "yes":
        written["8.5.comment"] = speak.say("8.5", THRESHOLDS_LOW, **amounts)
    if judgement.procedures != "yes":
        written["8.6.comment"] = speak.say("8.6", PROCEDURES_SHORT, **amounts)
    if course.legal.problem:
        written["8.7.comment"] = speak.say("8.7", LEGAL[course.legal.problem], **amounts)
    if course.planning.visits in VISITS:
        written["8.8.comment"] = speak.say("8.8", VISITS[course.planning.visits], **amounts)
    return written


def _changes(speak: Speaker) -> str:
    allocated = speak.course.allocated
    if not allocated.frequent:
        return speak.say("8.2", SETTLED)
    causes = listed([words for code, words in CAUSES.items() if code in allocated.causes])
    changes, workers = number(allocated.changes), number(allocated.changes + 1)
    return speak.say("8.2", CHANGES, changes=changes, workers=workers, causes=causes)


def _safeguarding(speak: Speaker) -> str:
    legal = speak.course.legal
    if legal.measure_on is None:
        return speak.say("8.9", WATCH)
    on_bail = legal.measure == "abuser_left" and police_investigate(speak.history)
    return speak.fill(MEASURES["on_bail" if on_bail else legal.measure], on=long_date(legal.measure_on))
