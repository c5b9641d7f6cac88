"""Section 2: the records, how hard a view was to form, and the two overall judgements."""

from audit_app.report.narrative.wording.table import Wording

SECTION_2 = {
    "ics_up_to_date": Wording(
        label="ICS record up to date (7.5.ics)",
        subject="an ICS record that is up to date",
        strong="On ICS the record had been kept current in {met_of}, so that a colleague covering at short "
        "notice could rely on what the screen showed[; {unmet_cases} had fallen behind].",
        generally_met="The electronic record was current in {met_of}; in {unmet_cases} it lagged behind "
        "events, and a manager looking at the screen would not have seen where matters stood.",
        needs_improvement="ICS could not be relied on to give the present position: "
        "{unmet_of:record|records} had not been brought up to date. A duty worker taking a call out of hours "
        "would be working from old information about the child.",
        weak="Recent events were missing from ICS in {unmet_of}. A record in that state is of little use for "
        "following a case, and it leaves the child exposed whenever the allocated worker is away.",
        too_few="whether ICS is kept up to date",
        satisfactory="ICS records kept up to date",
        improvement="bring ICS records up to date and keep them so",
    ),
    "file_up_to_date": Wording(
        label="Paper file up to date (7.5.file)",
        subject="a paper file that is up to date",
        strong="Paper files had kept pace with the work in {met_of}, and what the worker knew could be read "
        "by the next person to pick the file up[; {unmet_cases} fell short of this].",
        generally_met="The story was told to date in {met_of:paper file|paper files}. In {unmet_cases} the "
        "last entries were old enough to leave a reader guessing at what had happened since.",
        needs_improvement="Gaps at the recent end of the paper file were found in {unmet_of}. Good work may "
        "have been done, but until it is written down neither a new worker nor a court can see it.",
        weak="The paper file had been left behind by events in {unmet_of}. Decisions about these children "
        "rest on memory and on notes held elsewhere, and the worker has nothing to show for work properly "
        "done.",
        too_few="whether paper files keep pace with the work",
        satisfactory="paper files kept up to date",
        improvement="keep the paper file level with the work, so that nothing depends on memory",
    ),
    "chronology_available": Wording(
        label="Chronology on file (8.4)",
        subject="a chronology on file",
        strong="A chronology was on file in {met_of}, giving a stranger to the case the pattern of a child’s "
        "life within minutes[; the one found was incomplete in {partly_cases}].",
        generally_met="Chronologies had been kept in {met_of}[, and begun but not carried through in "
        "{partly_cases}]. They repay the effort: without one, the slow gathering of small worries that marks "
        "neglect is easily missed.",
        needs_improvement="A complete chronology was missing from {unmet_of:file|files}[; {partly_cases} had "
        "only a partial one]. Each reader has then to rebuild the history from loose entries, and patterns "
        "that run across years go unseen.",
        weak="{Unmet_of:file|files} gave no full chronology[, {partly_cases:file|files} having a fragment at "
        "most]. A child’s history must then be worked out afresh at every change of worker, which is "
        "precisely how earlier harm comes to be overlooked.",
        too_few="how often a chronology can be counted on",
        satisfactory="chronologies available on file",
        improvement="put a chronology on every file and add to it as events occur",
    ),
    "free_of_ics_problems": Wording(
        label="No particular problems with ICS (8.3)",
        subject="freedom from particular problems with ICS",
        strong="Particular difficulties with ICS were absent from {met_of}[ and were reported in "
        "{unmet_cases}]. On this evidence the system did not stand in the way of the work.",
        generally_met="ICS gave no particular trouble in {met_of}. The problems noted in {unmet_cases} cost "
        "staff time that ought to have gone to families.",
        needs_improvement="Problems particular to ICS were noted in {unmet_of}. Each is small beside the "
        "risk to a child, yet together they slow the entry of records and make them harder to retrieve when "
        "a decision is urgent.",
        weak="The electronic system was itself an obstacle: assessors recorded particular problems with it "
        "in {unmet_of}. Workers are spending on the tool the effort that children needed, and information "
        "entered under such conditions may not be complete.",
        too_few="whether ICS helps or hinders the work",
        satisfactory="work not held back by problems with ICS",
        improvement="press for the faults met in ICS to be put right, and give staff help with it meanwhile",
    ),
    "easy_to_form_view": Wording(
        label="View of the case easily formed (9.13.ease)",
        subject="records from which a view of the case is easily formed",
        strong="A reliable view of the child’s situation could be formed readily in {met_of}[; {unmet_cases} "
        "called for longer reading].",
        generally_met="Assessors formed their view without difficulty in {met_of}. In {unmet_cases} the "
        "reading took effort or a great deal of time, and a colleague standing in for the allocated worker "
        "would face the same search.",
        needs_improvement="Understanding the case was slow work in {unmet_of}: what mattered had to be "
        "pieced together. An assessor has the leisure to do so; a duty worker with a frightened child does "
        "not.",
        weak="Forming a sound view of the child proved laborious in {unmet_of}[ (it was straightforward in "
        "{met_cases})]. If practised reviewers struggle, a manager called on to decide the same afternoon is "
        "likely to decide on part of the facts.",
        too_few="how readily a case can be understood from its records",
        satisfactory="records from which a case can readily be understood",
        improvement="arrange records so that somebody new to the case can understand it quickly",
    ),
    "adequately_protected": Wording(
        label="Child adequately protected now (9.8)",
        subject="the adequate protection of each child",
        all_met="Asked whether the child is adequately protected now, the assessors answered yes without "
        "exception[, in {met_of}].",
        numbers_withheld="The assessors could not say of every child that protection is adequate. The number "
        "is not printed, lest a child be recognised; what has been done is set out in the conclusions.",
        strong="For {unmet_of:child|children} in the cases audited the assessor could not say that "
        "protection is adequate now. {unmet:That is a matter|Each of these is a matter} for action in its "
        "own right, whatever the position of other children, and is taken up in the conclusions.",
        generally_met="Protection could not be confirmed as adequate for {unmet_of:child|children} among the "
        "cases audited. Good results elsewhere do not offset this: what has been done is set out in the "
        "conclusions.",
        needs_improvement="Present arrangements could not be confirmed as keeping the child safe in "
        "{unmet_of}. Senior managers should look at {unmet:that case|each of those cases} before any "
        "question of general standards.",
        weak="The assessors were unable to say that present protection is adequate for "
        "{unmet_of:child|children}. Nothing else in this report ranks beside that: {unmet:the case "
        "needs|each case needs} a decision of its own, and members should expect to be told of it.",
        too_few="how far children in such circumstances are protected as a rule",
        satisfactory="children adequately protected",
        improvement="act at once for each child whose protection is not shown to be adequate, and record the "
        "outcome",
        safety=True,
    ),
    "practice_satisfactory": Wording(
        label="Practice satisfactory or better (9.9)",
        subject="practice of a satisfactory standard or better",
        all_met="Practice reached a satisfactory standard or better without exception[, in {met_of}].",
        numbers_withheld="Practice fell below a satisfactory standard in some of the work. The number of "
        "cases is not printed, lest one be recognised.",
        strong="Practice reached a satisfactory standard or better in {met_of}[; the assessors placed "
        "{unmet_cases} below it].",
        generally_met="Satisfactory or better was the verdict on practice in {met_of}. The work in "
        "{unmet_cases} fell short, at the least in places, and the learning noted there should go back to "
        "the teams concerned.",
        needs_improvement="Standards of practice were uneven, the assessors placing {unmet_of} below "
        "satisfactory. Children in similar need were receiving help of differing quality.",
        weak="Satisfactory practice was not the rule: {unmet_of} fell below it. Shortcomings on this scale "
        "in the files read point to conditions of work and oversight and not to individual workers alone.",
        too_few="what standard of practice is usual",
        satisfactory="practice of a satisfactory standard or better",
        improvement="raise practice to a satisfactory standard where the assessors found it below",
        safety=True,
    ),
}
