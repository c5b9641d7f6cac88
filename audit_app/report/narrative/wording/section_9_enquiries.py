"""Section 9: the outcome of section 47 enquiries, the judgement of risk, and the procedures as a whole."""

from audit_app.report.narrative.wording.table import Wording

SECTION_9_ENQUIRIES = {
    "outcome_held": Wording(
        label="Outcome discussion held after section 47 enquiries (4.1)",
        subject="an outcome discussion after section 47 enquiries",
        strong="Agencies came back together to decide the outcome of section 47 enquiries in {met_of}[; "
        "{unmet_cases} had no such discussion, or none that could be evidenced].",
        generally_met="An outcome discussion closed the enquiry in {met_of}[; in {not_evident_cases} the "
        "file did not show one]. Unless it is held, agencies that opened an enquiry together do not agree "
        "together what it found.",
        needs_improvement="How the section 47 enquiry ended was not evidently discussed between agencies in "
        "{unmet_of}. The findings may be sound, but partners can leave with different understandings of "
        "whether the child is safe.",
        weak="Enquiries under section 47 came to an end without an evident outcome discussion in {unmet_of}. "
        "The step at which suspicion is either borne out or set aside is missing, to the detriment of the "
        "child if it was true and of the family if it was not.",
        too_few="whether enquiries end with an outcome discussion",
        satisfactory="outcome discussions held after section 47 enquiries",
        improvement="close every section 47 enquiry with an outcome discussion that can be found on the "
        "record",
    ),
    "outcome_in_time": Wording(
        label="Outcome discussion in time (4.3)",
        subject="outcome discussions in time",
        strong="Outcome discussions met their deadline in {met_of}[ and passed it in {unmet_cases}].",
        generally_met="Most enquiries were concluded on schedule, the outcome discussion being in time in "
        "{met_of}. Late ones, seen in {unmet_cases}, keep a child and parents under investigation without a "
        "result.",
        needs_improvement="Conclusions were slow in coming: the outcome discussion missed its date in "
        "{unmet_of}. Protective steps that depend on the finding are put off along with it.",
        weak="The outcome discussion was overdue in {unmet_of} in which it took place. An enquiry open past "
        "its time absorbs the worker’s attention and leaves a child neither protected by a plan nor assured "
        "that none is needed.",
        too_few="whether outcome discussions are held in time",
        satisfactory="outcome discussions held in time",
        improvement="bring enquiries to an outcome discussion within the time allowed",
    ),
    "outcome_right_group": Wording(
        label="Right group at the outcome discussion (4.5)",
        subject="the right group at the outcome discussion",
        strong="Those consulted on the outcome were the right ones in {met_of}[; a needed voice was missing "
        "in {unmet_cases}].",
        generally_met="Attendance at the outcome discussion was fitting in {met_of}. In {unmet_cases} an "
        "agency with something to say about the findings was not asked.",
        needs_improvement="The outcome was settled in {unmet_of} without somebody who should have had a say. "
        "Agencies later expected to carry out a plan are more likely to do so if they helped decide that it "
        "was needed.",
        weak="Important partners were absent when the enquiry’s outcome was agreed in {unmet_of}. A "
        "conclusion is only as strong as the knowledge brought to it, and here too little was brought.",
        too_few="whether the right people settle the outcome of enquiries",
        satisfactory="the right people at the outcome discussion",
        improvement="have at the outcome discussion each agency that will have a part in what follows",
    ),
    "risks_identified": Wording(
        label="Risks identified appropriately (4.10)",
        subject="sound identification of risk",
        strong="Risks to the child had been properly identified in {met_of}[; the account was partial or "
        "mistaken in {unmet_cases}].",
        generally_met="The assessors agreed with the worker’s reading of the risks in {met_of}[, and agreed "
        "in part in {partly_cases}]. A risk that is not named at this stage seldom finds its way into the "
        "plan.",
        needs_improvement="The assessors saw risks that had been missed or understated in {unmet_of}. "
        "Whatever is done afterwards, however diligently, is then aimed at something less than the danger "
        "the child is in.",
        weak="Identification of risk was unsound or incomplete in {unmet_of}. It is the foundation of "
        "everything that follows, and workers should be given help with it, by training and by second "
        "opinion, before any other improvement is asked of them.",
        too_few="how soundly risks are identified",
        satisfactory="risks identified appropriately",
        improvement="test the identification of risk with a second opinion before the plan is made",
    ),
    "plan_responded": Wording(
        label="Plan responded to the risks and needs (4.11)",
        subject="plans that respond to the risks and needs found",
        strong="Plans were fitted to the risks and needs before them in {met_of}[; {unmet_cases} met them in "
        "part or not at all].",
        generally_met="A plan that matched the child’s needs had been made in {met_of}[, with a partial "
        "match in {partly_cases}]. The gap between what is found and what is planned is where children are "
        "left unprotected by people who knew.",
        needs_improvement="There was a mismatch between the needs identified and the plan in {unmet_of}. "
        "Services on offer, and not the child’s situation, may have settled what was provided.",
        weak="Plans did not respond adequately to what the enquiry had found in {unmet_of}. A parenting "
        "course offered in reply to violence, or advice in reply to addiction, leaves the danger where it "
        "was.",
        too_few="whether plans respond to the risks found",
        satisfactory="plans that respond to the risks and needs found",
        improvement="make each plan answer, point by point, the risks and needs that were found",
    ),
    "thresholds_applied": Wording(
        label="Threshold criteria applied appropriately (8.5)",
        subject="proper application of thresholds",
        strong="Threshold criteria had been rightly applied in {met_of}[; on {unmet_cases} the assessors "
        "took a different view, at least in part].",
        generally_met="Judgement of threshold was sound in {met_of}. Doubt, as in {unmet_cases}, runs in "
        "both directions: a child may be left out of the protection process, or a family drawn into it "
        "without need.",
        needs_improvement="The assessors questioned how thresholds were applied in {unmet_of}. Inconsistency "
        "here means that whether a child is protected can depend on the team or the day the referral "
        "arrives.",
        weak="Thresholds had not been applied as they should in {unmet_of}. Staff and partner agencies need "
        "one understanding of when concern becomes significant harm, and these files do not show that they "
        "share it.",
        too_few="how consistently thresholds are applied",
        satisfactory="threshold criteria applied appropriately",
        improvement="give staff and partners one understanding of the thresholds and test it on real cases",
    ),
    "procedures_followed": Wording(
        label="Child protection procedures followed (8.6)",
        subject="compliance with child protection procedures",
        strong="Child protection procedures were followed overall in {met_of}[; compliance was partial or "
        "lacking in {unmet_cases}].",
        generally_met="Compliance with the procedures, taken as a whole, was satisfactory in {met_of}[ and "
        "incomplete in {partly_cases}]. Departures should be a manager’s recorded decision and never an "
        "oversight.",
        needs_improvement="Procedure was not fully observed in {unmet_of}. Required steps are there because "
        "children were once harmed for want of them, and leaving one out is a risk somebody ought to have "
        "weighed.",
        weak="The safeguarding procedures did not govern the work as they should in {unmet_of}. Either they "
        "are not known, or they cannot be managed with the time and staff available; the authority needs to "
        "establish which.",
        too_few="how well procedures are followed",
        satisfactory="child protection procedures followed",
        improvement="follow the child protection procedures, and record a manager’s reason for any departure",
    ),
}
