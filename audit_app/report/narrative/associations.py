"""Two answers laid against each other, in words: do they go together, how strongly, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.narrative.amounts import capitalised, choose, listed, numeral, out_of

SIGNIFICANT_BELOW = 0.05
SMALLEST_P_PRINTED = 0.001
MANY_COMPARISONS = 5
STRENGTHS = ((0.5, "strong"), (0.3, "moderate"), (0.1, "slight"), (0.0, "negligible"))
EFFECT_NAMES = {"phi": "phi", "cramers_v": "Cramér’s V"}


@dataclass(frozen=True, kw_only=True)
class Association:
    """One cross-table. `one` and `other` are noun phrases ("supervision", "the standard of practice").

    `obstacle` completes "cannot be computed because …" and is set where there is no test. `where_met` and
    `where_not` give the favourable answers to `other`, and all its answers, where `one` is and is not met.
    """

    one: str
    other: str
    cases: int
    p_value: float | None = None
    effect: float = 0.0
    effect_name: str = "phi"
    obstacle: str = ""
    where_met: tuple[int, int] | None = None
    where_not: tuple[int, int] | None = None
    withheld: bool = False

    @property
    def is_shown(self) -> bool:
        return self.p_value is not None and self.p_value < SIGNIFICANT_BELOW


def association(found: Association) -> str:
    """Associated, not shown to be, or not to be computed: one or two sentences with p-value and effect."""
    pair = f"{found.one} and {found.other}"
    if found.p_value is None:
        reason = f", because {found.obstacle}" if found.obstacle else ""
        return f"Whether {pair} go together cannot be computed{reason}."
    if found.withheld:
        link = "are associated" if found.is_shown else "have not been shown to be associated"
        return f"{capitalised(pair)} {link}; the figures are not printed."
    figures = f"{p_in_figures(found.p_value)}; {EFFECT_NAMES[found.effect_name]} {found.effect:.2f}"
    if not found.is_shown:
        return (
            f"No association between {pair} could be shown ({figures}). With {numeral(found.cases)} "
            f"{choose(found.cases, 'case|cases')} a modest one might not show itself."
        )
    return (
        f"{capitalised(pair)} are associated, and the link is {strength(found.effect)} ({figures}). "
        f"{_counts(found)}Were there no connection, a pattern so marked would come about by chance "
        f"{odds(found.p_value)}."
    )


def _counts(found: Association) -> str:
    if not found.where_met or not found.where_not or not found.where_met[1] or not found.where_not[1]:
        return ""
    met, not_met = out_of(*found.where_met), out_of(*found.where_not)
    return (
        f"Where {found.one} was in order, {met} showed {found.other} too; where it was not, {not_met} did. "
    )


def p_in_figures(p_value: float) -> str:
    if p_value < SMALLEST_P_PRINTED:
        return "p below 0.001"
    return f"p = {p_value:.3f}" if p_value < 0.1 else f"p = {p_value:.2f}"


def odds(p_value: float) -> str:
    """A small probability as people speak of one; only for those below one in twenty or so."""
    if p_value < SMALLEST_P_PRINTED:
        return "less than once in a thousand times"
    return f"about once in {round(1 / p_value):,} times"


def strength(effect: float) -> str:
    """The word for a phi or Cramér's V, by the usual bounds."""
    return next(word for bound, word in STRENGTHS if abs(effect) >= bound)


def associations_in_brief(found: Sequence[Association]) -> str:
    """What a set of comparisons of one answer with others comes to, with the warning that many call for."""
    tested = [one for one in found if one.p_value is not None]
    if not tested:
        return "None of the comparisons can be computed on the cases audited."
    shown = [one.other for one in tested if one.is_shown]
    subject = tested[0].one
    comparisons = f"{numeral(len(tested))} {choose(len(tested), 'comparison|comparisons')}"
    if not shown:
        return f"In {comparisons} no association with {subject} could be shown."
    text = (
        f"Of {comparisons} made, {numeral(len(shown))} {choose(len(shown), 'shows|show')} an association "
        f"with {subject}: {listed(shown)}."
    )
    if len(tested) >= MANY_COMPARISONS:
        text += " Among so many, one in twenty would seem to do so by chance alone."
    return text


def caseload_estimate(share: float, low: float, high: float) -> str:
    """The weighted share of the whole caseload with its 95 per cent interval, each from 0 to 1."""
    return (
        f"Weighted for the way in which the sample was drawn, the share in the whole caseload is put at "
        f"{share:.0%}, and lies between {low:.0%} and {high:.0%} with 95% confidence."
    )
