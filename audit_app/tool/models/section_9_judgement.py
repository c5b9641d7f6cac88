from audit_app.kit.conditions import NEVER, when_either
from audit_app.kit.items import Choice, Comment, Date, Group, Number
from audit_app.tool.choices import (
    LETTERS_BEFORE_PROCEEDINGS,
    PRACTICE_STANDARDS,
    PROTECTED_NOW,
    READING_EFFORT,
    YN,
    YNA,
    YNP,
    YNPA,
)
from audit_app.tool.models.section import Section


class Judgement(Section):
    """Added whole to the 2009 tool: its report speaks of these things, and its form never asked them."""

    number, title = 9, "Process and judgement"

    conferences_in_time = Choice(
        "9.1", "Were child protection conferences held in time?", options=YNA, added=True
    )
    conference_date = Date(
        "9.1.date",
        "Date of the initial child protection conference",
        added=True,
        needed_when=when_either(("9.1", "yes"), ("9.1", "no")),
    )
    conference_discussion = Date(
        "9.1.discussion",
        "Date of the strategy discussion that led to it",
        added=True,
        needed_when=NEVER,
        hint="Only if it was a later discussion than the first.",
    )
    conference_records = Group("9.2", "Conference records", added=True)
    conferences_recorded = Choice(
        "9.2.recorded", "Were conferences properly recorded?", options=YNA, added=True
    )
    minutes_prompt = Choice(
        "9.2.minutes", "Were the minutes completed and circulated promptly?", options=YNA, added=True
    )
    chair = Group("9.3", "The conference chair", added=True)
    chair_focus = Choice(
        "9.3.focus",
        "Did the chair keep the focus on the child and the plan’s progress?",
        options=YNPA,
        added=True,
    )
    chair_accountability = Choice(
        "9.3.accountability", "Did the chair hold agencies to account where needed?", options=YNPA, added=True
    )
    core_groups = Group("9.4", "Core groups", added=True)
    core_groups_held = Choice(
        "9.4.held", "Were core groups held in time, well attended and recorded?", options=YNPA, added=True
    )
    core_groups_acted = Choice(
        "9.4.acted", "Did they act when the plan did not reach its goals?", options=YNPA, added=True
    )
    plan = Group("9.5", "The child protection plan", added=True)
    plan_in_place = Choice("9.5.in_place", "Is a child protection plan in place?", options=YN, added=True)
    plan_monitored = Choice("9.5.monitored", "Is the plan monitored?", options=YNP, added=True)
    progress_reviewed = Choice("9.5.reviewed", "Is its progress regularly reviewed?", options=YNP, added=True)
    shows_progress = Choice("9.6", "Does the plan show progress?", options=YNP, added=True)
    legal_action = Group("9.7", "Legal action", added=True)
    legal_action_prompt = Choice(
        "9.7.prompt",
        "Where risk was immediate and could not be resolved, was legal action prompt?",
        options=YNA,
        added=True,
    )
    changed_without_progress = Choice(
        "9.7.changed",
        "Where progress was not evident, was the plan changed or legal action taken?",
        options=YNPA,
        added=True,
    )
    protected_now = Choice(
        "9.8",
        "Is the child adequately protected now?",
        options=PROTECTED_NOW,
        added=True,
        hint="If your answer is no or unclear, raise an immediate action before you submit.",
    )
    practice = Choice("9.9", "The standard of practice in this case", options=PRACTICE_STANDARDS, added=True)
    strengths = Comment("9.10.strengths", "Strengths in this case", added=True)
    learning = Comment("9.10.learning", "Learning from this case", added=True)
    allocated_promptly = Choice(
        "9.11", "Was the case allocated to a social worker promptly?", options=YN, added=True
    )
    letter = Choice(
        "9.12",
        "Was a formal letter sent before proceedings, and did it help?",
        options=LETTERS_BEFORE_PROCEEDINGS,
        added=True,
    )
    reading = Group("9.13", "The reading", added=True)
    reading_effort = Choice(
        "9.13.ease", "How hard was it to form a view of the case?", options=READING_EFFORT, added=True
    )
    reading_minutes = Number(
        "9.13.minutes", "How many minutes did the reading take?", lowest=1, highest=2880, added=True
    )
    drift = Choice("9.14", "Is there evidence of drift?", options=YN, added=True)
