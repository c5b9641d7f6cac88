from audit_app.kit.items import Choice, Grid, Group, Ticks
from audit_app.tool.choices import ICS_TIMING, KEY_DOCUMENTS, RECORD_FORMS, YN, YNP
from audit_app.tool.models.section import Section


class Recording(Section):
    number, title = 7, "Recording"

    ics_timing = Choice(
        "7.1",
        "Was the current referral before or after ICS (April 2008)?",
        options=ICS_TIMING,
        hint="ICS is the Integrated Children’s System, the electronic case record.",
    )
    record_forms = Ticks("7.2", "What did the record include?", options=RECORD_FORMS)
    documents = Grid(
        "7.3",
        "Where were the key documents found?",
        model="KeyDocument",
        line_field="document",
        lines=KEY_DOCUMENTS,
    )
    supervision = Choice("7.4", "Do the records show appropriate supervision in this case?", options=YNP)
    up_to_date = Group("7.5", "Are the records up to date?")
    ics_up_to_date = Choice("7.5.ics", "ICS", options=YN)
    file_up_to_date = Choice("7.5.file", "Paper file", options=YN)
