from audit_app.kit.conditions import NEVER, when
from audit_app.kit.items import Choice, Comment, Ticks
from audit_app.tool.choices import WORKER_CHANGE_CAUSES, YN, YNA, YNP, YNPA
from audit_app.tool.models.section import Section


class GeneralComments(Section):
    number, title = 8, "General comments and immediate actions"

    agency_problems = Choice(
        "8.1", "Multi-agency working: were problems or deficits apparent?", options=YN, added=True
    )
    worker_changes = Choice(
        "8.2", "Were there frequent changes of allocated social worker?", options=YN, added=True
    )
    worker_change_causes = Ticks(
        "8.2.cause",
        "What caused the changes?",
        options=WORKER_CHANGE_CAUSES,
        shown_when=when("8.2", "yes"),
        added=True,
    )
    ics_problems = Choice("8.3", "Were there particular problems with ICS?", options=YN, added=True)
    chronology = Choice("8.4", "Is a chronology available on file?", options=YNP, added=True)
    thresholds = Choice("8.5", "Were threshold criteria applied appropriately?", options=YNP, added=True)
    procedures = Choice(
        "8.6",
        "Overall, were child protection procedures complied with appropriately?",
        options=YNP,
        added=True,
    )
    legal_problems = Choice("8.7", "Were there problems with legal processes?", options=YNA, added=True)
    seen_fortnightly = Choice(
        "8.8", "Is the child seen and spoken to at least once every two weeks?", options=YNPA, added=True
    )
    anything_else = Comment("8.9", "Anything else about safeguarding in this case", needed_when=NEVER)
    actions_required = Choice("8.10", "Are immediate actions required?", options=YN, added=True)
