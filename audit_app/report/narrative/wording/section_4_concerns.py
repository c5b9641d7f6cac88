"""Section 4: whether assessment met the concerns of the referral, and whether any assessment was missed."""

from audit_app.report.narrative.wording.table import Wording

SECTION_4_CONCERNS = {
    "concern_physical": Wording(
        label="Core assessment addresses physical abuse (5.5.physical)",
        subject="core assessment of alleged physical abuse",
        strong="Where physical abuse was alleged, the core assessment dealt with it in {met_of}[, leaving "
        "{unmet_cases} in which it did so partly or not at all].",
        generally_met="The referral’s concern about physical harm was followed through in {met_of:core "
        "assessment|core assessments}. In {unmet_cases} it was not fully pursued, so that an injury’s "
        "explanation may have been accepted and not examined.",
        needs_improvement="Physical abuse had been raised at referral yet was not fully addressed in "
        "{unmet_of:core assessment|core assessments}. How a bruise came about, and whether it could come "
        "about again, is not a question that may be left between documents.",
        weak="In {unmet_of} the concern about physical abuse that led to the referral was not properly taken "
        "up in the core assessment. The child may still be living where the injury is said to have happened, "
        "with its cause unresolved.",
        too_few="how core assessments deal with physical abuse",
        satisfactory="physical abuse addressed in core assessments",
        improvement="follow alleged physical abuse through the core assessment to a conclusion",
    ),
    "concern_sexual": Wording(
        label="Core assessment addresses sexual abuse (5.5.sexual)",
        subject="core assessment of alleged sexual abuse",
        strong="Concerns of sexual abuse were confronted directly in {met_of:core assessment|core "
        "assessments} to which they were relevant[; {unmet_cases} avoided some or all of the subject].",
        generally_met="Sexual abuse, where the referral spoke of it, was addressed in {met_of}; the "
        "assessment was partial or silent in {unmet_cases}, and silence is what such abuse relies upon.",
        needs_improvement="An allegation of sexual abuse was left wholly or partly unassessed in {unmet_of}. "
        "These are the concerns least likely to be volunteered twice, and a child who has spoken once and "
        "seen nothing follow may not do so again.",
        weak="With sexual abuse in question, {unmet_of:core assessment|core assessments} did not deal with "
        "it adequately. Contact, sleeping arrangements and who is in the home cannot be made safe on an "
        "assessment that omits the reason for asking.",
        too_few="how core assessments deal with sexual abuse",
        satisfactory="sexual abuse addressed in core assessments",
        improvement="see that alleged sexual abuse is assessed in full and never passed over",
    ),
    "concern_neglect": Wording(
        label="Core assessment addresses neglect (5.5.neglect)",
        subject="core assessment of alleged neglect",
        strong="Neglect was squarely assessed in {met_of} where the referral raised it[; {unmet_cases} gave "
        "it partial treatment or none].",
        generally_met="Of the concerns put in the referral, neglect was met by the core assessment in "
        "{met_of}. It calls for evidence gathered over time, and {unmet_cases} did not assemble enough of "
        "it.",
        needs_improvement="Concerns of neglect were not carried fully into {unmet_of:core assessment|core "
        "assessments}. Because each instance looks minor, neglect that is not assessed as a whole is seldom "
        "assessed at all.",
        weak="Neglect named in the referral faded from view in {unmet_of:core assessment|core assessments}. "
        "Hunger, missed appointments and a cold home do their harm by continuing, and these files give no "
        "baseline from which to say that they have stopped.",
        too_few="how core assessments deal with neglect",
        satisfactory="neglect addressed in core assessments",
        improvement="assess neglect as a whole and over time, against a baseline that can be returned to",
    ),
    "concern_emotional": Wording(
        label="Core assessment addresses emotional abuse (5.5.emotional)",
        subject="core assessment of alleged emotional abuse",
        strong="Emotional abuse, the hardest of the four to evidence, had been addressed in {met_of:relevant "
        "core assessment|relevant core assessments}[; in {unmet_cases} this was done in part or not "
        "attempted].",
        generally_met="The effect on the child of emotional abuse was taken up in {met_of} where it was "
        "alleged. In {unmet_cases} it was treated lightly or passed by, and what daily fear or humiliation "
        "means to the child is not fully on the page.",
        needs_improvement="Emotional abuse had prompted the referral and was dealt with incompletely, if at "
        "all, in {unmet_of:core assessment|core assessments}. There is no injury to photograph; if the "
        "assessment does not describe the harm, no other document will.",
        weak="Little was made of emotional abuse in {unmet_of:core assessment|core assessments}, although "
        "the referral had pointed to it. The child’s inner experience is the evidence here, and it can only "
        "be had by spending time with the child and writing down what is learned.",
        too_few="how core assessments deal with emotional abuse",
        satisfactory="emotional abuse addressed in core assessments",
        improvement="describe in the core assessment what emotional abuse has meant for the child",
    ),
    "assessments_complete": Wording(
        label="All identified assessments completed (6.2)",
        subject="completion of all identified assessments",
        strong="Every assessment identified as needed had been finished in {met_of}[; something was "
        "outstanding, or its outcome unknown, in {unmet_cases}].",
        generally_met="Assessments judged necessary had been brought to completion in {met_of}[, while in "
        "{not_known_cases} nobody could tell from the papers whether they had]. An assessment promised and "
        "not delivered leaves a question about the child standing open.",
        needs_improvement="One or more identified assessments remained outstanding, or could not be shown to "
        "be complete, in {unmet_of}. The need was seen; the answer has not been shown to reach those who "
        "decide.",
        weak="Work identified as necessary to understand the child had not been shown to be finished in "
        "{unmet_of}. Commissioning an assessment can feel like action, but it protects nobody until it is "
        "read and acted on.",
        too_few="whether identified assessments are completed",
        satisfactory="identified assessments completed",
        improvement="bring every identified assessment to completion, or record why it is no longer needed",
    ),
    "specialist_need_not_missed": Wording(
        label="No need for specialist assessment missed (6.6)",
        subject="recognition of the need for specialist assessment",
        strong="No need for specialist assessment had gone unnoticed in {met_of}[; such a need was "
        "overlooked in {unmet_cases}].",
        generally_met="Workers had recognised where specialist opinion was called for, or rightly judged "
        "that it was not, in {met_of}. A reader with experience would have sought it in {unmet_cases} "
        "besides; without it a parent’s illness or a child’s disability may be misread.",
        needs_improvement="A specialist’s opinion was needed and nobody had asked for one in {unmet_of}. "
        "Social workers ought not to be left to judge addiction, mental illness or delayed development "
        "beyond their training.",
        weak="The need for specialist assessment went repeatedly unremarked, in {unmet_of}. Risks that turn "
        "on a clinical question were being estimated without a clinician, to the disadvantage of child and "
        "worker alike.",
        too_few="whether the need for specialist assessment is recognised",
        satisfactory="the need for specialist assessment recognised",
        improvement="ask early in each case whether a specialist’s opinion is needed",
    ),
}
