from audit_app.kit.conditions import when
from audit_app.kit.items import Choice, Date, Grid, Number, Ticks, Time
from audit_app.tool.choices import (
    IMMEDIATE_PLAN,
    MEETING_FORMS,
    PARTICIPANTS,
    STRATEGY_DECISIONS,
    YN,
    YNP,
)
from audit_app.tool.models.section import Section

HELD = when("3.1", "yes")
PLAN_AGREED = when("3.7", "yes")
FURTHER_HELD = when("3.9", "yes")


class FirstStrategyDiscussion(Section):
    number, title = 3, "First strategy discussion"

    held = Choice("3.1", "Was there a first strategy discussion?", options=YN)
    held_date = Date("3.1.date", "Date of the first strategy discussion", shown_when=HELD, added=True)
    held_time = Time("3.1.time", "Time of the first strategy discussion", shown_when=HELD, added=True)
    in_time = Choice("3.2", "Was it held in time ({strategy_hours})?", options=YN, shown_when=HELD)
    form = Choice("3.3", "How was it held?", options=MEETING_FORMS, shown_when=HELD)
    took_part = Grid(
        "3.4",
        "Who took part?",
        model="Participation",
        line_field="agency",
        lines=PARTICIPANTS,
        where={"discussion": "first"},
        shown_when=HELD,
    )
    right_group = Choice(
        "3.5",
        "Was that the right group?",
        options=YN,
        shown_when=HELD,
        added=True,
        comment="Should anyone else have been included?",
    )
    decision = Ticks(
        "3.6",
        "What did it decide?",
        options=STRATEGY_DECISIONS,
        shown_when=HELD,
        comment="The outcome, and whether it was appropriate",
    )
    immediate_plan = Choice(
        "3.7", "Was an immediate child protection plan agreed?", options=YN, shown_when=HELD
    )
    plan_included = Ticks(
        "3.8",
        "What did that plan include?",
        options=IMMEDIATE_PLAN,
        shown_when=PLAN_AGREED,
        comment="Was the plan suitable? Give reasons",
    )
    further = Choice(
        "3.9",
        "Were there further discussions before the outcome discussion?",
        options=YN,
        shown_when=HELD,
    )
    further_count = Number(
        "3.10", "How many further discussions were there?", lowest=1, highest=99, shown_when=FURTHER_HELD
    )
    further_in_time = Choice(
        "3.11", "Were they in time ({outcome_days})?", options=YNP, shown_when=FURTHER_HELD
    )
