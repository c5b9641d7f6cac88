"""Section 1: how the sample was drawn, who read it, when, where and with what, and how it was collated."""

from audit_app.report.narrative.amounts import capitalised, choose, listed, numeral, out_of, spelled
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.facts import ReviewFacts, SampleFacts, day, period


def sample_drawn(facts: SampleFacts) -> Draft:
    """1.1: frame, chance, adjustments, seed, and what was replaced and why."""
    children = f"{facts.frame:,} {choose(facts.frame, 'child|children')}"
    text = (
        f"A sample of {numeral(facts.size)} was drawn by chance from a caseload of {children} in "
        f"{numeral(facts.districts)} {choose(facts.districts, 'district|districts')}, within groups of like "
        f"age and place. Anyone who starts again from the same caseload and the number {facts.seed} draws "
        "the same cases."
    )
    if bullets := (*_adjustments(facts), *_replacements(facts)):
        text += " The draw was adjusted as follows."
    return Draft("1.1", text, bullets)


def _adjustments(facts: SampleFacts) -> tuple[str, ...]:
    adjustments = []
    if facts.age_quotas:
        below = out_of(facts.below_school_age, facts.size, "case|cases", withheld=facts.withheld)
        adjustments.append(f"Each age band was given a set number; {below} are of children below school age.")
    if facts.even_over_districts:
        adjustments.append("The cases were spread as evenly over the districts as the numbers allow.")
    if facts.disability_minimum:
        adjustments.append(
            f"At least {numeral(facts.disability_minimum)} had to come from teams for disabled children; "
            f"{numeral(facts.from_disability_teams)} did."
        )
    return tuple(adjustments)


def _replacements(facts: SampleFacts) -> tuple[str, ...]:
    if facts.withheld and facts.replacements:
        return ("Some cases were replaced by the next in the order of the draw, each for a recorded reason.",)
    return tuple(
        f"{capitalised(spelled(count))} {choose(count, 'case was|cases were')} replaced: {reason}."
        for reason, count in facts.replacements
    )


def ages(facts: ReviewFacts) -> Draft:
    """1.2: what the table of ages shows."""
    return Draft(
        "1.2",
        f"Ages are those of {day(facts.reference_date)}. A child whose age falls on the line between two "
        "bands is counted in the older.",
    )


def assessors(facts: ReviewFacts) -> Draft:
    """1.3: who read how many."""
    people = f"{spelled(facts.assessors)} {choose(facts.assessors, 'assessor|assessors')}"
    return Draft(
        "1.3", f"{capitalised(people)} read the paper file and the ICS record of each case allocated."
    )


def fieldwork(facts: ReviewFacts) -> Draft:
    """1.4: when and where."""
    places = [line.strip(" .;,") for line in facts.places.splitlines() if line.strip(" .;,")]
    where = f" at {listed(places)}" if places else ""
    return Draft(
        "1.4",
        f"The reading was done {period(facts.fieldwork_start, facts.fieldwork_end)}{where}. Every assessor "
        "worked from the same audit tool, so that like was judged with like; a blank copy forms the annex.",
    )


def tool(facts: ReviewFacts) -> Draft:
    """1.5: the tool, its version, and what it was made to bring out."""
    version = f", version {facts.tool_version}," if facts.tool_version else ""
    text = (
        f"The tool{version} was made to bring out five things: whether the safeguarding procedures were kept "
        "to; whether help came in good time and suited the need; whether workers had been supervised; "
        "whether the child was protected; and whether any pattern across cases points to a deeper problem."
    )
    if facts.items:
        text += f" It puts {numeral(facts.items)} questions{_added(facts)}."
    if facts.items_off:
        text += (
            f" {capitalised(spelled(facts.items_off))} {choose(facts.items_off, 'was|were')} switched off "
            "for this review, and what would have rested on them is marked as not asked."
        )
    return Draft("1.5", text)


def _added(facts: ReviewFacts) -> str:
    if not facts.items_added:
        return ""
    return f", {numeral(facts.items_added)} of them added to the tool of 2009 and marked so"


def collation(facts: ReviewFacts) -> Draft:
    """1.6: how the results were brought together, and with whom they were talked over."""
    by = f" by {facts.collated_by}" if facts.collated_by else ""
    text = f"The results were brought together{by} from the {numeral(facts.audited)} signed-off audits."
    people = [line.strip(" .;,") for line in facts.discussed_with.splitlines() if line.strip(" .;,")]
    if people:
        text += f" They have been talked over with {listed(people)}."
    return Draft("1.6", text)
