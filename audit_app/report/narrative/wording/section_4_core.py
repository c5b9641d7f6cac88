"""Section 4: the core assessment, its timing and its making."""

from audit_app.report.narrative.wording.table import Wording

SECTION_4_CORE = {
    "core_done": Wording(
        label="Core assessment undertaken (5.1)",
        subject="a core assessment in every case",
        strong="A core assessment had at least been opened in {met_of}[; none was found in {unmet_cases}].",
        generally_met="The core assessment, without which risk is hard to analyse soundly, had been begun in "
        "{met_of}. For {unmet_cases:child|children} plans rest on the shorter initial assessment or on none.",
        needs_improvement="No core assessment had been started in {unmet_of}. A protection plan made without "
        "one responds to incidents; what lies behind them in the family is left for somebody to discover "
        "later.",
        weak="The absence of any core assessment from {unmet_of:file|files} is a serious gap. Children were "
        "subject to plans, and families to intervention, without the full enquiry into needs and parenting "
        "that procedures require.",
        too_few="whether core assessments are undertaken when they should be",
        satisfactory="core assessments undertaken",
        improvement="begin a core assessment whenever section 47 enquiries are agreed",
    ),
    "core_completed": Wording(
        label="Core assessment’s completion recorded (5.1.completion_recorded)",
        subject="completion of core assessments",
        strong="Where a core assessment had been begun it was also finished: completion is recorded in "
        "{met_of}[, and {unmet_cases} remained open on the record].",
        generally_met="A recorded end was reached by {met_of:core assessment|core assessments}; in "
        "{unmet_cases} the work trails off, and findings that should shape the plan have not been drawn "
        "together.",
        needs_improvement="Core assessments were begun and then left without a recorded completion in "
        "{unmet_of}. What the worker had learned of the family may exist only as notes, where neither "
        "conference nor core group can use it.",
        weak="Finished core assessments were hard to find: the record shows no completion in {unmet_of}. For "
        "those children the plan was drawn up and reviewed without the analysis on which it was meant to be "
        "built.",
        too_few="whether core assessments once begun are finished",
        satisfactory="core assessments carried through to completion",
        improvement="finish the core assessments that have been opened, and record that they are finished",
    ),
    "core_in_time_from_start": Wording(
        label="Core assessment in time from its start (5.2)",
        subject="timely core assessments, counted from their start",
        strong="Once under way, core assessments moved at the right pace, {met_of:assessment|assessments} "
        "taking no longer than the standard[; {unmet_cases} overran].",
        generally_met="Measured from its start, the core assessment was on time in {met_of}; the overruns, "
        "in {unmet_cases}, postponed the point at which family and professionals shared one understanding of "
        "the risk.",
        needs_improvement="Once opened, core assessments ran past their limit in {unmet_of}. Each week "
        "beyond it is a week in which the child’s plan is provisional.",
        weak="The period allowed for a core assessment, counted from its start, was exceeded in {unmet_of}. "
        "A limit missed so regularly no longer works as a limit: workers need either the time to meet it or "
        "supervision that asks why it slips.",
        too_few="whether core assessments are finished in the time allowed from their start",
        satisfactory="core assessments in time from their start",
        improvement="complete core assessments within the time allowed from their start",
    ),
    "core_in_time_from_referral": Wording(
        label="Core assessment in time from the referral (5.2.from_referral)",
        subject="timely core assessments, counted from the referral",
        strong="Counting from the referral itself, {met_of:core assessment|core assessments} came in on "
        "time[; {unmet} did not].",
        generally_met="From referral to finished core assessment the standard was kept in {met_of}. Late "
        "completion, in {unmet_cases}, meant that early decisions were made before the family had been "
        "properly understood.",
        needs_improvement="The child’s wait between referral and completed core assessment exceeded the "
        "standard in {unmet_of}. Where another agency’s contribution holds matters up, an interim version "
        "prepared inside the limit keeps the analysis of risk from waiting with it.",
        weak="Referral to completed core assessment took longer than it should in {unmet_of}. During that "
        "time conferences decide, plans are set and parents are judged on partial knowledge; for an infant "
        "it can be a large part of a lifetime.",
        too_few="whether core assessments are finished in the time allowed from the referral",
        satisfactory="core assessments in time from the referral",
        improvement="complete core assessments within the time allowed from the referral, with an interim "
        "version inside it where others must be waited for",
    ),
    "core_interim_on_file": Wording(
        label="Interim core assessment on file where not completed (5.1.interim)",
        subject="an interim core assessment where the full one is unfinished",
        strong="Unfinished did not mean absent: an interim core assessment was on file in {met_of} where "
        "completion was outstanding[, with none in {unmet_cases}].",
        generally_met="A preliminary version stood in for the unfinished core assessment in {met_of}. It is "
        "second best, but it shows risk being weighed; {unmet_cases} had nothing of the kind.",
        needs_improvement="With the core assessment still open, no interim version had been put on file in "
        "{unmet_of}. Whoever must act on such a case tonight has no written analysis to act upon.",
        weak="Nothing stood in place of the missing core assessment in {unmet_of}. An interim document takes "
        "little longer than the notes from which it is made, and its absence leaves the weighing of risk "
        "entirely in the worker’s head.",
        too_few="whether interim versions stand in for unfinished core assessments",
        satisfactory="interim core assessments on file where the full one is awaited",
        improvement="put an interim core assessment on file wherever the full one cannot be finished",
    ),
    "core_multi_agency": Wording(
        label="Core assessment multi-agency (5.3)",
        subject="core assessments made with other agencies",
        strong="Core assessments drew on several agencies in {met_of}[; in {unmet_cases} that was not so or "
        "could not be seen].",
        generally_met="More than one agency had contributed to the core assessment in {met_of}[, and in "
        "{not_evident_cases} the document did not show either way]. Teachers and nursery staff see a child "
        "daily, and an assessment without such people is the narrower for it.",
        needs_improvement="Other agencies’ contribution was absent or could not be seen in {unmet_of:core "
        "assessment|core assessments}. A document of that kind records how social services see a family and "
        "leaves out those who know the child’s ordinary days.",
        weak="The core assessment bore the mark of a single agency, with no shared authorship evident, in "
        "{unmet_of}. The chance to test one profession’s reading of a family against another’s was lost.",
        too_few="whether core assessments are shared between agencies",
        satisfactory="core assessments drawing on several agencies",
        improvement="draw other agencies into the core assessment and show in it what each contributed",
    ),
    "parents_history": Wording(
        label="Core assessment includes the parents’ history (5.4)",
        subject="the parents’ history in the core assessment",
        strong="The parents’ own histories had been explored in {met_of:core assessment|core assessments}[; "
        "{unmet_cases} left them out or told only part].",
        generally_met="Attention had been paid to the parents’ past in {met_of}[, and in part in "
        "{partly_cases}]. Left out, it takes with it the best available guide to how a parent will manage "
        "under strain.",
        needs_improvement="The parents’ history was missing or sketchy in {unmet_of:core assessment|core "
        "assessments}. Without it a promise of change has to be taken on trust, since there is nothing to "
        "set it against.",
        weak="Core assessments said little of who the parents are and where they come from: {unmet_of} "
        "lacked all or some of that history. A worker who does not know that a parent grew up in care, or "
        "lost an earlier child, cannot judge what support or what caution is called for.",
        too_few="whether core assessments cover the parents’ history",
        satisfactory="parents’ histories covered in core assessments",
        improvement="set out the parents’ own history in each core assessment",
    ),
    "core_updated": Wording(
        label="Core assessment updated when due (6.3)",
        subject="core assessments updated when due",
        strong="Core assessments were being renewed as children’s lives changed, "
        "{met_of:assessment|assessments} having been updated when due[; {unmet} had grown stale].",
        generally_met="Updating at six-monthly intervals had been done in {met_of} where it fell due. The "
        "picture in {unmet_cases} was out of date, and a plan cannot be fitted to a child who has since "
        "grown into different needs.",
        needs_improvement="Core assessments due for renewal had been left as they were in {unmet_of}. "
        "Decisions taken now may answer to the family as it was.",
        weak="Renewal of the core assessment had lapsed in {unmet_of} in which it was due. Partners leave, "
        "babies arrive, drinking stops or starts again, and the assessment on file knows nothing of it.",
        too_few="whether core assessments are kept up to date",
        satisfactory="core assessments updated when due",
        improvement="renew each core assessment every six months or when circumstances change",
    ),
}
