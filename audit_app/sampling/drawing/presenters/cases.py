"""Cases of the sample as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.sampling.drawing.told.words import one_in
from audit_app.sampling.models import SampledCase


@dataclass(frozen=True)
class CaseLine:
    sampled: SampledCase
    stands_for: str
    came_in: str
    went_out: str


def case_line(sampled: SampledCase) -> CaseLine:
    return CaseLine(sampled, stands_for(sampled), came_in(sampled), went_out(sampled))


def stands_for(sampled: SampledCase) -> str:
    if sampled.weight is None or sampled.inclusion_probability is None:
        return "Itself alone"
    number = f"{sampled.weight:,.1f}".removesuffix(".0")
    return f"{number} {'child' if number == '1' else 'children'}"


def chance(sampled: SampledCase) -> str:
    """The chance with which the case was drawn, in words."""
    if sampled.inclusion_probability is None:
        return "None: chosen by hand"
    return one_in(sampled.inclusion_probability).capitalize()


def came_in(sampled: SampledCase) -> str:
    label = str(sampled.get_came_in_display())
    before = getattr(sampled, "replaces", None)
    return f"{label}, in place of {before.case.reference}" if before else label


def went_out(sampled: SampledCase) -> str:
    if not sampled.went_out:
        return ""
    label = str(sampled.get_went_out_display())
    return f"{label}: {sampled.replaced_by.case.reference}" if sampled.replaced_by else label
