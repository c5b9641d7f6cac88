from __future__ import annotations

from audit_app.demo.luck import Luck
from audit_app.demo.voice.incidents import BEFORE_BIRTH, INCIDENTS, stage
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import counted, long_date, number

CONTEXT = (
    "{referrer} referred {child} on {made} because of {incident}.",
    "the referral of {made} from {referrer} was about {incident}.",
    "{referrer} made contact on {made} with worries about {incident}.",
    "contact from {referrer} on {made}: {incident}.",
)
FIRST_RESPONSE = (
    "the duty worker took full details and rang back the same day.",
    "the referral form is clear about what was seen and who saw it.",
    "other worries on the file: {factors}.",
    "the household was already known for {factors}.",
    "{carer} had been told of the referral beforehand.",
    "the details of the household had to be pieced together from later entries.",
    "the referrer was willing to be named, and was told what would happen next.",
)
SINGLE_REFERRAL = (
    "one earlier contact, on {first}.",
    "known once before: {first}.",
    "the only earlier contact was on {first}, and it was closed.",
)
SEVERAL_REFERRALS = (
    "{count}, the first on {first}; the pattern is there for anyone who sets them side by side.",
    "{count} since {first}. Each was dealt with by itself.",
    "{count} between {first} and {last}; the last was closed shortly before the present referral.",
    "the index shows {count}, from {first} onwards; two are on the paper file only.",
)
NONE_BEFORE = (
    "nothing on the index before {made}; the check of earlier names is recorded.",
    "first contact with this family was on {made}.",
    "no earlier contact was found under any of the family’s names before {made}.",
)
ONE_LATER = (
    "one contact since, on {last}, which reached the social worker the same day.",
    "the contact of {last} was taken up at the next core group.",
    "one later contact, on {last}; the entry does not say who decided what to do with it.",
)
SEVERAL_LATER = (
    "{count} since, the last on {last}; all reached the social worker.",
    "{count}, the latest on {last}, taken up at the next core group.",
    "{count} up to {last}. The plan was looked at again after the last of them.",
)
AGAIN = (
    "the assessment after {made} reads as if it were the first, although there had been {count} before it.",
    "nothing in the initial assessment draws on the {count} before {made}; the same help was offered again.",
    "the history since {first} is listed but not weighed: each worker began afresh.",
    "the same worries had been closed before, last on {last}, and that is nowhere taken into account.",
)
BUILT_ON = (
    "the report to the conference sets out the {count} since {first} and says what they add up to.",
    "the history since {first} was read and used; the social worker names what did not work then.",
    "the pattern since {first} is what led the team to a conference this time.",
)


def comments(speak: Speaker) -> dict[str, str]:
    written = {"1.3": _context(speak), "1.4.comment": _earlier(speak)}
    contacts = speak.course.since.contacts
    if contacts:
        last = long_date(contacts[-1])
        ways = ONE_LATER if len(contacts) == 1 else SEVERAL_LATER
        written["1.5.comment"] = speak.say("1.5", ways, count=counted(len(contacts), "contact"), last=last)
    return written | _history_used(speak)


def _context(speak: Speaker) -> str:
    luck = speak.luck("incident")
    referral = speak.course.referral
    age = speak.course.facts.age_on(referral.made_on)
    incident = luck.pick(INCIDENTS[luck.pick(sorted(referral.concerns))][stage(age)])
    return speak.say("1.3", CONTEXT, FIRST_RESPONSE, incident=speak.part(incident, **_amounts(luck, age)))


def _amounts(luck: Luck, age: float) -> dict[str, object]:
    return {
        "weeks": luck.between(17, 30) if stage(age) == BEFORE_BIRTH else luck.between(3, 9),
        "missed": number(luck.between(3, 6)),
        "percent": luck.between(58, 81),
    }


def _earlier(speak: Speaker) -> str:
    earlier = speak.course.referral.earlier
    if not earlier:
        return speak.say("1.4", NONE_BEFORE)
    ways = SINGLE_REFERRAL if len(earlier) == 1 else SEVERAL_REFERRALS
    return speak.say("1.4", ways, **_span(speak))


def _history_used(speak: Speaker) -> dict[str, str]:
    referral = speak.course.referral
    if referral.starts_again:
        return {"1.6.comment": speak.say("1.6", AGAIN, **_span(speak))}
    if len(referral.earlier) > 1:
        return {"1.6.comment": speak.say("1.6", BUILT_ON, **_span(speak))}
    return {}


def _span(speak: Speaker) -> dict[str, str]:
    earlier = speak.course.referral.earlier
    return {
        "count": counted(len(earlier), "earlier referral"),
        "first": long_date(earlier[0]),
        "last": long_date(earlier[-1]),
    }
