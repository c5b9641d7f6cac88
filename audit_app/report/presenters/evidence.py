"""The evidence page of one finding: its counts, how the verdict follows, its items and its cases."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.measures import Measure, measure_results
from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, MeasureResult
from audit_app.aggregation.statistics import Estimate
from audit_app.aggregation.verdicts import Verdict
from audit_app.filling.queries import withheld_from
from audit_app.report.evidence import cases_of, items_of
from audit_app.report.models import Report
from audit_app.report.narrative.wording import WORDING, sentence
from audit_app.report.queries import edits_of
from audit_app.report.shown import NEVER_A_SHARE, ShownMeasure
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from audit_app.tool.timescales import Timescales, timescales_of, worded

SEGMENT_LABELS = {
    "met": "Met",
    "partly": "Partly",
    "not_met": "Not met",
    "not_evident": "Not evident",
    "not_known": "Not known",
    "not_applicable": "Not applicable",
    "hidden": "Not called for by the other answers",
    "unanswered": "Unanswered",
}


@dataclass(frozen=True)
class SegmentLine:
    """A segment with its count; ``applies`` says whether it is in the denominator."""

    label: str
    count: int
    applies: bool
    audits: tuple[Audit, ...]


@dataclass(frozen=True)
class ItemLine:
    """An item that the finding rests on."""

    ref: str
    question: str
    favourable: str


@dataclass(frozen=True)
class EvidencePage:
    """``segments`` hold audits only for a reader who may open all of the cases (``shows_cases``).

    From the rest of a list, one case left out could be placed: so with one withheld, none is listed.
    """

    key: str
    label: str
    sentence: str
    in_words: str
    verdict: str
    verdict_label: str
    why: str
    estimate: str
    estimate_note: str
    segments: tuple[SegmentLine, ...]
    items: tuple[ItemLine, ...]
    top_ref: str
    cases: int
    shows_cases: bool
    withholds_cases: bool

    @property
    def comment_ref(self) -> str:
        return f"{self.top_ref}.comment"


def evidence_page(report: Report, measure: Measure, reader: User) -> EvidencePage:
    cohort = signed_off_cohort(report.review)
    result = measure_results(cohort)[measure.key]
    shown = ShownMeasure(result)
    edit = edits_of(report).get(measure.key)
    withholds_cases = withheld_from(reader).in_review(report.review).signed_off().exists()
    shows_cases = not withholds_cases and reader.has_permission(Permission.MODERATE_AUDIT, report.review_id)
    return EvidencePage(
        key=measure.key,
        label=WORDING[measure.key].label,
        sentence=edit.text if edit else sentence(measure.key, result.verdict.value, shown.counts),
        in_words=shown.in_words,
        verdict=shown.verdict,
        verdict_label=shown.verdict_label,
        why=why(result, report.review),
        estimate=shown.estimate_in_words,
        estimate_note=result.estimate.note if isinstance(result.estimate, Estimate) else "",
        segments=_segments(measure, result, cohort, shows_cases),
        items=_items(measure, timescales_of(report.review)),
        top_ref=items_of(measure)[0].top_ref,
        cases=cohort.size,
        shows_cases=shows_cases,
        withholds_cases=withholds_cases,
    )


def why(result: MeasureResult, review: Review) -> str:
    """How the verdict follows from the share, by the thresholds that belong to the review."""
    if result.key in NEVER_A_SHARE and result.asked:
        return (
            "Whether children are safe is not judged by a share: each child of whom it is not so is counted."
        )
    bounds = {
        Verdict.STRONG: f"{review.strong_from}% or more of the cases to which it applies",
        Verdict.GENERALLY_MET: f"{review.met_from}% to under {review.strong_from}%",
        Verdict.NEEDS_IMPROVEMENT: f"{review.improve_from}% to under {review.met_from}%",
        Verdict.WEAK: f"under {review.improve_from}%",
        Verdict.TOO_FEW: f"fewer than {review.minimum_cases} cases to which it applies",
        Verdict.NOT_ASKED: "an item that this review has switched off",
    }
    return f"In this review “{result.verdict.label}” means {bounds[result.verdict]}."


def _segments(
    measure: Measure, result: MeasureResult, cohort: Cohort, shows_cases: bool
) -> tuple[SegmentLine, ...]:
    audits = {found.segment: found.audits for found in cases_of(measure, cohort)} if shows_cases else {}
    return tuple(
        SegmentLine(label, getattr(result, name), name in SEGMENTS_THAT_APPLY, audits.get(name, ()))
        for name, label in SEGMENT_LABELS.items()
    )


def _items(measure: Measure, timescales: Timescales) -> tuple[ItemLine, ...]:
    asked = (worded(each, timescales) for each in items_of(measure))
    return tuple(
        ItemLine(
            ref=each.ref,
            question=f"{each.group}: {each.question}" if each.group else each.question,
            favourable=_favourable(measure, each.labels),
        )
        for each in asked
    )


def _favourable(measure: Measure, labels: dict[str, str]) -> str:
    """The good answer in the tool's words; the two measures over a tick grid say theirs in their own."""
    named = [labels[code] for code in measure.favourable if code in labels]
    return " or ".join(named) or GRID_RULES.get(measure.key, "")


GRID_RULES = {
    "strategy_wider_group": "More than two agencies contributed",
    "strategy_recorded": "Found on ICS or on file",
}
