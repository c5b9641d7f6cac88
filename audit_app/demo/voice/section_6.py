from __future__ import annotations

from audit_app.demo.history.planning import MONTHS_TO_UPDATE
from audit_app.demo.voice.circumstances import core_is_open, known_before
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import Ways, where
from audit_app.demo.voice.words import FACTORS, counted, listed, long_date

FURTHER = (
    "{count} since {made}, the last on {last}; the rows say how each was answered.",
    "{count} between {made} and {last}, each with what was done.",
)
ONE_FURTHER = (
    "one further concern, on {last}; the row says how it was answered.",
    "one since {made}: that of {last}.",
)
OUTSTANDING = (
    "still waiting for work that the conference of {conference} asked for.",
    "of the assessments agreed on {conference} not all are done.",
    *where(
        core_is_open, "the core assessment that the conference of {conference} counted on is outstanding."
    ),
)
UNKNOWN = ("whether the work asked for on {conference} was finished cannot be told.",)
NOT_UPDATED = (
    "the assessment has not been looked at again since the plan began, {months} ago.",
    "no update, although the household has changed since {conference}.",
    "the review report repeats the assessment made for {conference} word for word.",
)
UPDATED = (
    "updated for the review and looked at again {months} into the plan.",
    "the update takes in what was learned in {months} of visits.",
    "brought up to date since {conference}, with {factor} looked at afresh.",
)
NOTHING_TO_UPDATE = (
    "there is no finished assessment to bring up to date, {months} into the plan.",
    "never finished, and so never brought up to date since {conference}.",
)
FOCUS_LOST = (
    "the visits came to be about housing and money; {factor} dropped out of the notes.",
    "attention moved to {carer}’s own troubles; {child} is hard to find in the entries after {conference}.",
    "{concerns} led to the plan of {conference}, but the core groups talk mostly of appointments.",
    "each new crisis was dealt with as it came, and the risks named on {conference} were lost from view.",
)
FOCUS_KEPT = (
    "every entry since {conference} comes back to {concerns}, and to what {child} needs.",
    "the risks named on {conference} are worked through one by one in the core group notes.",
    "{factors}: none of it lost from sight in {months}.",
)
SPECIALIST = (
    "a specialist’s opinion on {topic} was asked for, and it shaped the plan of {conference}.",
    "an assessment of {topic} was commissioned at the conference of {conference}.",
    "the need for expert advice on {topic} was seen before {conference} and agreed with the legal adviser.",
)
SPECIALIST_IN_PART = (
    "advice on {topic} was sought after {conference}; nobody asked what it means for parenting.",
    "one expert advised on {topic} before {conference}; the second opinion they asked for was not sought.",
)
MISSED = (
    "no expert view of {topic} has been asked for, and the plan cannot be judged without one.",
    "an assessment bearing on {topic} was needed from the start.",
)
MANY = (
    "{count} at once: {all}. It is the mixture that makes the case hard.",
    "{count} are present, and they feed each other: {all}.",
)
ONE = (
    "{all}, and little else; the plan of {conference} is about this.",
    "mainly {all}, as was plain within weeks of {made}.",
    "only {all}, though it colours everything else.",
)
FEW = (
    "{all}: the plan of {conference} turns on these.",
    "{all}: acknowledged by the family by the time of the conference of {conference}.",
    "{all}. Denied at first and spoken of more openly since the conference.",
    *where(known_before, "{all}, with a long history before {made}."),
)


def comments(speak: Speaker) -> dict[str, str]:
    planning = speak.course.planning
    written = {
        "6.1.comment": _further(speak),
        "6.2.comment": _complete(speak),
        "6.3.comment": speak.say("6.3", _update(speak)),
        "6.4.comment": speak.say("6.4", FOCUS_KEPT if planning.focus == "yes" else FOCUS_LOST),
        "6.7.comment": _factors(speak),
    }
    topic = _topic(speak)
    if planning.specialist in ("yes", "partly"):
        ways = SPECIALIST if planning.specialist == "yes" else SPECIALIST_IN_PART
        written["6.5.comment"] = speak.say("6.5", ways, topic=topic)
    if planning.specialist_missed == "yes":
        written["6.6.comment"] = speak.say("6.6", MISSED, topic=topic)
    return {ref: text for ref, text in written.items() if text}


def _update(speak: Speaker) -> Ways:
    updated = speak.course.planning.core_updated
    if updated != "not_applicable":
        return UPDATED if updated == "yes" else NOT_UPDATED
    return NOTHING_TO_UPDATE if speak.course.facts.months_on_plan >= MONTHS_TO_UPDATE else ()


def _further(speak: Speaker) -> str:
    concerns = speak.course.since.concerns
    if not concerns:
        return ""
    count, last = counted(len(concerns), "further concern"), long_date(concerns[-1][0])
    return speak.say("6.1", FURTHER if len(concerns) > 1 else ONE_FURTHER, count=count, last=last)


def _complete(speak: Speaker) -> str:
    ways = {"no": OUTSTANDING, "not_known": UNKNOWN}.get(speak.history.judgement.assessments_complete)
    return speak.say("6.2", ways) if ways else ""


def _topic(speak: Speaker) -> str:
    """What an expert would have to look at in this family."""
    worth = ("mental_health", "learning_difficulty", "drug_misuse", "alcohol_misuse", "domestic_abuse")
    present = [each for each in worth if each in speak.course.family.factors]
    return FACTORS[present[0]] if present else "how the parents and the child get on"


def _factors(speak: Speaker) -> str:
    present = [words for code, words in FACTORS.items() if code in speak.course.family.factors]
    count = counted(len(present), "factor")
    ways = ONE if len(present) == 1 else MANY if len(present) >= 5 else FEW
    return speak.say("6.7", ways, count=count, all=listed(present))
