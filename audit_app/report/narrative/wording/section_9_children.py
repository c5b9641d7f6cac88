"""Section 9: whether children are seen and heard."""

from audit_app.report.narrative.wording.table import Wording

SECTION_9_CHILDREN = {
    "seen_alone": Wording(
        label="Child seen alone (4.6)",
        subject="seeing the child alone",
        strong="Children were seen on their own during the enquiry in {met_of} where that was appropriate[; "
        "in {unmet_cases} they were not, or it is not known].",
        generally_met="The child was seen alone in {met_of}[; for {not_known_cases} the record does not "
        "say]. A child watched by the adult they fear cannot be expected to speak freely.",
        needs_improvement="It could not be shown that the child had been seen alone in {unmet_of}. Away from "
        "parents is often the only place in which a child can say what is happening, and the opportunity "
        "seldom recurs.",
        weak="Seeing the child alone was neglected, or at any rate not recorded, in {unmet_of}. Enquiries "
        "conducted only in the presence of parents hear the parents’ account.",
        too_few="whether children are seen alone",
        satisfactory="children seen alone where that was appropriate",
        improvement="see the child alone in every enquiry where age and circumstances allow",
    ),
    "spoken_to": Wording(
        label="Child spoken to (4.7)",
        subject="speaking to the child",
        strong="Workers spoke with the child in {met_of}[; no such conversation is on record in "
        "{unmet_cases}].",
        generally_met="Conversation with the child formed part of the enquiry in {met_of}. For {unmet_cases} "
        "what the child would have said is unknown, and the decision rests on adults’ evidence.",
        needs_improvement="Nobody is recorded as having spoken to the child in {unmet_of}. A child who can "
        "talk is a witness to their own life, and being left unheard tells them that nobody wants to know.",
        weak="The child’s own voice was missing from {unmet_of:enquiry|enquiries} in which it could have "
        "been heard. However full the file is otherwise, it describes a household and not the child whose "
        "protection is at issue.",
        too_few="whether children are spoken to",
        satisfactory="children spoken to during enquiries",
        improvement="speak to the child, and write down what the child said in the child’s words",
    ),
    "reason_recorded": Wording(
        label="Reason recorded where child not seen alone or not spoken to (4.8)",
        subject="an agreed reason where the child is not seen alone or not spoken to",
        strong="When a child had not been seen and heard alone, the reason was on file with a manager’s "
        "agreement in {met_of}[; it was missing in {unmet_cases}].",
        generally_met="A reason for not seeing or speaking to the child, agreed by a manager, was given in "
        "{met_of} that called for one. Its absence, in {unmet_cases}, leaves an omission that looks like an "
        "accident.",
        needs_improvement="The file offered no agreed reason for leaving the child unseen or unheard in "
        "{unmet_of} to which this applied. Without a supervisor’s name against it, that choice was the "
        "worker’s burden alone.",
        weak="Unexplained omissions were common. No reason, agreed with a supervisor, appears in {unmet_of} "
        "where the child was left unseen or unheard, and a step that must be justified each time was being "
        "let pass.",
        too_few="whether a reason is recorded when a child is not seen alone or not spoken to",
        satisfactory="agreed reasons recorded where a child was not seen alone or not spoken to",
        improvement="record a reason, agreed by a manager, whenever a child is not seen alone or not spoken "
        "to",
    ),
    "seen_fortnightly": Wording(
        label="Child seen and spoken to every two weeks (8.8)",
        subject="fortnightly visits at which the child is seen and heard",
        strong="Visiting was regular: children were seen and heard fortnightly or oftener in {met_of}[; "
        "{unmet_cases} fell below that rhythm].",
        generally_met="The fortnightly rhythm of visits was kept in {met_of}[ and partly kept in "
        "{partly_cases}]. Gaps matter most for babies and toddlers, who may be seen by no other professional "
        "in between.",
        needs_improvement="Contact with the child was less than fortnightly, or could be traced only in "
        "part, in {unmet_of}. A decline that takes days is not caught by a visit that comes after a month.",
        weak="Regular sight of the child was lacking in {unmet_of}. A protection plan without frequent "
        "visits is a document about a child and does little to keep that child safe.",
        too_few="whether children are visited every two weeks",
        satisfactory="children seen and spoken to every two weeks",
        improvement="see and speak to each child at least fortnightly, and record each visit",
    ),
}
