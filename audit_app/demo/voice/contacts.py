"""The dated rows: earlier referrals, later contacts and further concerns, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from audit_app.demo.history.childhood import NURSERY_FROM, SCHOOL_FROM, schools_are_open
from audit_app.demo.voice.speaker import Speaker, setting
from audit_app.demo.voice.words import CONCERNS

Rows = list[dict[str, Any]]

# Years before a birth as far back as any family's history goes.
LONG_BEFORE = -20.0


@dataclass(frozen=True)
class Told:
    """What a row may say: of a child of these ages, the last not included, and then only where it fits.

    ``grave``: it calls for section 47 enquiries. ``at_school``: a school says it, not in the holidays.
    ``troubles``: the family must have one of them. ``days``: it takes as long. ``on_plan``: there was a plan.
    """

    words: str
    ages: tuple[float, float] = (LONG_BEFORE, 18)
    grave: bool = False
    at_school: bool = False
    troubles: tuple[str, ...] = ()
    days: int = 0
    on_plan: bool = False


EARLIER_NATURE = (
    Told("Police notification of domestic abuse; no child at the address", (LONG_BEFORE, 0)),
    Told("Anonymous call about shouting and people coming and going", (LONG_BEFORE, 0)),
    Told("Relative worried about drinking in the household"),
    Told("Notification from another authority that the family had moved in"),
    Told("GP worried about a parent’s mental health"),
    Told("Request for help with money and housing"),
    Told("Probation asked what was known of the household"),
    Told("Police notification of domestic abuse; children present", (0, 18), grave=True),
    Told("Anonymous report of shouting and children left alone", (0, 12), grave=True),
    Told("Health visitor unable to gain access on three visits", (0, SCHOOL_FROM)),
    Told("Injury seen at the emergency department; account accepted", (0, 18), grave=True),
    Told("Police called to a dispute between the parents over contact", (0, 18)),
    Told("Nursery reported that nobody came to collect until the evening", (NURSERY_FROM, SCHOOL_FROM)),
    Told("Request for help with the child’s behaviour", (3, 18)),
    Told("School worried about attendance and the state of clothing", (5, 16), at_school=True),
    Told("School reported a bruise; explained by play", (5, 12), grave=True, at_school=True),
)
EARLIER_OUTCOME = (
    Told("Advice given; no further action"),
    Told("Visited once; closed with advice"),
    Told("Letter sent to the family; closed without a visit"),
    Told("Initial assessment; closed after five weeks", days=40),
    Told("Referred to the family support service"),
    Told("Talked over with the referrer; closed"),
    Told("Child-in-need plan for four months, then closed", (0, 18), days=150),
    Told("Section 47 enquiries; not substantiated", (0, 18), grave=True),
    Told("Passed to the team already working with an older sibling", (LONG_BEFORE, 10)),
    Told(
        "Initial assessment begun and not completed; closed when the family moved",
        troubles=("frequent_moves",),
    ),
)
NEW_REFERRAL = {
    "nature": "A new referral, which led to the conference",
    "outcome": "Strategy discussion held; section 47 enquiries made again",
}
LATER_NATURE = (
    Told("Police attended an argument at the address", grave=True),
    Told("Contact from {setting} about missed appointments", at_school=True),
    Told("A further worry reported by {setting}: {factor}", at_school=True),
    Told("Neighbour reported shouting late at night"),
    Told("{carer} telephoned in distress and asked for help"),
    Told("A relative worried about who was staying in the home"),
    Told("Hospital reported an attendance with a minor injury", (0, 18), grave=True),
    Told("Housing reported arrears and a notice to leave"),
    Told("GP reported that {carer} had stopped treatment", troubles=("mental_health", "drug_misuse")),
    Told("Probation reported that {abuser} had been recalled", troubles=("criminal_prosecution",)),
)
UNANSWERED = "Recorded; no note of what was done"
LATER_OUTCOME = (
    Told("Visited the same day; {child} seen and well", (0, 18)),
    Told("Discussed at the next core group", on_plan=True),
    Told("Strategy discussion held; plan strengthened", on_plan=True, grave=True),
    Told("Visit brought forward; no new risk found"),
    Told("Passed to the social worker, who spoke to {carer}"),
    Told("Passed to the social worker, who rang the caller back"),
    Told(UNANSWERED),
)
CONCERN_ISSUE = {
    "neglect": (
        Told("Home found dirty and without food"),
        Told("Medical appointments missed again"),
        Told("Left with unsafe adults", (0, 11)),
        Told("Out overnight, and nobody had reported it", (12, 18)),
    ),
    "physical": (
        Told("Bruise seen at a visit"),
        Told("Scratches that nobody could account for"),
        Told("{child} said that {abuser} had hit {them}", (3.5, 18)),
        Told("Mark noticed by the school", (SCHOOL_FROM, 18), at_school=True),
    ),
    "sexual": (
        Told("Worrying remarks by {child}", (3.5, 18)),
        Told("Unsupervised contact with {abuser}"),
        Told("{abuser} found in the home, against the agreement"),
    ),
    "emotional": (
        Told("Further violence between the adults", troubles=("domestic_abuse",)),
        Told("{child} told that the plan was {their} fault", (5, 18)),
        Told("{carer} seen to shout at {child} and push {them} away"),
        Told("The adults seen to quarrel over {child} at the door"),
    ),
}
CONCERN_RESPONSE = (
    Told("Strategy discussion the same day; medical found no injury", grave=True),
    Told("Strategy discussion the same day; no further enquiries thought necessary"),
    Told("Unannounced visit within a day; written agreement renewed"),
    Told("Core group called early and tasks changed", on_plan=True),
    Told("Discussed with the team manager; visits made weekly"),
    Told("Police and social worker spoke to {child} together", (4, 18), grave=True),
)
GRAVE_CONCERNS = ("physical", "sexual")


def earlier_rows(speak: Speaker) -> Rows:
    days = speak.course.referral.earlier
    natures, outcomes = _shuffled(speak, "1.4.rows", EARLIER_NATURE, EARLIER_OUTCOME)
    return [_row(speak, day, natures, outcomes) for day in days]


def later_rows(speak: Speaker) -> Rows:
    natures, outcomes = _shuffled(speak, "1.5.rows", LATER_NATURE, LATER_OUTCOME)
    return [
        {"date": day, **NEW_REFERRAL}
        if day == speak.course.referral.led_by
        else _row(speak, day, natures, outcomes)
        for day in speak.course.since.contacts
    ]


def concern_rows(speak: Speaker) -> Rows:
    responses, *found = _shuffled(speak, "6.1.rows", CONCERN_RESPONSE, *CONCERN_ISSUE.values())
    issues = dict(zip(CONCERN_ISSUE, found, strict=True))
    return [_concern(speak, day, kind, issues[kind], responses) for day, kind in speak.course.since.concerns]


def _shuffled(speak: Speaker, ref: str, *lists: Sequence[Told]) -> tuple[list[Told], ...]:
    luck = speak.luck(ref)
    return tuple(luck.shuffled(each) for each in lists)


def _row(speak: Speaker, day: date, natures: list[Told], outcomes: list[Told]) -> dict[str, Any]:
    nature = _take(speak, day, natures)
    outcome = _take(speak, day, outcomes, grave=nature.grave)
    then = setting(speak.course.facts.age_on(day))
    return {
        "date": day,
        "nature": speak.fill(nature.words, setting=then),
        "outcome": speak.fill(outcome.words),
    }


def _concern(
    speak: Speaker, day: date, kind: str, issues: list[Told], responses: list[Told]
) -> dict[str, Any]:
    issue = _take(speak, day, issues)
    response = _take(speak, day, responses, grave=kind in GRAVE_CONCERNS)
    return {
        "date": day,
        "issue": f"{speak.fill(issue.words)} ({CONCERNS[kind]})",
        "response": speak.fill(response.words),
    }


def _take(speak: Speaker, day: date, told: list[Told], *, grave: bool = True) -> Told:
    """Takes the first that can be said of that day, so that no row says what another has said."""
    return told.pop(next(place for place, each in enumerate(told) if _fits(speak, day, each, grave)))


def _fits(speak: Speaker, day: date, told: Told, grave: bool) -> bool:
    course = speak.course
    first, last = told.ages
    return (
        first <= course.facts.age_on(day) < last
        and (grave or not told.grave)
        and (schools_are_open(day) or not told.at_school)
        and (not told.troubles or bool(course.family.factors & set(told.troubles)))
        and (not told.days or told.days <= (course.referral.made_on - day).days)
        and (day > course.facts.plan_started or not told.on_plan)
    )
