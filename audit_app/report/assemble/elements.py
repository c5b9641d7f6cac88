"""Section 9: the other elements of the child protection process, in the order in which a case meets them."""

from __future__ import annotations

from audit_app.report.assemble.assessments import days_in_words
from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.draft import Draft

STRATEGY = (
    "strategy_held",
    "strategy_in_time",
    "strategy_right_group",
    "strategy_wider_group",
    "strategy_recorded",
    "further_discussions_in_time",
)
OUTCOME = (
    "outcome_held",
    "outcome_in_time",
    "outcome_right_group",
    "risks_identified",
    "plan_responded",
    "thresholds_applied",
    "procedures_followed",
)
CONFERENCES = ("conferences_in_time", "conferences_recorded", "minutes_prompt")
CHAIRS = ("chair_focus", "chair_accountability")
CORE_GROUPS = ("core_groups_held", "core_groups_act")
CHILDREN = ("seen_alone", "spoken_to", "reason_recorded", "seen_fortnightly")
PLANS = (
    "plan_in_place",
    "plan_monitored",
    "progress_reviewed",
    "shows_progress",
    "changed_where_no_progress",
)
# Told in section 3, and part of this section's table as well.
ALSO_IN_SECTION_3 = ("focus_kept", "no_drift")


def elements_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 9, "Other elements of the child protection process")
    section.draft(introduction(9, desk.facts.review))
    _discussions(section, desk)
    _conferences(section, desk)
    _children_and_plans(section)
    return section.done()


def _discussions(section: SectionWriter, desk: Desk) -> None:
    section.findings(STRATEGY, "Strategy discussions")
    section.tables(
        "9.strategy_form",
        "9.strategy_agencies",
        "9.strategy_decision",
        "9.immediate_plan",
        "9.immediate_plan_content",
        "9.further_discussions",
        "9.further_number",
    )
    section.findings(OUTCOME, "The outcome of section 47 enquiries")
    said = days_in_words(
        desk, "4.3", "from the first strategy discussion to the outcome discussion", "9.days"
    )
    section.draft(Draft("9.days.4.3", said))
    section.tables("9.outcome_form", "9.outcome_agencies", "9.enquiry_outcome")
    section.figures((*STRATEGY, *OUTCOME), "strategy discussions and enquiries")


def _conferences(section: SectionWriter, desk: Desk) -> None:
    section.findings(CONFERENCES, "Child protection conferences and their minutes")
    said = days_in_words(
        desk, "9.1", "from the discussion that led to it to the initial conference", "9.days"
    )
    section.draft(Draft("9.days.9.1", said))
    section.tables("9.days", "9.days_taken")
    section.findings(CHAIRS, "Chairs of conferences")
    section.findings(CORE_GROUPS, "Core groups")
    section.figures((*CONFERENCES, *CHAIRS, *CORE_GROUPS), "conferences, chairs and core groups", 2)


def _children_and_plans(section: SectionWriter) -> None:
    section.findings(CHILDREN, "Children seen and spoken to")
    section.findings(PLANS, "Child protection plans")
    section.draft(
        Draft(
            "9.see_3", "Whether the focus on the risks was kept, and whether cases drifted, is in section 3."
        )
    )
    section.figures((*CHILDREN, *PLANS, *ALSO_IN_SECTION_3), "children seen, and plans", 3)
