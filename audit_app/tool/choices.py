"""The option sets of Appendix 2a. A released option keeps its place: new ones are only added at the end."""

from __future__ import annotations

from audit_app.kit.coded import OptionPairs
from audit_app.sampling.choices import PLAN_CATEGORIES as PLAN_CATEGORIES

YES, NO = ("yes", "Yes"), ("no", "No")
PARTLY = ("partly", "Partly")
NOT_EVIDENT = ("not_evident", "Not evident")
NOT_KNOWN = ("not_known", "Not known")
NOT_APPLICABLE = ("not_applicable", "Not applicable")

YN: OptionPairs = (YES, NO)
YNP: OptionPairs = (YES, NO, PARTLY)
YNE: OptionPairs = (YES, NO, NOT_EVIDENT)
YNK: OptionPairs = (YES, NO, NOT_KNOWN)
YNA: OptionPairs = (YES, NO, NOT_APPLICABLE)
YNKA: OptionPairs = (YES, NO, NOT_KNOWN, NOT_APPLICABLE)
YNPA: OptionPairs = (YES, NO, PARTLY, NOT_APPLICABLE)

REFERRING_AGENCIES: OptionPairs = (
    ("police", "Police"),
    ("school", "School"),
    ("health_visitor", "Health visitor"),
    ("gp", "GP"),
    ("midwife", "Midwife"),
    ("hospital", "Hospital"),
    ("probation", "Probation"),
    ("other_local_authority", "Other local authority"),
    ("family_or_public", "Family or a member of the public"),
    ("anonymous", "Anonymous"),
    ("other", "Other"),
)
CHECKED_AGENCIES: OptionPairs = (
    ("police", "Police"),
    ("school", "School"),
    ("health_visitor", "Health visitor"),
    ("gp", "GP"),
    ("midwife", "Midwife"),
    ("probation", "Probation"),
    ("other_local_authority", "Other local authority"),
)
MEETING_FORMS: OptionPairs = (
    ("meeting", "Meeting"),
    ("telephone", "Telephone"),
    ("combination", "Combination of the two"),
)
DISCUSSIONS: OptionPairs = (("first", "First strategy discussion"), ("outcome", "Outcome discussion"))
PARTICIPANTS: OptionPairs = (
    ("health", "Health"),
    ("education", "Education"),
    ("police", "Police"),
    ("css", "Children’s social services"),
    ("other", "Other"),
    ("referrer", "Referrer"),
)
PARTICIPATION: OptionPairs = (
    ("contributed", "Contributed or was consulted"),
    ("agreed", "Agreed the decision"),
)
STRATEGY_DECISIONS: OptionPairs = (
    ("joint_s47", "Joint police and children’s social services section 47 investigation"),
    ("single_agency", "Single-agency enquiry"),
    ("joint_css_other", "Joint enquiry by children’s social services and another agency"),
    ("referral_elsewhere", "Referral to another agency"),
    ("child_in_need", "Child in need"),
    ("no_further_action", "No further action"),
)
IMMEDIATE_PLAN: OptionPairs = (
    ("abe_interview", "Achieving-best-evidence interview"),
    ("medical", "Medical"),
    ("who_talks", "Who will talk to the child"),
    ("immediate_protection", "Immediate protection"),
)
ENQUIRY_OUTCOMES: OptionPairs = (
    ("conference", "Child protection conference"),
    ("no_further_action", "No further action"),
    ("child_in_need", "Child in need"),
    ("immediate_protection", "Immediate protection"),
    ("referral_elsewhere", "Referral to another agency"),
)
DELAY_REASONS: OptionPairs = (
    ("social_worker_time", "The social worker’s time"),
    ("other_agency", "Waiting for another agency’s information"),
    ("specialist_assessment", "Waiting for a specialist assessment"),
    ("family", "The family"),
    ("not_recorded", "No reason recorded"),
    ("other", "Other"),
)
CONCERNS: OptionPairs = (
    ("physical", "Physical abuse"),
    ("sexual", "Sexual abuse"),
    ("emotional", "Emotional abuse"),
    ("neglect", "Neglect"),
)
COMPLEXITY_FACTORS: OptionPairs = (
    ("domestic_abuse", "Domestic abuse"),
    ("drug_misuse", "Drug misuse"),
    ("alcohol_misuse", "Alcohol misuse"),
    ("learning_difficulty", "Learning difficulty"),
    ("mental_health", "Mental health"),
    ("parental_non_compliance", "Parental non-compliance"),
    ("criminal_prosecution", "Criminal prosecution of the alleged abuser"),
    ("post_natal_depression", "Post-natal depression"),
    ("aggression", "Violent or aggressive attitude to the social worker or another professional"),
    ("covert_non_compliance", "Covert non-compliance (apparent, misleading co-operation)"),
    ("homelessness", "Homelessness"),
    ("chronic_neglect", "Long-term chronic neglect"),
    ("frequent_moves", "Frequent changes of address"),
)
ICS_TIMING: OptionPairs = (
    ("pre_ics", "Before ICS (before April 2008)"),
    ("post_ics", "After ICS (April 2008 or later)"),
)
RECORD_FORMS: OptionPairs = (("paper", "Paper records"), ("electronic", "Electronic records"))
KEY_DOCUMENTS: OptionPairs = (
    ("referral", "Referral"),
    ("first_strategy", "First strategy discussion"),
    ("immediate_cp_plan", "Immediate child protection plan"),
    ("initial_assessment", "Initial assessment"),
    ("core_assessment", "Core assessment"),
    ("report_to_conference", "Report to the child protection conference"),
    ("outline_cp_plan", "Outline child protection plan"),
)
DOCUMENT_PLACES: OptionPairs = (("ics", "On ICS"), ("file", "On the paper file"))
WORKER_CHANGE_CAUSES: OptionPairs = (
    ("team_transfer", "Transfer between teams"),
    ("staff_turnover", "Staff turnover"),
    ("family_request", "At the family’s request"),
    ("other", "Other"),
)
PROTECTED_NOW: OptionPairs = (YES, NO, ("unclear", "Unclear"))
PRACTICE_STANDARDS: OptionPairs = (
    ("best_practice", "Best practice"),
    ("satisfactory", "Satisfactory"),
    ("falls_short", "Falls short in places"),
    ("unsafe", "Unsafe"),
)
LETTERS_BEFORE_PROCEEDINGS: OptionPairs = (
    ("not_sent", "Not sent"),
    ("sent_helped", "Sent, and it helped"),
    ("sent_no_effect", "Sent without effect"),
    NOT_APPLICABLE,
)
READING_EFFORT: OptionPairs = (
    ("easily", "Easily"),
    ("with_effort", "With effort"),
    ("much_time", "Only with much time"),
)
AUDIT_STATES: OptionPairs = (
    ("not_started", "Not started"),
    ("in_progress", "In progress"),
    ("submitted", "Submitted"),
    ("returned", "Returned"),
    ("signed_off", "Signed off"),
    ("in_moderation", "In moderation"),
    ("reopened", "Reopened"),
)
# As an audit passes through them; a released state keeps its place above.
STATES_IN_ORDER: OptionPairs = tuple(
    (code, dict(AUDIT_STATES)[code])
    for code in (
        "not_started",
        "in_progress",
        "submitted",
        "in_moderation",
        "returned",
        "signed_off",
        "reopened",
    )
)
