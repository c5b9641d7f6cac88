"""The dated rows: earlier referrals, later contacts and further concerns, each with what came of it."""

from __future__ import annotations

from typing import Any

from audit_app.demo.luck import Luck
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import CONCERNS

Rows = list[dict[str, Any]]

# What each was about, and the age from which a child can be the one it was about.
EARLIER_NATURE = {
    "Police notification of domestic abuse; children present": 0,
    "Anonymous report of shouting and children left alone": 0,
    "Health visitor unable to gain access on three visits": 0,
    "Injury seen at the emergency department; account accepted": 0,
    "Relative worried about drinking in the household": 0,
    "Notification from another authority that the family had moved in": 0,
    "Police called to a dispute between the parents over contact": 0,
    "GP worried about the carer’s mental health": 0,
    "Request for help with money and housing": 0,
    "Nursery reported that nobody came to collect until the evening": 2,
    "Request for help with the child’s behaviour": 3,
    "School worried about attendance and the state of clothing": 5,
    "School reported a bruise; explained by play": 5,
}
EARLIER_OUTCOME = (
    "Advice given; no further action",
    "Initial assessment; closed after six weeks",
    "Letter sent to the family; closed without a visit",
    "Referred to the family support service",
    "Child-in-need plan for four months, then closed",
    "Section 47 enquiries; not substantiated",
    "Passed to the team already working with an older sibling",
    "Initial assessment begun and not completed; closed when the family moved",
)
LATER_NATURE = (
    "Police attended an argument at the address",
    "Contact from {setting} about missed appointments",
    "A further worry reported by {setting}: {factor}",
    "Neighbour reported shouting late at night",
    "{carer} telephoned in distress and asked for help",
    "Grandparent worried about who was staying in the home",
    "Hospital reported an attendance with a minor injury",
    "Housing reported arrears and a notice to leave",
    "GP reported that {carer} had stopped treatment",
    "Probation reported that {abuser} had been recalled",
)
LATER_OUTCOME = (
    "Visited the same day; {child} seen and well",
    "Discussed at the next core group",
    "Strategy discussion held; plan strengthened",
    "Visit brought forward; no new risk found",
    "Passed to the social worker, who spoke to {carer}",
    "Recorded; no note of what was done",
)
CONCERN_ISSUE = {
    "neglect": (
        "Home found dirty and without food",
        "Medical appointments missed again",
        "Left with unsafe adults",
    ),
    "physical": (
        "Bruise seen at a visit",
        "{child} said that {abuser} had hit {them}",
        "Mark noticed by the school",
    ),
    "sexual": ("Worrying remarks by {child}", "Unsupervised contact with {abuser}"),
    "emotional": ("Further violence between the adults", "{child} told that the plan was {their} fault"),
}
CONCERN_RESPONSE = (
    "Strategy discussion the same day; medical found no injury",
    "Section 47 enquiries; plan confirmed at the review conference",
    "Unannounced visit within a day; written agreement renewed",
    "Core group called early and tasks changed",
    "Discussed with the supervisor; visits made weekly",
    "Police and social worker spoke to {child} together",
)


def earlier_rows(speak: Speaker) -> Rows:
    luck = speak.luck("1.4.rows")
    days = speak.course.referral.earlier
    natures, outcomes = luck.shuffled(tuple(EARLIER_NATURE)), luck.some(EARLIER_OUTCOME, len(days))
    return [
        {"date": day, "nature": _fitting(natures, speak.course.facts.age_on(day)), "outcome": outcome}
        for day, outcome in zip(days, outcomes, strict=True)
    ]


def _fitting(natures: list[str], age: float) -> str:
    """Takes the first that can be about a child of that age; before birth it is about others at home."""
    return natures.pop(next(i for i, nature in enumerate(natures) if EARLIER_NATURE[nature] <= max(age, 0)))


def later_rows(speak: Speaker) -> Rows:
    luck = speak.luck("1.5.rows")
    days = speak.course.since.contacts
    natures, outcomes = luck.some(LATER_NATURE, len(days)), luck.some(LATER_OUTCOME, len(days))
    return [
        {"date": day, "nature": speak.fill(nature), "outcome": speak.fill(outcome)}
        for day, nature, outcome in zip(days, natures, outcomes, strict=True)
    ]


def concern_rows(speak: Speaker) -> Rows:
    luck = speak.luck("6.1.rows")
    return [
        {"date": day, "issue": _issue(speak, kind, luck), "response": speak.fill(luck.pick(CONCERN_RESPONSE))}
        for day, kind in speak.course.since.concerns
    ]


def _issue(speak: Speaker, kind: str, luck: Luck) -> str:
    return f"{speak.fill(luck.pick(CONCERN_ISSUE[kind]))} ({CONCERNS[kind]})"
