from audit_app.kit.conditions import when
from audit_app.kit.items import Choice, Comment, Date, Rows, Text, Time
from audit_app.tool.choices import REFERRING_AGENCIES, YN
from audit_app.tool.models.section import Section


class Referral(Section):
    number, title = 1, "Referral"

    referral_date = Date("1.1", "Date of the referral or contact")
    referral_time = Time("1.1.time", "Time of the referral or contact", added=True)
    agency = Text(
        "1.2", "Referring agency", hint="As the file names it, without the name of a private person."
    )
    agency_coded = Choice(
        "1.2.coded", "Which kind of agency is that?", options=REFERRING_AGENCIES, added=True
    )
    context = Comment("1.3", "Context of the referral or contact")
    had_earlier = Choice("1.4", "Were there earlier referrals or contacts?", options=YN)
    earlier_rows = Rows(
        "1.4.rows", "Earlier referrals and contacts", model="EarlierReferral", shown_when=when("1.4", "yes")
    )
    had_later = Choice("1.5", "Were there later contacts?", options=YN)
    later_rows = Rows("1.5.rows", "Later contacts", model="LaterContact", shown_when=when("1.5", "yes"))
    start_again = Choice(
        "1.6",
        "Is there evidence of “start again syndrome”?",
        options=YN,
        hint="Work that takes no account of the family’s history.",
    )
