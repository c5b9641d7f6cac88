from __future__ import annotations

from audit_app.demo.voice.circumstances import all_checks_answered, discussion_on_record
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import where
from audit_app.demo.voice.words import agency, listed

WIDE = (
    "checks were begun on {made} and their answers brought into the strategy discussion.",
    "checks went out on {made}, with the parents’ knowledge where it was safe to tell them.",
    "a full round of checks followed the referral of {made}.",
    *where(
        all_checks_answered, "{contacted} all answered soon after {made}, before the outcome was decided."
    ),
)
LEFT_OUT = (
    "{missed} should have been asked: the family was well known there.",
    "{missed} not asked, although the referral pointed that way.",
    "no check with {missed} in the days after {made}.",
    "{missed} left out. With {factor} in the family this was worth the call.",
)
SLOW = (
    "{slow} took several weeks to answer the check of {made}, and two reminders are on the file.",
    "nothing came from {slow} until after the conference of {conference}.",
    "{slow} would not speak without written consent, which held up the enquiries begun on {discussed}.",
    "the request to {slow} went to the wrong office and had to be sent again.",
)
CLEARLY = (
    "each check after {made} has its date, who was spoken to and what was said.",
    "answers are set out agency by agency, from {made} on.",
    "what {first} said on or after {made} is quoted, and the other answers are summed up fairly.",
    "clear: {first} gave the fullest account, and the report to the conference says how it was weighed.",
    *where(
        discussion_on_record,
        "{first} had most to tell, and the note of {discussed} says how it was weighed.",
    ),
    *where(
        all_checks_answered,
        "each answer to the checks of {made} stands on the file, and before the outcome was decided.",
    ),
)
IN_PART = (
    "the checks are noted, but {unclear}’s answer is only “no concerns”.",
    "who was asked is clear; what {unclear} said has to be inferred from the conference report.",
    "the first answers after {made} are full, the later ones in the social worker’s own shorthand.",
)
HARDLY = (
    "beyond a list of telephone numbers there is no record of what anybody said.",
    "checks are mentioned in the outcome discussion, but no record of them was found for {made} or after.",
)


def comments(speak: Speaker) -> dict[str, str]:
    checks = speak.course.checks
    written = {"2.5.comment": _recorded(speak)}
    if checks.left_out:
        missed = listed([agency(code) for code in checks.left_out])
        written["2.3.comment"] = speak.say("2.3", LEFT_OUT, missed=missed)
    else:
        contacted = listed([agency(code) for code in sorted(checks.contacted)])
        written["2.1.comment"] = speak.say("2.1", WIDE, contacted=contacted)
    if checks.slow:
        written["2.4.comment"] = speak.say("2.4", SLOW, slow=agency(checks.slow))
    return written


def _recorded(speak: Speaker) -> str:
    checks = speak.course.checks
    ways = {"yes": CLEARLY, "partly": IN_PART, "no": HARDLY}[checks.recorded]
    whom = agency(speak.luck("2.5 whom").pick(sorted(checks.contacted) or ["health"]))
    return speak.say("2.5", ways, unclear=whom, first=whom)
