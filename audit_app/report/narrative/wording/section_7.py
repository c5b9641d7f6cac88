"""Section 7: changes of social worker and prompt allocation."""

from audit_app.report.narrative.wording.table import Wording

SECTION_7 = {
    "stable_social_worker": Wording(
        label="No frequent changes of social worker (8.2)",
        subject="continuity of social worker",
        strong="Children kept their social worker without frequent change in {met_of}[; {unmet_cases} had "
        "seen repeated changes].",
        generally_met="Frequent changes of worker were avoided in {met_of}; {unmet_cases} had seen them, and "
        "each handover asks a child to trust a stranger again.",
        needs_improvement="The allocated worker changed frequently in {unmet_of}. Relationships with parents "
        "have to be built anew, and undertakings given to one worker are easily forgotten by the time of the "
        "next.",
        weak="Continuity of worker could not be counted upon: {unmet_of:child|children} had experienced "
        "frequent changes. Those most in need of one dependable adult from the service met a succession of "
        "them, and knowledge of the case is thinned at every transfer.",
        too_few="whether children keep the same social worker",
        satisfactory="continuity of social worker",
        improvement="keep changes of social worker to those that cannot be avoided, and plan each handover",
    ),
    "allocated_promptly": Wording(
        label="Case allocated promptly (9.11)",
        subject="prompt allocation to a social worker",
        strong="Prompt allocation to a social worker was the finding in {met_of}[, with delay in "
        "{unmet_cases}]. It speaks for managers who put children at risk first in the queue.",
        generally_met="A social worker was named without delay in {met_of}. Waiting, as in {unmet_cases}, "
        "holds back the first visit and everything that follows from it.",
        needs_improvement="Allocation was slow in {unmet_of}. For as long as no one person is responsible, "
        "telephone calls are answered by whoever is on duty and nobody holds the whole of the child’s "
        "situation in mind.",
        weak="Delay before a worker was allocated affected {unmet_of:child|children}. The weeks after a "
        "referral are those in which a child is least known and most exposed, and here they began without a "
        "responsible worker.",
        too_few="how soon cases are allocated",
        satisfactory="prompt allocation to a social worker",
        improvement="allocate every child protection case to a named social worker without delay",
    ),
}
