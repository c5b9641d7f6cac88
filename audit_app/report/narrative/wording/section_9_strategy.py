"""Section 9: the first strategy discussion and those that follow it."""

from audit_app.report.narrative.wording.table import Wording

SECTION_9_STRATEGY = {
    "strategy_held": Wording(
        label="First strategy discussion held (3.1)",
        subject="a first strategy discussion in every case",
        strong="Strategy discussions were held as procedure requires: {met_of} had one at the outset[; "
        "{unmet_cases} went without].",
        generally_met="An initial strategy discussion took place in {met_of}. In the absence of one, as in "
        "{unmet_cases}, police and social workers have no agreed basis on which to begin.",
        needs_improvement="No first strategy discussion could be found in {unmet_of}. The decision whether "
        "and how to investigate was then one agency’s alone, taken without what the others knew.",
        weak="The first strategy discussion, the point at which agencies decide together how a child will be "
        "protected, did not take place in {unmet_of}. Enquiries begun without it risk spoiled evidence and a "
        "child interviewed twice.",
        too_few="whether strategy discussions are held when they should be",
        satisfactory="strategy discussions held",
        improvement="hold a strategy discussion before enquiries begin in every case that calls for one",
    ),
    "strategy_in_time": Wording(
        label="First strategy discussion in time (3.2)",
        subject="strategy discussions in time",
        strong="Speed at the start was good, {met_of:first discussion|first discussions} taking place within "
        "the time allowed[ and {unmet} outside it].",
        generally_met="The first discussion came soon enough after the referral in {met_of}; in "
        "{unmet_cases} the child waited past the limit for agencies to speak to one another.",
        needs_improvement="Strategy discussions started late in {unmet_of}. The hours after a referral are "
        "when injuries can be seen, accounts have not been rehearsed and a child may still be in the house "
        "with the person alleged to have caused harm.",
        weak="Delay marked the opening of enquiries: {unmet_of:first strategy discussion|first strategy "
        "discussions} missed the time limit. A safeguard designed for the first hours cannot work when it "
        "arrives after them.",
        too_few="whether strategy discussions are held in time",
        satisfactory="strategy discussions held in time",
        improvement="hold the first strategy discussion within its time limit",
    ),
    "strategy_right_group": Wording(
        label="Right group at the first strategy discussion (3.5)",
        subject="the right group at the first strategy discussion",
        strong="The right people took part in the first discussion in {met_of}[; the assessors would have "
        "added someone in {unmet_cases}].",
        generally_met="Membership of the first strategy discussion suited the case in {met_of}. For "
        "{unmet_cases} somebody with knowledge of the child should have been there and was not.",
        needs_improvement="Somebody who ought to have joined the first strategy discussion was missing from "
        "it in {unmet_of}. A paediatrician’s word on an injury, or a teacher’s on a disclosure, is worth "
        "most before the course of the enquiry is fixed.",
        weak="The circle was drawn too small for {unmet_of:first strategy discussion|first strategy "
        "discussions}. Those present decided how to protect a child without hearing from people who may see "
        "that child more often than they do.",
        too_few="whether the right people join the first strategy discussion",
        satisfactory="the right people at the first strategy discussion",
        improvement="invite to the first strategy discussion everyone whose knowledge bears on the risk",
    ),
    "strategy_wider_group": Wording(
        label="More than two agencies at the first strategy discussion (3.4)",
        subject="a strategy discussion wider than two agencies",
        strong="More than two agencies contributed to {met_of:first strategy discussion|first strategy "
        "discussions}[; {unmet} stayed with two or fewer].",
        generally_met="Participation reached beyond two agencies in {met_of}. In {unmet_cases} no more than "
        "two took part, which is quick but leaves others who know the child to learn of the decision "
        "afterwards.",
        needs_improvement="No more than two agencies took part in {unmet_of:first strategy discussion|first "
        "strategy discussions}. A discussion so small shuts out those most likely to notice whether the "
        "child’s condition is changing.",
        weak="Strategy discussion amounted to an exchange between two parties at most in {unmet_of}. What a "
        "wider group knew of the child played no part in deciding how to enquire.",
        too_few="how widely agencies join the first strategy discussion",
        satisfactory="strategy discussions that reach beyond two agencies",
        improvement="widen strategy discussions beyond two agencies, health and education above all",
    ),
    "strategy_recorded": Wording(
        label="First strategy discussion recorded (7.3.first_strategy)",
        subject="a record of the first strategy discussion",
        strong="A written record of the first strategy discussion was traced in {met_of}[; neither ICS nor "
        "the file yielded one in {unmet_cases}].",
        generally_met="The record of the first strategy discussion could be produced in {met_of}. Without "
        "it, as in {unmet_cases}, there is no proof of who agreed to what.",
        needs_improvement="Searches of ICS and the paper file turned up no record of the first strategy "
        "discussion in {unmet_of}. Agreements between agencies that are not written down tend to be "
        "remembered differently by each of them.",
        weak="First strategy discussions went undocumented, no record being found in {unmet_of}. If such a "
        "case were later to go wrong, the authority could not show on what basis it had acted.",
        too_few="whether strategy discussions are recorded",
        satisfactory="strategy discussions recorded",
        improvement="place a record of each strategy discussion on ICS or the file the same day",
    ),
    "further_discussions_in_time": Wording(
        label="Further strategy discussions in time (3.11)",
        subject="further strategy discussions in time",
        strong="Discussions held between the first and the outcome kept to time in {met_of} that needed "
        "them[; {unmet_cases} slipped in whole or part].",
        generally_met="Follow-up strategy discussions were timely in {met_of}; some or all came late in "
        "{unmet_cases}, stretching an enquiry that families find hard enough at its proper length.",
        needs_improvement="Further strategy discussions fell behind in {unmet_of} in which they were held. "
        "New information waits for such a meeting, and so does any change in how the child is protected.",
        weak="Timing was lost once an enquiry needed more than one discussion, {unmet_of} running late in "
        "part or throughout. Enquiries that lose their timetable tend to lose their purpose with it.",
        too_few="whether further strategy discussions keep to time",
        satisfactory="further strategy discussions in time",
        improvement="keep further strategy discussions to the timetable of the enquiry",
    ),
}
