from audit_app.kit.conditions import NEVER
from audit_app.kit.items import Choice, Text, Ticks
from audit_app.tool.choices import CHECKED_AGENCIES, YN, YNP
from audit_app.tool.models.section import Section


class AgencyChecks(Section):
    number, title = 2, "Agency checks"

    contacted = Ticks("2.1", "Which agencies were contacted for information?", options=CHECKED_AGENCIES)
    others_contacted = Text("2.2", "Any other agencies contacted", needed_when=NEVER)
    left_out = Choice(
        "2.3",
        "Were relevant agencies left out of the checks?",
        options=YN,
        added=True,
        comment="Which agencies?",
    )
    difficulty = Choice(
        "2.4",
        "Were there problems in getting information from other agencies?",
        options=YN,
        added=True,
        comment="What were the problems?",
    )
    clearly_recorded = Choice(
        "2.5", "Was information from other agencies clearly recorded?", options=YNP, added=True
    )
