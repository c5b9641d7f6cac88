from __future__ import annotations

from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import FACTORS, counted, listed, long_date

FURTHER = (
    "{count}, the last on {last}, answered within days: see the rows.",
    "{count} since {made}; the last, on {last}, led to a change in the visits.",
    "{count}, the last on {last}, within the household and reported to the core group.",
)
OUTSTANDING = (
    "the core assessment that the conference of {conference} asked for is outstanding.",
    "still waiting for work that the conference of {conference} asked for.",
    "of the assessments agreed on {conference} one is done.",
)
UNKNOWN = ("whether the work asked for on {conference} was finished cannot be told.",)
NOT_UPDATED = (
    "the assessment has not been looked at again since the plan began, {months} ago.",
    "no update, although the household has changed since {conference}.",
    "the review report repeats the assessment made for {conference} word for word.",
)
UPDATED = (
    "updated for the review and again when the household changed, {months} into the plan.",
    "the update takes in what was learned in {months} of visits.",
    "brought up to date since {conference}, with {factor} looked at afresh.",
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
    "{topic} was assessed for one parent before {conference} and not for the other.",
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
    "mainly {all}, known to {setting} since before {made}.",
    "only {all}, though it colours everything else.",
)
FEW = (
    "{all}: the first of these is what the plan turns on.",
    "{all}: acknowledged by the family by the time of the conference of {conference}.",
    "{all}. Denied at first and spoken of more openly since the conference.",
    "{all}, with a long history before {made}.",
)


def comments(speak: Speaker) -> dict[str, str]:
    planning = speak.course.planning
    written = {
        "6.1.comment": _further(speak),
        "6.2.comment": _complete(speak),
        "6.4.comment": speak.say("6.4", FOCUS_KEPT if planning.focus == "yes" else FOCUS_LOST),
        "6.7.comment": _factors(speak),
    }
    if planning.core_updated != "not_applicable":
        written["6.3.comment"] = speak.say("6.3", UPDATED if planning.core_updated == "yes" else NOT_UPDATED)
    topic = _topic(speak)
    if planning.specialist in ("yes", "partly"):
        ways = SPECIALIST if planning.specialist == "yes" else SPECIALIST_IN_PART
        written["6.5.comment"] = speak.say("6.5", ways, topic=topic)
    if planning.specialist_missed == "yes":
        written["6.6.comment"] = speak.say("6.6", MISSED, topic=topic)
    return {ref: text for ref, text in written.items() if text}


def _further(speak: Speaker) -> str:
    concerns = speak.course.since.concerns
    if not concerns:
        return ""
    count, last = counted(len(concerns), "further concern"), long_date(concerns[-1][0])
    return speak.say("6.1", FURTHER, count=count, last=last)


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
