from __future__ import annotations

from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import agency, counted, listed, long_date, number

AGENCIES = {
    "core_group": (
        "core groups lost members after {conference}: health sent apologies to {missed} of them.",
        "the core group formed on {conference} met {missed} times without everybody it needed.",
    ),
    "slow": (
        "{slow} answered late, and again late before the review.",
        "information from {slow} had to be chased {missed} times.",
    ),
    "missing": (
        "{missing} was left outside the enquiries and has been hard to draw in since.",
        "good on the whole, but {missing} learned of things {missed} weeks after everybody else.",
    ),
    "health": (
        "two changes of health visitor left the family without one for {missed} weeks after {conference}.",
    ),
    "police": ("notifications of domestic abuse reach the team up to {missed} weeks after the event.",),
    "adult_services": (
        "the adult team sees {carer} every week and has not come to a core group in {months}.",
    ),
}
WORKED_TOGETHER = (
    "agencies work well together here; the core group of {people} has met since {conference} unchanged.",
    "good: {referrer} has stayed involved since {made}.",
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
    "one handover, from the duty team after {conference}, with both workers visiting together.",
    "the same social worker since shortly after {conference}.",
    "the transfer took place at the first core group after {conference}, which worked well.",
    "stable: the family has had the same worker for {months}.",
    "no change beyond the handover that followed the referral of {made}.",
)
ICS = {
    "forms": (
        "the core assessment form splits one story over {pages} pages and hides the analysis at the end.",
    ),
    "slow": ("the system was down on {pages} days of the month in which the report was due.",),
    "lost": ("an entry of {pages} lines was lost when the session timed out, and was never written again.",),
    "backlog": ("{pages} notes wait to be entered; the team has one administrator for {pages} workers.",),
    "access": ("staff who cover for the worker cannot open {pages} of the documents.",),
}
CHRONOLOGY = {
    "yes": (
        "kept up from {made} to {gap} days before the audit; the best way into the file.",
        "a chronology of {pages} pages, with what each event meant for {child}.",
        "begun on {conference} and continued since: {pages} pages, very useful.",
    ),
    "partly": (
        "there is one from {made}, but it stops {weeks} before the audit.",
        "begun on {made} and not kept up; it ends {weeks} ago, before the events that matter.",
        "a list of {pages} contacts without what came of them.",
    ),
    "no": (
        "none. I made my own, which took {pages} sheets.",
        "none on paper or on ICS, although the family has been known since {made}.",
        "no chronology in {months} on a plan.",
    ),
}
THRESHOLDS_LOW = (
    "the earlier worries had reached the threshold before {made}.",
    "closed too soon in the past, and taken up on {made} only after the event.",
    "the case stayed at child in need for {weeks} longer than it should have.",
)
PROCEDURES_SHORT = (
    "mostly; the delays after {made} are the exception.",
    "in substance yes; in the timing, from {made} to the core assessment, no.",
    "the steps were taken; for {weeks} no decision can be traced to a manager.",
    "in part. The conference of {conference} and the visits follow the procedures, the assessment does not.",
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
        "seen every {gap} days on average since {conference}, {place} as well as at home.",
        "visits are fortnightly at least since {conference}, the last {gap} days before the audit.",
        "{count} in the last quarter, some unannounced; the plan of {conference} asks for no fewer.",
        "regularly since {conference}, by the worker or a colleague: {count} in the last ten weeks.",
    ),
    "partly": (
        "fortnightly until the worker was off sick; then a gap of {weeks}.",
        "seen often enough, but {carer} was there each time for {weeks}.",
        "{count} in the last quarter, fewer than the plan asks for.",
    ),
    "no": (
        "the last visit at which {child} was seen was {weeks} before the audit.",
        "no sighting of {child} is recorded for {weeks}.",
    ),
}
MEASURES = {
    "police_protection": "police protection on {on}, and a discussion the next morning, kept {child} safe.",
    "emergency_order": "an emergency order was sought on {on} when {carer} would not part from {abuser}.",
    "abuser_left": "{abuser} left the home on {on} and is kept away by bail conditions known to {setting}.",
    "accommodated": "{child} went to relatives with {carer}’s agreement on {on} during the enquiries.",
    "interim_order": "proceedings were begun on {on}, and {child} lives with foster carers.",
    "birth_plan": "a plan for the birth was agreed on {on} with the ward and the police.",
    "court_at_birth": "it was agreed on {on} to go to court on the day of birth, unless {abuser} had left.",
}
WATCH = (
    "{factor} needs watching as the plan comes up for review.",
    "{setting} is a strong point, and knows from the plan of {conference} what to look for in {child}.",
    "the wider family is a strength that the plan of {conference} could use more.",
    "{abuser} back in the home would change the picture of {conference}; the worker knows to ask.",
    "{factors}: the plan names a person to ring about each.",
    "what {setting} sees from day to day deserves more room in the plan of {conference}.",
    "nothing to add beyond the need to go on asking about {factor}.",
)


def comments(speak: Speaker) -> dict[str, str]:
    course, judgement = speak.course, speak.history.judgement
    luck = speak.luck("amounts of section 8")
    amounts = {
        "missed": number(luck.between(2, 3)),
        "pages": number(luck.between(4, 14)),
        "people": number(luck.between(5, 8)),
        "gap": luck.between(8, 13),
        "weeks": counted(luck.between(3, 9), "week"),
        "count": counted(luck.between(5, 9), "visit"),
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
    return speak.fill(MEASURES[legal.measure], on=long_date(legal.measure_on))
