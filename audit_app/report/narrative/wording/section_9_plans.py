"""Section 9: child protection plans, from being in place to what happens when they fail."""

from audit_app.report.narrative.wording.table import Wording

SECTION_9_PLANS = {
    "plan_in_place": Wording(
        label="Child protection plan in place (9.5.in_place)",
        subject="a child protection plan in place",
        strong="A child protection plan was in place in {met_of}[; none could be found in {unmet_cases}, and "
        "that should be put right at once].",
        generally_met="Plans were in place for {met_of:child|children}. In {unmet_cases} none could be "
        "produced, which defeats the purpose of making a child subject to one and calls for an answer in "
        "each.",
        needs_improvement="{Unmet_of:child|children} had no child protection plan that the assessors could "
        "find. Professionals and family cannot work to a plan they do not possess.",
        weak="The plan itself was missing for {unmet_of:child|children}. To be subject to a plan that nobody "
        "can produce is protection in name only.",
        too_few="whether plans are in place",
        satisfactory="child protection plans in place",
        improvement="put a child protection plan in place for each child found without one",
    ),
    "plan_monitored": Wording(
        label="Child protection plan monitored (9.5.monitored)",
        subject="monitoring of the plan",
        strong="Somebody was keeping watch over the plan’s tasks in {met_of}[; the watch was patchy or "
        "absent in {unmet_cases}].",
        generally_met="Monitoring of the plan was in evidence in {met_of}[ and partly so in {partly_cases}]. "
        "Tasks without a person and a date beside them are the ones that go undone.",
        needs_improvement="There was too little monitoring of the plan in {unmet_of}. Whether a violent "
        "partner has left, or a nursery place been taken up, is the kind of thing that then goes unchecked.",
        weak="Plans were made and then not properly followed up in {unmet_of}. A worker may believe that "
        "another agency is checking, that agency may believe the same of the worker, and the child goes "
        "unwatched between them.",
        too_few="whether plans are monitored",
        satisfactory="plans monitored",
        improvement="monitor each plan, with a person and a date against every task",
    ),
    "progress_reviewed": Wording(
        label="Progress of the plan regularly reviewed (9.5.reviewed)",
        subject="regular review of the plan’s progress",
        strong="The plan’s progress came under regular review in {met_of}[; reviews were irregular or "
        "missing in {unmet_cases}].",
        generally_met="Regular review of progress took place in {met_of}[, with gaps in {partly_cases}]. "
        "Left too long, a plan that has stopped working looks from outside much like one that is succeeding.",
        needs_improvement="How far the plan had got was not regularly reviewed in {unmet_of}. Without a "
        "pause to ask what is different for the child, activity comes to be mistaken for progress.",
        weak="Progress went unreviewed, or was reviewed fitfully, in {unmet_of}. No one was then well placed "
        "to say that the child is safer than when the plan began, or to decide that it should end, change or "
        "go to court.",
        too_few="whether the progress of plans is reviewed",
        satisfactory="regular review of the plan’s progress",
        improvement="review the progress of every plan at fixed intervals, asking what has changed for the "
        "child",
    ),
    "shows_progress": Wording(
        label="Plan shows progress (9.6)",
        subject="progress under the plan",
        strong="Plans were making a difference: {met_of} showed progress[, and {unmet_cases} little or "
        "none].",
        generally_met="Progress was visible in {met_of}[ and partial in {partly_cases}]. For children whose "
        "plans are standing still, the question is how long that may be accepted.",
        needs_improvement="The plan had yielded limited progress or none in {unmet_of}. Some of these "
        "families may be beyond what support can change, and that has to be faced early if the child is not "
        "to pay for the delay.",
        weak="Improvement was hard to detect: {unmet_of:plan|plans} showed partial progress at best. A "
        "child’s circumstances can remain those which first caused alarm, however many meetings have been "
        "held since.",
        too_few="whether plans bring progress",
        satisfactory="plans that show progress",
        improvement="look again at each plan that shows no progress, and decide what else is to be tried",
    ),
    "changed_where_no_progress": Wording(
        label="Plan changed or legal action where no progress (9.7.changed)",
        subject="a change of plan, or legal action, where progress is lacking",
        strong="Lack of progress led to a changed plan or to legal action in {met_of}[; it did not, or not "
        "fully, in {unmet_cases}].",
        generally_met="Where progress had stalled, the authority altered course or went to court in "
        "{met_of}. In {unmet_cases} much the same plan was continued, in the hope of a better result.",
        needs_improvement="No decisive change of plan, and no application to court, followed the want of "
        "progress in {unmet_of}. A plan that has failed once rarely succeeds by being repeated.",
        weak="Stalled plans were left to run, or altered only in part, in {unmet_of} where a new plan or "
        "proceedings were called for. Parents who do not comply learn that nothing follows, and the child "
        "learns it with them.",
        too_few="what is done when plans bring no progress",
        satisfactory="plans changed, or legal action taken, where progress was lacking",
        improvement="change the plan, or take legal action, where progress is not to be seen",
    ),
}
