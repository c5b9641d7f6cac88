from __future__ import annotations

from audit_app.demo.history.childhood import weeks_of_pregnancy
from audit_app.demo.luck import Luck
from audit_app.demo.voice.circumstances import known_before, on_a_referral_form, referred_by_a_professional
from audit_app.demo.voice.contacts import UNANSWERED, later_rows
from audit_app.demo.voice.incidents import incidents_of
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import where
from audit_app.demo.voice.words import child, counted, long_date, number

CONTEXT = (
    "{referrer} referred {referred} on {made} because of {incident}.",
    "the referral of {made} from {referrer} was about {incident}.",
    "{referrer} made contact on {made} with worries about {incident}.",
    "contact from {referrer} on {made}: {incident}.",
)
FIRST_RESPONSE = (
    "the duty worker took full details and visited the same day.",
    "other worries on the file: {factors}.",
    "the details of the household had to be pieced together from later entries.",
    *where(
        referred_by_a_professional,
        "the duty worker took full details and rang back the same day.",
        "the referrer was told what would happen next, and the letter is on file.",
    ),
    *where(on_a_referral_form, "the referral form is clear about what was seen and who saw it."),
    *where(known_before, "the household was already known for {factors}."),
)
SINGLE_REFERRAL = (
    "one earlier contact, on {first}.",
    "known once before: {first}.",
    "the only earlier contact was on {first}, and it was closed.",
)
SEVERAL_REFERRALS = (
    "{count}, the first on {first}; the pattern is there for anyone who sets them side by side.",
    "{count} since {first}. Each was dealt with by itself.",
    "{count} between {first} and {last}; none led to a plan.",
    "the index shows {count}, from {first} onwards; the papers of one are missing.",
)
NONE_BEFORE = (
    "nothing on the index before {made}; the check of earlier names is recorded.",
    "first contact with this family was on {made}.",
    "no earlier contact was found under any of the family’s names before {made}.",
)
ONE_LATER = (
    "one contact since, on {last}, which reached the social worker.",
    "one later contact, on {last}; the entry says what came of it.",
    "the contact of {last} is the only one since, and it was answered.",
)
SEVERAL_LATER = (
    "{count} since, the last on {last}; all reached the social worker.",
    "{count}, the latest on {last}, each with a note of what came of it.",
    "{count} up to {last}, and each was answered.",
)
ONE_UNANSWERED = (
    "one later contact, on {last}; the entry does not say who decided what to do with it.",
    "the contact of {last} was written down and, as far as the file shows, left at that.",
)
SOME_UNANSWERED = (
    "{count}, the latest on {last}; of one there is no note of what was done.",
    "{count} up to {last}. Not all of them can be followed to an answer.",
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


_LATER = {
    (True, False): ONE_LATER,
    (True, True): ONE_UNANSWERED,
    (False, False): SEVERAL_LATER,
    (False, True): SOME_UNANSWERED,
}


def comments(speak: Speaker) -> dict[str, str]:
    written = {"1.3": _context(speak), "1.4.comment": _earlier(speak)}
    contacts = speak.course.since.contacts
    if contacts:
        last = long_date(contacts[-1])
        ways = _LATER[len(contacts) == 1, any(row["outcome"] == UNANSWERED for row in later_rows(speak))]
        written["1.5.comment"] = speak.say("1.5", ways, count=counted(len(contacts), "contact"), last=last)
    return written | _history_used(speak)


def _context(speak: Speaker) -> str:
    luck = speak.luck("incident")
    referral = speak.course.referral
    age = speak.course.facts.age_on(referral.made_on)
    about = luck.pick(incidents_of(speak.history, luck.pick(sorted(speak.course.facts.categories))))
    then = child(speak.course.facts, referral.made_on)
    incident = speak.part(about, child=then, **_amounts(luck, age))
    return speak.say("1.3", CONTEXT, FIRST_RESPONSE, incident=incident)


def _amounts(luck: Luck, age: float) -> dict[str, object]:
    return {
        "weeks": weeks_of_pregnancy(age) if age < 0 else luck.between(3, 9),
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
