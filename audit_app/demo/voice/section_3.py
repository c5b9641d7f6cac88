from __future__ import annotations

from audit_app.demo.history.discussion import AGENCIES
from audit_app.demo.voice.circumstances import (
    all_agreed,
    discussion_on_record,
    hurt,
    outcome_was_discussed,
    police_took_part,
    referrer_stayed_outside,
    several_further_discussions,
)
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import Ways, unless, where
from audit_app.demo.voice.words import agency, counted, listed

NOT_HELD = (
    "no strategy discussion found; the decision to make enquiries is in the team leader’s case note.",
    "the team went straight from the referral of {made} to a visit. The police were told afterwards.",
)
LATE = (
    "discussed on {discussed}, {gap} after the referral; no reason is given.",
    "the referral of {made} waited {gap}: no police officer could be reached.",
    "{gap} passed before the discussion. The family was visited in between, which lessens the risk.",
)
WEEKEND = (
    "referred on a Friday and discussed on the Monday: more than 24 hours by the clock, but the out-of-hours "
    "team had visited on the Friday evening.",
    "over a weekend, with the family visited on the Saturday; accepted as in time.",
)
TIME_UNKNOWN = (
    "the record of {made} gives no time of day; it reads as the same day’s work.",
    "no time is given for the contact of {made}, so this rests on the dates.",
)
MISSING = (
    "{missing} should have been part of it and learned of the decision after {discussed}.",
    "{discussed} went by without {missing}, and the file does not say why.",
    "with the worries of {made}, {missing} ought to have been included.",
)
RIGHT = (
    "the right people on {discussed}: {present}.",
    "{present} spoke together on {discussed}; nobody is missed.",
    *where(all_agreed, "{present} spoke together on {discussed}, and each is minuted as agreeing."),
    *where(
        referrer_stayed_outside, "well judged: {present} took part, and {referrer} had a letter afterwards."
    ),
    "{present}: those who could speak to {concerns}.",
)
DECISION = {
    "joint_s47": (
        "a joint investigation was right: the worry about {concerns} called for the police from the start.",
        "joint enquiries decided upon on {discussed}; the police and the social worker visited together.",
        *where(
            discussion_on_record,
            "joint enquiries decided upon on {discussed}, with the tasks of each agency written down.",
            "police and social worker to visit together. The reasons are clear from the note of {discussed}.",
        ),
    ),
    "single_agency": (
        "single-agency enquiries about {concerns} from {discussed} on, with a date set to think again.",
        *unless(
            hurt,
            "no crime alleged on {made}, so enquiries were the social worker’s; I would have done the same.",
        ),
        *where(
            police_took_part,
            "enquiries by social services alone; the police left it to them on {discussed} for a start.",
        ),
    ),
    "joint_css_other": (
        "enquiries shared with health, who knew most about {concerns} in this family.",
        "joint work with another agency than the police, which suited what was known on {discussed}.",
    ),
}
FIRST_AS_NEED = (
    "help as a child in need was offered beside the enquiries. It did not hold: see the later discussion.",
    "the threshold for a conference was thought not to be met, which later events put in question.",
)
PLAN_SUITABLE = (
    "agreed at once: {parts}. It fitted what was known on {discussed}.",
    "{parts}, with who was to do what by when.",
    "the plan covered {parts}, and was shared with {carer} the same evening.",
    "{parts}: suitable, though nothing is said about the other adults in the home.",
)
PLAN_BARE = (
    "a plan was agreed in general words; it names nobody and no day.",
    "the plan says that {child} is to be kept safe but not how.",
)
FURTHER = (
    "{count} after {discussed}; what was decided is minuted and moved the enquiries on.",
    "{count} after {discussed}, as information came in about {concerns}.",
    *where(outcome_was_discussed, "{count} before the outcome discussion, in the days after {discussed}."),
    *where(
        several_further_discussions, "{count} held after {discussed}, the last of them without the police."
    ),
)
PLAN_PARTS = {
    "abe_interview": "a recorded interview",
    "medical": "a medical examination",
    "who_talks": "who would talk to {child}",
    "immediate_protection": "{safety}",
}
GROUP_WORDS = {
    "health": "health",
    "education": "education",
    "police": "the police",
    "other": "another agency that knew the family",
    "css": "social services",
    "referrer": "the referrer",
}


def comments(speak: Speaker) -> dict[str, str]:
    strategy = speak.course.strategy
    if not strategy.held:
        return {"3.1.comment": speak.say("3.1", NOT_HELD)}
    group = strategy.group
    present = listed([GROUP_WORDS[each] for each in AGENCIES if each in group.contributed])
    ways = MISSING if group.missing else RIGHT
    written = {
        "3.2.comment": _timing(speak),
        "3.5.comment": speak.say("3.5", ways, missing=agency(group.missing), present=present),
        "3.6.comment": _decision(speak),
    }
    if strategy.immediate_plan is not None:
        written["3.8.comment"] = _plan(speak, strategy.immediate_plan)
    if strategy.further:
        count = counted(strategy.further, "further discussion")
        written["3.9.comment"] = speak.say("3.9", FURTHER, count=count)
    return {ref: text for ref, text in written.items() if text}


def _timing(speak: Speaker) -> str:
    referral, strategy = speak.course.referral, speak.course.strategy
    if strategy.weekend_excused:
        return speak.say("3.2", WEEKEND)
    if strategy.is_late:
        gap = counted((referral.discussed_on - referral.made_on).days, "day")
        return speak.say("3.2", LATE, gap=gap)
    return speak.say("3.2", TIME_UNKNOWN) if referral.made_at is None else ""


def _decision(speak: Speaker) -> str:
    decision = speak.course.strategy.decision
    kind = next(each for each in DECISION if each in decision)
    more: tuple[Ways, ...] = (FIRST_AS_NEED,) if "child_in_need" in decision else ()
    return speak.say("3.6", DECISION[kind], *more)


def _plan(speak: Speaker, included: frozenset[str]) -> str:
    parts = listed([speak.part(words) for code, words in PLAN_PARTS.items() if code in included])
    return speak.say("3.8", PLAN_SUITABLE if parts else PLAN_BARE, parts=parts)
