"""A reading beside the panel's, question by question: what differs first, with the panel's reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.agreeing.differences import differences
from audit_app.agreeing.presenters.readings import answer_in_words, question_in_full
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.calibrating.presenters.words import score_in_words
from audit_app.calibrating.queries import Assessed, Panel, Stand, answers_that_count
from audit_app.calibrating.scoring import Score
from audit_app.filling.presentable import presentable
from audit_app.tool.answers import Answers
from audit_app.tool.models import Audit
from audit_app.tool.registry import item


@dataclass(frozen=True)
class Line:
    """One item: what the assessor and the panel answered, what each wrote beside it, in words."""

    ref: str
    question: str
    answer: str
    comment: str
    panel_answer: str
    panel_reason: str


@dataclass(frozen=True)
class ComparisonPage:
    """``differed`` counted and did not agree; ``not_compared`` the assessor was not asked.

    ``beside`` differs without counting: dates, rows and items that the review does not count.
    """

    calibration: Calibration
    attempt: Attempt
    audit: Audit
    is_own: bool
    has_passed: bool
    summary: str
    what_next: str
    differed: tuple[Line, ...]
    not_compared: tuple[Line, ...]
    beside: tuple[Line, ...]
    agreed: tuple[Line, ...]


@dataclass(frozen=True)
class _Both:
    reading: Audit
    panel: Audit
    answers: Answers
    panel_answers: Answers

    def lines(self, refs: Iterable[str]) -> tuple[Line, ...]:
        return tuple(self._line(ref) for ref in refs)

    def _line(self, ref: str) -> Line:
        comment = f"{item(ref).top_ref}.comment"
        return Line(
            ref=ref,
            question=question_in_full(self.panel.review, ref),
            answer=answer_in_words(self.reading, ref, self.answers.get(ref)),
            comment=presentable(self.answers.get(comment) or "", self.reading),
            panel_answer=answer_in_words(self.panel, ref, self.panel_answers.get(ref)),
            panel_reason=presentable(self.panel_answers.get(comment) or "", self.panel),
        )


def comparison_page(
    whose: Assessed, attempt: Attempt, audit: Audit, panel: Panel, found: Score, viewer: User
) -> ComparisonPage:
    """``audit`` is the reading of the attempt, and ``found`` its score; the panel has one."""
    if panel.audit is None:
        raise ValueError("There is nothing to compare with before the panel has answered")
    both = _Both(audit, panel.audit, answers_that_count(audit), panel.answers())
    calibration, is_own = whose.calibration, whose.assessor == viewer
    named = {*found.agreed, *found.differed, *found.not_compared}
    others = differences(both.panel_answers, both.answers, audit.review.items_off, {})
    return ComparisonPage(
        calibration=calibration,
        attempt=attempt,
        audit=audit,
        is_own=is_own,
        has_passed=bool(attempt.passed),
        summary=score_in_words(found),
        what_next=what_next(whose) if is_own else "",
        differed=both.lines(found.differed),
        not_compared=both.lines(found.not_compared),
        beside=both.lines(each.ref for each in others if each.ref not in named),
        agreed=both.lines(found.agreed),
    )


def what_next(whose: Assessed) -> str:
    """What somebody who has handed a reading in does now."""
    if whose.stand == Stand.PASSED:
        return "You have passed. You can open your cases once the fieldwork has begun."
    if whose.stand == Stand.ACCEPTED and whose.accepted:
        return (
            f"{whose.accepted.by.display_name} has accepted your reading. You can open your cases once the "
            "fieldwork has begun."
        )
    if whose.has_tries_left:
        return (
            "Read below where you and the panel differ, and talk it over with a lead of the review. The lead "
            "can then release a further reading."
        )
    return "Talk to a lead of the review: they can allow a further reading or accept this one."


def panel_names(panel: Panel) -> str:
    return " and ".join(each.display_name for each in panel.members)
