"""The drafted conclusions: section 2's overall conclusion and section 10, from figures alone.

Nothing here is fixed text to which figures are added. Other answers give other conclusions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.narrative.amounts import capitalised, choose, listed, numeral, spelled
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.judgements import (
    Judgements,
    immediate_actions,
    open_actions,
    practice,
    protection,
    protection_in_brief,
    sample_size_warning,
    what_was_done,
)
from audit_app.report.narrative.reach import Delays, Reach, how_far_it_goes, other_agencies
from audit_app.report.narrative.themes import (
    elements,
    improvement_bullets,
    satisfactory_bullets,
    shortfalls,
)
from audit_app.report.narrative.values import (
    GENERALLY_MET,
    GOOD,
    JUDGED,
    NEEDS_IMPROVEMENT,
    NOT_ASKED,
    STRONG,
    TOO_FEW,
    WEAK,
    Measured,
)
from audit_app.report.narrative.wording import WORDING

LARGEST_SHORTFALLS_NAMED = 3
UNDETERMINED_NAMED = 6

STANDARD_BY_VERDICT = {
    STRONG: "good",
    GENERALLY_MET: "satisfactory",
    NEEDS_IMPROVEMENT: "uneven",
    WEAK: "not satisfactory",
}


@dataclass(frozen=True)
class Tally:
    """How many elements of practice could be judged, and how many of them fell short."""

    judged: int
    short: int

    @classmethod
    def of(cls, findings: Sequence[Measured]) -> "Tally":
        verdicts = [found.verdict for found in elements(findings)]
        judged = [verdict for verdict in verdicts if verdict in JUDGED]
        return cls(len(judged), sum(verdict not in GOOD for verdict in judged))


def overall_conclusion(judgements: Judgements, findings: Sequence[Measured]) -> tuple[Draft, ...]:
    """The conclusion that opens section 2, in the order in which it should be read."""
    done, outcomes = what_was_done(judgements)
    drafts = [
        Draft("2.protection", protection(judgements)),
        Draft("2.practice", practice(judgements) if judgements.cases else ""),
        Draft("2.open_actions", open_actions(judgements)),
        Draft("2.outcomes", done, outcomes),
        Draft("2.elements", _elements_in_brief(findings) if judgements.cases else ""),
        Draft("2.sample_size", sample_size_warning(judgements)),
    ]
    return tuple(draft for draft in drafts if draft.text)


def section_10(
    judgements: Judgements, findings: Sequence[Measured], reach: Reach, delays: Delays | None = None
) -> tuple[Draft, ...]:
    """The conclusions, from the safety of the children to how far all this can be said."""
    if not judgements.cases:
        return (Draft("10.standard", "No audit has been signed off, so there is nothing to conclude."),)
    done, outcomes = what_was_done(judgements)
    good, short = satisfactory_bullets(findings), improvement_bullets(findings)
    drafts = [
        Draft("10.protection", protection_in_brief(judgements)),
        Draft("10.standard", _standard(judgements, findings)),
        Draft("10.outcomes", done, outcomes),
        Draft("10.satisfactory", _satisfactory_lead(findings, good), good),
        Draft("10.improvements", _improvements_lead(findings, short), short),
        Draft("10.undetermined", _undetermined(findings)),
        Draft("10.actions", immediate_actions(judgements)),
        Draft("10.other_agencies", other_agencies(findings, delays)),
        Draft("10.reach", how_far_it_goes(reach, judgements.too_few)),
        Draft("10.reservation", RESERVATION),
    ]
    return tuple(draft for draft in drafts if draft.text)


RESERVATION = (
    "No sample, however carefully drawn, vouches for a single child. A child whose case was not read may be "
    "in danger today, and so may one whose case was read and has since changed. Day by day, standards are "
    "secured by supervision and by teams that examine their own work, and both need enough people to do them."
)


def _elements_in_brief(findings: Sequence[Measured]) -> str:
    tally = Tally.of(findings)
    if not tally.judged:
        return "No single element of practice could be judged on the cases audited."
    if not tally.short:
        return f"{_all_of(tally)} strong or generally met."
    worst = [WORDING[found.key].subject for found in shortfalls(findings)[:LARGEST_SHORTFALLS_NAMED]]
    where = f"The largest {choose(len(worst), 'shortfall was|shortfalls were')} in {listed(worst)}."
    if tally.short == tally.judged:
        return f"{_all_of(tally)} short of the standard set for this review. {where}"
    good = tally.judged - tally.short
    return (
        f"{capitalised(spelled(good))} of the {tally.judged} elements of practice that could be judged "
        f"{choose(good, 'was|were')} strong or generally met; {numeral(tally.short)} "
        f"{choose(tally.short, 'needs|need')} improvement or {choose(tally.short, 'is|are')} weak. {where}"
    )


def _all_of(tally: Tally) -> str:
    if tally.judged == 1:
        return "The one element of practice that could be judged was"
    return f"All {tally.judged} elements of practice that could be judged were"


def _standard(judgements: Judgements, findings: Sequence[Measured]) -> str:
    """The general standard, tempered by how many elements fell short."""
    if judgements.too_few:
        return sample_size_warning(judgements)
    if judgements.unsafe:
        cases = judgements.number_of(judgements.unsafe)
        return (
            f"The general standard cannot be called satisfactory when practice in {cases} was judged unsafe."
        )
    return f"{_word_for_standard(judgements, findings)}{_tempered(Tally.of(findings))}"


def _word_for_standard(judgements: Judgements, findings: Sequence[Measured]) -> str:
    verdicts = {found.key: found.verdict for found in findings}
    word = STANDARD_BY_VERDICT.get(verdicts.get("practice_satisfactory", NOT_ASKED))
    if not word:
        return "The answers do not allow the general standard of work to be put in one word"
    cases = f"{judgements.cases:,} cases audited"
    return f"Taken together, the standard of child protection work in the {cases} was {word}"


def _tempered(tally: Tally) -> str:
    if not tally.judged:
        return "."
    if not tally.short:
        return ", and no element of practice fell below the standard set."
    if tally.short == tally.judged:
        return ", and every element of practice that could be judged fell below the standard set."
    return (
        f"; {numeral(tally.short)} of the {tally.judged} elements of practice that could be judged could be "
        "improved."
    )


def _satisfactory_lead(findings: Sequence[Measured], bullets: tuple[str, ...]) -> str:
    if bullets:
        return "The files give good evidence of the following."
    if Tally.of(findings).judged:
        return "No element of practice came to the point at which it could be called strong or generally met."
    return "The answers are too few for any element of practice to be called satisfactory."


def _improvements_lead(findings: Sequence[Measured], bullets: tuple[str, ...]) -> str:
    if bullets:
        return (
            "These are the matters to improve, the largest shortfall first. The figures show in how many of "
            "the cases to which each applies it was already so."
        )
    if Tally.of(findings).judged:
        return "None of the elements judged calls for improvement across the cases audited."
    return "No matters for improvement can be drawn from so few answers."


def _undetermined(findings: Sequence[Measured]) -> str:
    """What the audit could not settle, and whether for want of cases or because it was not asked."""
    reasons = (
        (TOO_FEW, "too few cases applied for a judgement on"),
        (NOT_ASKED, "nothing was asked in this review about"),
    )
    said = []
    for verdict, opening in reasons:
        names = [WORDING[found.key].subject for found in elements(findings) if found.verdict == verdict]
        if names:
            said.append(f"{opening} {_some_of(names)}")
    return f"{capitalised('; '.join(said))}." if said else ""


def _some_of(names: list[str]) -> str:
    if len(names) <= UNDETERMINED_NAMED:
        return listed(names)
    rest = len(names) - UNDETERMINED_NAMED
    return listed([*names[:UNDETERMINED_NAMED], f"{numeral(rest)} other {choose(rest, 'point|points')}"])
