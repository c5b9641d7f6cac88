"""How to answer: what counts as which answer, for the questions where that is not plain from their words.

Of an item that is not here there is nothing to say that its question does not say itself. What is said holds
whatever standards a review has chosen; the standards themselves stand in the questions.
"""

from __future__ import annotations

DAY_NOUGHT = (
    "The day of the start is day 0, and the standard is met until the end of its last day, whatever day it "
    "starts on. The line under the answer shows the sum. Your answer stands, also where it differs."
)
WHO_TOOK_PART = (
    "Tick “contributed” for an agency that gave information or a view, and “agreed the decision” for one "
    "that was party to it. An agency may be both. Tick “took no part” where the file shows that it was "
    "neither: a line without a tick is unanswered."
)

# By the ref of the numbered question.
GUIDANCE: dict[str, str] = {
    "1.4": (
        "Earlier is whatever came before the referral that this audit is about (1.1), also if that case was "
        "closed."
    ),
    "1.6": (
        "Yes where the work begins afresh, as if earlier referrals, assessments and plans had not been. No "
        "where it builds on them, or where there is no history."
    ),
    "2.1": "Tick an agency that was asked, whether or not it answered. Whether it answered belongs to 2.4.",
    "3.1": (
        "Enter the times here and in 1.1 where the file gives them: 3.2 is counted in hours, and dates alone "
        "often cannot decide it."
    ),
    "3.4": WHO_TOOK_PART,
    "3.11": "The tool asks for no dates of these discussions, so no sum is shown. Judge by the file.",
    "4.1": (
        "“Not evident” says that the file does not show whether one was held. “No” says that none was held."
    ),
    "4.3": f"Counted from the first strategy discussion (3.1) to this one. {DAY_NOUGHT}",
    "4.4": WHO_TOOK_PART,
    "4.6": (
        "“Not known” says that the file does not tell. “Not applicable” is for a child of whom it cannot be "
        "asked, such as one who is not born."
    ),
    "4.8": "Yes only where both are there: the reason is recorded, and a manager or supervisor agreed it.",
    "5.1": (
        "Where it could not be completed because it waited for other agencies, an interim version should be "
        "on file by the day on which the assessment was due."
    ),
    "5.2": (
        "Counted to the day of completion, once from the start of the assessment and once from the referral "
        f"(1.1). {DAY_NOUGHT}"
    ),
    "5.3": "“Not evident” says that the file does not show who took part in it.",
    "5.5": "“Not applicable” is for a concern that the referral did not raise.",
    "6.3": (
        "An update is due about every six months. “Not applicable” is for a case in which none has come due. "
        "The tool asks for no dates of updates, so no sum is shown."
    ),
    "6.5": "About a need that somebody saw. A need that nobody saw belongs to 6.6.",
    "6.6": "About a need that you see and the file does not. A need that somebody saw belongs to 6.5.",
    "7.1": "ICS came into use in April 2008. The date of the referral (1.1) proposes the answer.",
    "7.3": (
        "Tick where you found each document: in ICS, on file, or both. “Not found” says that you looked in "
        "both. A line without a tick is unanswered."
    ),
    "7.5": "Answer for each record by itself: one may be up to date and the other not.",
    "8.8": "The tool asks for no dates of visits, so no sum is shown. Judge by the file.",
    "8.10": (
        "Do not wait for the rest of the audit: an immediate action reaches the leads as soon as it is "
        "raised, before anything is submitted."
    ),
    "9.1": (
        "Counted from the first strategy discussion (3.1), or from the later discussion that led to the "
        f"conference if you enter its date. {DAY_NOUGHT}"
    ),
    "9.5": (
        "Three different things: that there is a plan; that somebody sees to it that it is carried out; and "
        "that what it achieves is looked at regularly."
    ),
    "9.7": "“Not applicable” is for a case in which this did not arise.",
    "9.9": (
        "Where you find that practice was unsafe or fell short, somebody else looks at the audit before it "
        "counts."
    ),
}


def guidance_on(ref: str) -> str:
    """What there is to say about a numbered question; empty where there is nothing."""
    return GUIDANCE.get(ref, "")
