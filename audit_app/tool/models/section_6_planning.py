from audit_app.kit.conditions import ANY, when
from audit_app.kit.items import Choice, Rows, Ticks
from audit_app.tool.choices import COMPLEXITY_FACTORS, CONCERNS, YN, YNA, YNK, YNP, YNPA
from audit_app.tool.models.section import Section


class Planning(Section):
    number, title = 6, "Child protection and child-in-need planning"

    further_concerns = Ticks(
        "6.1",
        "Have further concerns of abuse or neglect been identified since this referral?",
        options=CONCERNS,
    )
    further_rows = Rows(
        "6.1.rows",
        "The further concerns, and how each was answered",
        model="FurtherConcern",
        shown_when=when("6.1", ANY),
    )
    assessments_complete = Choice("6.2", "Have all identified assessments been completed?", options=YNK)
    core_updated = Choice("6.3", "Have core assessments been updated as needed (six-monthly)?", options=YNA)
    focus_kept = Choice("6.4", "Has the focus stayed on the identified risks?", options=YNP)
    specialist_identified = Choice("6.5", "Was a need for specialist assessments identified?", options=YNPA)
    specialist_missed = Choice(
        "6.6", "Were specialist assessments needed that were not identified?", options=YN
    )
    factors = Ticks("6.7", "Were any of these complexity factors present?", options=COMPLEXITY_FACTORS)
