"""How far the conclusions reach: what lies with other agencies, and what the sample allows to be said."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.narrative.amounts import choose, numeral
from audit_app.report.narrative.themes import OTHER_AGENCY_KEYS
from audit_app.report.narrative.values import NOT_ASKED, Measured, render

NOTED = {
    "checks_free_of_difficulty": "Difficulty in getting information from agencies was noted in {unmet_of}",
    "free_of_multi_agency_problems": "Shortcomings in the way agencies work together were seen in {unmet_of}",
}
NOTHING_NOTED = {
    "checks_free_of_difficulty": "No difficulty was noted in getting information from agencies",
    "free_of_multi_agency_problems": "Agencies’ work together showed no apparent shortcomings",
}


# What an estimate supposes of children in strata of which no case was read.
AS_THE_OTHERS = "an estimate takes them to be like the others."


@dataclass(frozen=True, kw_only=True)
class Delays:
    """Late core assessments, and in how many the reason lay with others; one case may give both reasons."""

    late: int
    other_agency: int
    specialist_assessment: int
    not_recorded: int = 0
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What was audited out of what. `known_chances`: every case of the frame had a known chance of selection.

    `undrawn` is the number of children in strata from which no case was drawn, `out_of_reach` of those among
    them for whose age the plan asked for no case. `earlier_cases` is the number of cases in an earlier review
    with which this one is compared.
    """

    audited: int
    frame: int
    known_chances: bool = True
    undrawn: int = 0
    out_of_reach: int = 0
    earlier_cases: int | None = None


def other_agencies(findings: Sequence[Measured], delays: Delays | None) -> str:
    """What children's social services cannot mend alone (2.4, 8.1 and the reasons of 5.2)."""
    asked = [found for found in findings if found.key in OTHER_AGENCY_KEYS and found.verdict != NOT_ASKED]
    said = [_noted(found) for found in asked if found.counts.applies]
    if delays and delays.late:
        said.append(_delays(delays))
    if not said:
        return ""
    held_up = delays and (delays.withheld or delays.other_agency or delays.specialist_assessment)
    if not held_up and not any(found.counts.unmet for found in asked):
        return f"{' '.join(said)} Nothing in the files calls for another agency to act."
    return (
        f"{' '.join(said)} Matters of this kind cannot be put right by children’s social services alone; "
        "they belong on the agenda of the safeguarding board."
    )


def _noted(found: Measured) -> str:
    hidden_or_some = found.counts.withheld or found.counts.unmet
    table = NOTED if hidden_or_some else NOTHING_NOTED
    return f"{render(table[found.key], found.counts.placeholders())}."


def _delays(delays: Delays) -> str:
    if delays.withheld:
        return "Why core assessments were late, so far as the record tells, is set out in section 4."
    others, specialists = delays.other_agency, delays.specialist_assessment
    assessments = choose(delays.late, "core assessment|core assessments")
    text = (
        f"Of {numeral(delays.late)} {assessments} known to be late, {_or_none(others)} had waited for "
        f"another agency’s information and {_or_none(specialists)} for a specialist assessment"
    )
    if delays.not_recorded:
        text += f"; for {numeral(delays.not_recorded)} no reason was on record"
    return f"{text}."


def _or_none(count: int) -> str:
    return numeral(count) if count else "none"


def how_far_it_goes(reach: Reach, too_few: bool) -> str:
    """How far the sample allows the conclusions to be carried beyond the cases audited."""
    if not reach.audited:
        return ""
    if too_few:
        text = (
            f"The cases audited are {numeral(reach.audited)} of {reach.frame:,}, too few to carry any "
            "finding beyond them."
        )
    elif not reach.known_chances:
        text = (
            "The cases were not drawn so that each had a known chance of selection. They speak for "
            "themselves and cannot be taken as a measure of all the work."
        )
    else:
        text = (
            f"Every finding above is about the {reach.audited:,} cases audited. Each of the "
            f"{reach.frame - reach.out_of_reach:,} children who could be drawn had a known chance of being "
            "chosen, so estimates for the whole caseload can be made from them; where this report gives one, "
            f"it is weighted and carries its margin.{_without_a_case(reach)}"
        )
    return f"{text}{_beside_earlier(reach, too_few)}"


def _without_a_case(reach: Reach) -> str:
    """Of whom an estimate speaks although none of them was read, in the words of its own note."""
    if not reach.undrawn:
        return ""
    text = f" No case was drawn from the strata of {reach.undrawn:,} children; {AS_THE_OTHERS}"
    if reach.out_of_reach:
        text += f" The plan asked for no case of the age of {reach.out_of_reach:,} of them."
    return text


def _beside_earlier(reach: Reach, too_few: bool) -> str:
    if reach.earlier_cases is None or too_few or reach.audited <= reach.earlier_cases:
        return ""
    return (
        f" The findings rest on more cases than the earlier review, which read "
        f"{numeral(reach.earlier_cases)}, and deserve correspondingly more confidence."
    )
