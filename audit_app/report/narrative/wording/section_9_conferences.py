"""Section 9: child protection conferences, their minutes and chairs, and core groups."""

from audit_app.report.narrative.wording.table import Wording

SECTION_9_CONFERENCES = {
    "conferences_in_time": Wording(
        label="Conferences held in time (9.1)",
        subject="conferences in time",
        strong="Child protection conferences were convened within the required time in {met_of}[, and late "
        "in {unmet_cases}].",
        generally_met="The timetable for conferences was respected in {met_of}. It was missed in "
        "{unmet_cases}, and the child went longer without a plan that agencies shared.",
        needs_improvement="Conferences were late in {unmet_of}. Until the conference sits there is no plan "
        "that binds every agency, and the social worker carries the risk in the meantime.",
        weak="The date of the conference slipped past the limit in {unmet_of}. Children thought to be at "
        "risk of significant harm were left in an interval for which no agency but social services was "
        "answerable.",
        too_few="whether conferences are held in time",
        satisfactory="conferences held in time",
        improvement="convene child protection conferences within the time the procedures allow",
    ),
    "conferences_recorded": Wording(
        label="Conferences properly recorded (9.2.recorded)",
        subject="properly recorded conferences",
        strong="A proper record of the conference was on file in {met_of}[; {unmet_cases} could not show "
        "such a record].",
        generally_met="Conferences had been properly recorded in {met_of}. A record that is thin or absent, "
        "as in {unmet_cases}, deprives absent agencies and the next chair of the reasons behind the plan.",
        needs_improvement="The conference record was inadequate in {unmet_of}. Parents are entitled to see "
        "why a plan was made about their child, and staff to know exactly what they undertook.",
        weak="What conferences decided, and why, could not be properly read in {unmet_of}. Undertakings that "
        "nobody wrote down cannot be enforced by a chair or relied on by a child.",
        too_few="whether conferences are properly recorded",
        satisfactory="conferences properly recorded",
        improvement="record what each conference decided, why, and who is to do what",
    ),
    "minutes_prompt": Wording(
        label="Conference minutes prompt (9.2.minutes)",
        subject="prompt minutes of conferences",
        strong="Minutes were finished and sent round promptly in {met_of}[; there was delay in "
        "{unmet_cases}].",
        generally_met="Prompt circulation of conference minutes was found in {met_of}; the wait in "
        "{unmet_cases} left people acting on their own notes of what had been agreed.",
        needs_improvement="Minutes came late in {unmet_of}. By the time they arrive a first core group may "
        "have met without them, and errors in them are harder to put right.",
        weak="The minutes of conferences were slow to be completed, or to reach those who needed them, in "
        "{unmet_of}. They ought to be the best short account of a case, and delay withholds them from every "
        "agency when they would be most used.",
        too_few="how promptly minutes are circulated",
        satisfactory="minutes completed and circulated promptly",
        improvement="complete and circulate conference minutes promptly",
    ),
    "chair_focus": Wording(
        label="Chair kept the focus on child and plan (9.3.focus)",
        subject="chairing that keeps the child in view",
        strong="Independent chairs kept the child and the plan’s progress at the centre in {met_of}[; that "
        "was only partly so, or not so, in {unmet_cases}].",
        generally_met="The chair held the meeting to the child’s needs and the plan’s progress in {met_of}[, "
        "and did so in part in {partly_cases}]. A conference that turns on the grievances of adults can end "
        "without asking what has improved.",
        needs_improvement="Chairing did not keep the child in view throughout in {unmet_of}. Members of a "
        "conference take their lead from the chair, and a child is easily lost behind articulate parents and "
        "busy professionals.",
        weak="Conferences were allowed to lose sight of the child or of the plan in {unmet_of}. The chair is "
        "the one person present with no other stake in the case; if that safeguard gives way there is none "
        "behind it.",
        too_few="whether chairs keep the focus on the child",
        satisfactory="chairs who keep the focus on the child and the plan",
        improvement="support chairs in keeping every conference to the child and the plan’s progress",
    ),
    "chair_accountability": Wording(
        label="Chair held agencies to account (9.3.accountability)",
        subject="chairs who hold agencies to account",
        strong="Chairs called agencies to account, where there was cause, in {met_of}[; in {unmet_cases} "
        "they held back].",
        generally_met="Challenge from the chair was forthcoming in {met_of} that needed it[, and partly so "
        "in {partly_cases}]. An action promised and not reported at one conference tends to be promised "
        "again at the next.",
        needs_improvement="Agencies that had not done what they undertook went unchallenged, or were "
        "challenged too mildly, in {unmet_of}. A child’s plan is then only as good as the goodwill behind "
        "it.",
        weak="Chairs did not hold agencies to their undertakings in {unmet_of} where there was reason to. A "
        "conference that notes failure without consequence teaches everyone present that the plan is "
        "optional.",
        too_few="whether chairs hold agencies to account",
        satisfactory="chairs who hold agencies to account",
        improvement="expect chairs to ask each agency, by name, what it has done of what it undertook",
    ),
    "core_groups_held": Wording(
        label="Core groups timely, attended and recorded (9.4.held)",
        subject="timely, well-attended and recorded core groups",
        strong="Core groups met on time, drew a good attendance and kept a record in {met_of}[; "
        "{unmet_cases} fell short in some respect].",
        generally_met="Core groups functioned as they should in {met_of}. Irregular meetings, thin "
        "attendance or missing notes, as in {unmet_cases}, loosen the one forum in which those working with "
        "the child compare what they see.",
        needs_improvement="The core group was irregular, poorly attended or unrecorded in {unmet_of}. "
        "Between conferences it is the plan’s only engine, and without it tasks wait for the next review.",
        weak="Core groups were not working as intended in {unmet_of}. Health, school and social services "
        "then each pursue a part of the plan, and nobody, parents included, knows whether the parts add up.",
        too_few="how well core groups are held",
        satisfactory="core groups timely, attended and recorded",
        improvement="hold core groups in time, with those who matter present and a note kept",
    ),
    "core_groups_act": Wording(
        label="Core groups act when the plan fails (9.4.acted)",
        subject="core groups that act when the plan falls short",
        strong="When plans missed their goals the core group did something about it in {met_of}[; "
        "{unmet_cases} saw little or no response].",
        generally_met="Core groups responded to a failing plan in {met_of}[, and in some measure in "
        "{partly_cases}]. Where they do not, the same tasks are carried forward while the child’s situation "
        "stays as it was.",
        needs_improvement="A plan that was not reaching its goals met with too little response from the core "
        "group in {unmet_of}. Meeting is not the same as acting, and a child gains nothing from attendance "
        "alone.",
        weak="Failure of the plan went without effective answer by the core group in {unmet_of} where one "
        "was called for. The people closest to the child are those best placed to see that things are not "
        "improving, and here seeing it changed too little.",
        too_few="whether core groups act when plans fail",
        satisfactory="core groups that act when the plan falls short",
        improvement="require core groups to change what is being done when the plan misses its goals",
    ),
}
