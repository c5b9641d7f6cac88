"""The word for a share of cases met, by the thresholds that belong to the review and are printed with it."""

from __future__ import annotations

from enum import StrEnum

from audit_app.sampling.models import Review


class Verdict(StrEnum):
    STRONG = "strong"
    GENERALLY_MET = "generally_met"
    NEEDS_IMPROVEMENT = "needs_improvement"
    WEAK = "weak"
    TOO_FEW = "too_few"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS: dict[Verdict, str] = {
    Verdict.STRONG: "Strong",
    Verdict.GENERALLY_MET: "Generally met",
    Verdict.NEEDS_IMPROVEMENT: "Needs improvement",
    Verdict.WEAK: "Weak",
    Verdict.TOO_FEW: "Too few to say",
    Verdict.NOT_ASKED: "Not asked in this review",
}


def verdict_of(met: int, applies: int, review: Review) -> Verdict:
    """The verdict on ``met`` of ``applies`` cases.

    Whole numbers are compared, so that a share exactly on a threshold is never rounded off it.
    """
    if applies < review.minimum_cases:
        return Verdict.TOO_FEW
    ladder = (
        (review.strong_from, Verdict.STRONG),
        (review.met_from, Verdict.GENERALLY_MET),
        (review.improve_from, Verdict.NEEDS_IMPROVEMENT),
    )
    return next((verdict for per_cent, verdict in ladder if met * 100 >= per_cent * applies), Verdict.WEAK)
