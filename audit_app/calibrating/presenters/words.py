"""Scores and standings as people read them."""

from __future__ import annotations

from audit_app.calibrating.queries import Stand
from audit_app.calibrating.scoring import Score

STAND_COLOURS = {
    Stand.NOT_BEGUN: "grey",
    Stand.READING: "blue",
    Stand.PASSED: "green",
    Stand.BELOW: "orange",
    Stand.RELEASED: "blue",
    Stand.ACCEPTED: "turquoise",
}


def percentage(score: Score) -> str:
    """To a tenth and rounded down: 79.9% is not 80%."""
    tenths = score.tenths
    if tenths is None:
        return "nothing to compare"
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def score_in_words(score: Score) -> str:
    """Such as "41 of 50 answers are the panel’s (82%)"."""
    if not score.compared:
        return "No answer could be compared with the panel’s"
    answers = "answer is" if score.compared == 1 else "answers are"
    return f"{len(score.agreed)} of {score.compared} {answers} the panel’s ({percentage(score)})"


def tag_of(stand: Stand) -> dict[str, str]:
    return {"text": stand.value, "classes": f"govuk-tag--{STAND_COLOURS[stand]}"}
