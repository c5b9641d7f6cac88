from __future__ import annotations

from audit_app.demo.history.childhood import SCHOOL_FROM, schools_are_open
from audit_app.demo.history.enquiries import DAYS_ALLOWED
from audit_app.demo.voice.circumstances import (
    child_in_need_at_first,
    health_visitor_was_asked,
    hurt,
    police_investigate,
    police_took_part,
    small,
)
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import unless, where
from audit_app.demo.voice.words import FACTORS, agency, counted, long_date

NOT_EVIDENT = (
    "the enquiries after {made} have an end, but no record of an outcome discussion was found.",
    "an outcome is on the form without a date or a name; I cannot tell whether it was discussed.",
    *where(
        police_took_part,
        "the police summary mentions a discussion. Our own records have nothing of it after {discussed}.",
    ),
)
NOT_HELD = (
    "the team leader decided alone after the visit that followed {discussed}; others were told by letter.",
    *unless(
        child_in_need_at_first, "no outcome discussion: the conference of {conference} was simply booked."
    ),
)
LATE = (
    "held on {held}, {days} working days after the first discussion; no reason is given.",
    *where(hurt, "held on {held}, {days} working days after the first, while a medical report was awaited."),
    "{held}: {days} working days. The delay is put down to leave.",
)
MISSING = (
    "{missing} should have been there on {held}: what they knew came too late.",
    "the outcome of {held} was settled without {missing}.",
)
NOT_SEEN_WITH_REASON = (
    "{child} was seen with {carer} present at {their} own wish, which the team leader agreed and wrote down.",
    *where(
        police_investigate,
        "the police asked that nobody speak to {child} alone before the interview; recorded and agreed.",
    ),
    *where(
        small, "{child} would not leave {carer}’s side on either visit; the manager’s agreement is on file."
    ),
)
NOT_SEEN_NO_REASON = (
    "{carer} stayed in the room throughout, and nothing says why or who agreed to it.",
    "{child} was seen at home with the adults there; no reason is recorded.",
)
SEEN = (
    "{child} was seen alone at {place}, and what {they} said is written in {their} own words.",
    "seen alone at {place}; {their} wishes are set out and came up again at the conference.",
    "{child} spoke to the social worker at {place} after two visits to get to know {them}.",
    "the social worker saw {child} at {place}, away from {carer}, within days of {made}.",
)
WITH_SOMEBODY = (
    "too young to be seen alone; the worker talked and played with {child} at {place}, {carer} near by.",
    "{child} was spoken to at {place} with somebody {they} knew beside {them}, which is right at that age.",
)
NOT_SHOWN = (
    "{visits} are noted before the conference, but not who was in the room.",
    "{visits} before {conference}; whether {child} was ever alone with the worker cannot be told.",
)
TOO_YOUNG = (
    "too young to be asked on {discussed}; {their} condition and how {they} was with {carer} are described.",
    "not of an age to be spoken to. Seen awake, undressed and asleep between {discussed} and the conference.",
    *where(
        health_visitor_was_asked,
        "{child} could not yet speak on {made}; the health visitor’s account stands in for {their} voice.",
    ),
    "seen on each visit after {discussed}, with a good description of how {they} took to each adult.",
)
UNBORN = (
    "the enquiries of {discussed} were made before the birth, so there was no child to see.",
    "before birth; the enquiries after {made} were about what awaited the baby.",
)
RISK_GAP = (
    "{gap}: known from the checks and not weighed in the outcome.",
    "{gap}: mentioned once and not followed up.",
    "the record of enquiries deals well with {concerns} but underrates {gap}.",
    "nothing is made of {gap}, though the report to the conference names it.",
)
PLAN_GAP = (
    "the outline plan leaves {gap} to be thought about later.",
    "tasks for {carer} only; the plan has no answer to {gap}.",
    "{gap}: seen as a risk, and yet no service was asked to deal with it.",
    "the plan of {conference} is a list of appointments rather than an answer to {gap}.",
)
PLACES = ("a relative’s home", "the family centre", "home", "the office of the team")


def comments(speak: Speaker) -> dict[str, str]:
    enquiries = speak.course.enquiries
    written = _discussion(speak) | {"4.6.comment": _seen(speak)}
    if enquiries.risks_identified != "yes":
        written["4.10.comment"] = speak.say("4.10", RISK_GAP, gap=FACTORS[enquiries.gap])
    if enquiries.plan_responded != "yes":
        written["4.11.comment"] = speak.say("4.11", PLAN_GAP, gap=FACTORS[enquiries.plan_gap])
    return written


def _discussion(speak: Speaker) -> dict[str, str]:
    enquiries = speak.course.enquiries
    if enquiries.held != "yes":
        return {"4.1.comment": speak.say("4.1", NOT_HELD if enquiries.held == "no" else NOT_EVIDENT)}
    held, written = long_date(enquiries.held_on), {}
    if enquiries.working_days > DAYS_ALLOWED:
        written["4.3.comment"] = speak.say("4.3", LATE, held=held, days=enquiries.working_days)
    if enquiries.group.missing:
        written["4.5.comment"] = speak.say("4.5", MISSING, held=held, missing=agency(enquiries.group.missing))
    return written


def _seen(speak: Speaker) -> str:
    enquiries = speak.course.enquiries
    if speak.course.facts.age_on(speak.course.referral.made_on) < 0:
        return speak.say("4.6", UNBORN)
    if enquiries.spoken_to == "not_applicable":
        return speak.say("4.6", TOO_YOUNG)
    if "no" in (enquiries.seen_alone, enquiries.spoken_to):
        return speak.say("4.6", NOT_SEEN_WITH_REASON if enquiries.reason_recorded else NOT_SEEN_NO_REASON)
    place = speak.luck("place").pick(_places(speak))
    if "not_known" in (enquiries.seen_alone, enquiries.spoken_to):
        visits = counted(speak.luck("visits").between(2, 4), "visit")
        return speak.say("4.6", NOT_SHOWN, visits=visits)
    return speak.say("4.6", SEEN if enquiries.seen_alone == "yes" else WITH_SOMEBODY, place=place)


def _places(speak: Speaker) -> tuple[str, ...]:
    """Where a child may be met at the time of the enquiries."""
    referral = speak.course.referral
    if not schools_are_open(referral.discussed_on):
        return PLACES
    at_school = speak.course.facts.age_on(referral.made_on) >= SCHOOL_FROM
    return (*PLACES, "school" if at_school else "nursery")
