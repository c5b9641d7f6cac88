from audit_app.kit.conditions import when, when_either
from audit_app.kit.items import Choice, Date, Grid, Ticks
from audit_app.tool.choices import ENQUIRY_OUTCOMES, MEETING_FORMS, PARTICIPANTS, YN, YNE, YNKA, YNP
from audit_app.tool.models.section import Section

HELD = when("4.1", "yes")


class EnquiryOutcome(Section):
    number, title = 4, "Outcome of the section 47 enquiries"

    held = Choice(
        "4.1", "Was an outcome strategy discussion held after the section 47 enquiries?", options=YNE
    )
    held_date = Date("4.1.date", "Date of the outcome strategy discussion", shown_when=HELD, added=True)
    form = Choice("4.2", "How was it held?", options=MEETING_FORMS, shown_when=HELD)
    in_time = Choice("4.3", "Was it held in time ({outcome_days})?", options=YN, shown_when=HELD)
    took_part = Grid(
        "4.4",
        "Which agencies were consulted or attended?",
        model="Participation",
        line_field="agency",
        lines=PARTICIPANTS,
        where={"discussion": "outcome"},
        shown_when=HELD,
    )
    right_group = Choice(
        "4.5",
        "Was that the right group?",
        options=YN,
        shown_when=HELD,
        added=True,
        comment="Should anyone else have been included?",
    )
    seen_alone = Choice("4.6", "Was the child seen alone?", options=YNKA)
    spoken_to = Choice("4.7", "Was the child spoken to?", options=YNKA)
    reason_recorded = Choice(
        "4.8",
        "Is the reason recorded, and agreed by a manager or supervisor?",
        options=YN,
        shown_when=when_either(("4.6", "no"), ("4.7", "no")),
        hint="The reason why the child was not seen alone and spoken to.",
    )
    outcome = Ticks("4.9", "What was the outcome?", options=ENQUIRY_OUTCOMES)
    risks_identified = Choice(
        "4.10",
        "Were the risks identified appropriately?",
        options=YNP,
        comment="Reasons, if no or partly",
        comment_needed_when=when_either(("4.10", "no"), ("4.10", "partly")),
    )
    plan_responded = Choice(
        "4.11",
        "Did the plan respond to the risks and needs?",
        options=YNP,
        comment="Reasons, if no or partly",
        comment_needed_when=when_either(("4.11", "no"), ("4.11", "partly")),
    )
