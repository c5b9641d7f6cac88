"""The measures of the report: which answer to which item is the good one, and how many cases gave it.

A measure counts cases. It applies to a case that calls for the item, has answered it and not with "not
applicable". Partly, not evident and not known apply and are not met: a record that cannot show it does not
evidence it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from audit_app.aggregation.cohort import Cohort, PartKey, once
from audit_app.aggregation.results import SEGMENTS, MeasureResult
from audit_app.aggregation.row_answers import (
    ATTENDANCE,
    FOUND,
    MORE_THAN_TWO,
    STRATEGY_FOUND,
    STRATEGY_RECORD,
    lines_of,
)
from audit_app.aggregation.statistics import Estimate, NotComputable, StratumCount, weighted_share
from audit_app.aggregation.tallies import tallies_by_part, tally
from audit_app.aggregation.tally import Tally
from audit_app.aggregation.verdicts import Verdict, verdict_of
from audit_app.tool.queries import is_asked

YES: tuple[str, ...] = ("yes",)
NO: tuple[str, ...] = ("no",)

# Answers with a segment of their own.
NOT_APPLICABLE = "not_applicable"
OWN_SEGMENT = ("partly", "not_evident", "not_known", NOT_APPLICABLE)


@dataclass(frozen=True)
class Measure:
    """``ref`` is the item it rests on (3.4: the whole grid); ``sections`` are those of the report.

    ``answer`` names the tally that holds the answer, where that is not the item's own.
    """

    key: str
    ref: str
    sections: tuple[int, ...]
    favourable: tuple[str, ...] = YES
    answer: str = ""

    @property
    def tally_ref(self) -> str:
        return self.answer or self.ref

    @property
    def refs(self) -> tuple[str, ...]:
        """The items it rests on, each of them in the registry."""
        return tuple(line.ref for line in lines_of(self.ref)) or (self.ref,)

    def segment_of(self, code: str) -> str:
        """Where an answer stands."""
        if code in self.favourable:
            return "met"
        return code if code in OWN_SEGMENT else "not_met"

    def applies(self, found: Tally) -> int:
        """The cases that the measure counts: answered, and not with "not applicable"."""
        return found.answered - found.of(NOT_APPLICABLE)


MEASURES: tuple[Measure, ...] = (
    Measure("ics_up_to_date", "7.5.ics", (2,)),
    Measure("file_up_to_date", "7.5.file", (2,)),
    Measure("chronology_available", "8.4", (2,)),
    Measure("free_of_ics_problems", "8.3", (2,), NO),
    Measure("easy_to_form_view", "9.13.ease", (2,), ("easily",)),
    Measure("adequately_protected", "9.8", (2,)),
    Measure("practice_satisfactory", "9.9", (2,), ("best_practice", "satisfactory")),
    Measure("supervision_evident", "7.4", (3,)),
    Measure("focus_kept", "6.4", (3, 9)),
    Measure("no_drift", "9.14", (3, 9), NO),
    Measure("checks_complete", "2.3", (4,), NO),
    Measure("checks_free_of_difficulty", "2.4", (4,), NO),
    Measure("checks_recorded", "2.5", (4,)),
    Measure("core_done", "5.1", (4,)),
    Measure("core_completed", "5.1.completion_recorded", (4,)),
    Measure("core_in_time_from_start", "5.2", (4,)),
    Measure("core_in_time_from_referral", "5.2.from_referral", (4,)),
    Measure("core_interim_on_file", "5.1.interim", (4,)),
    Measure("core_multi_agency", "5.3", (4,)),
    Measure("parents_history", "5.4", (4,)),
    Measure("concern_physical", "5.5.physical", (4,)),
    Measure("concern_sexual", "5.5.sexual", (4,)),
    Measure("concern_neglect", "5.5.neglect", (4,)),
    Measure("concern_emotional", "5.5.emotional", (4,)),
    Measure("assessments_complete", "6.2", (4,)),
    Measure("core_updated", "6.3", (4,)),
    Measure("specialist_need_not_missed", "6.6", (4,), NO),
    Measure("history_taken_into_account", "1.6", (5,), NO),
    Measure("stable_social_worker", "8.2", (7,), NO),
    Measure("allocated_promptly", "9.11", (7,)),
    Measure("free_of_legal_problems", "8.7", (8,), NO),
    Measure("prompt_legal_action", "9.7.prompt", (8,)),
    Measure("strategy_held", "3.1", (9,)),
    Measure("strategy_in_time", "3.2", (9,)),
    Measure("strategy_right_group", "3.5", (9,)),
    Measure("strategy_wider_group", ATTENDANCE, (9,), (MORE_THAN_TWO,)),
    Measure("strategy_recorded", STRATEGY_RECORD, (9,), (FOUND,), answer=STRATEGY_FOUND),
    Measure("further_discussions_in_time", "3.11", (9,)),
    Measure("outcome_held", "4.1", (9,)),
    Measure("outcome_in_time", "4.3", (9,)),
    Measure("outcome_right_group", "4.5", (9,)),
    Measure("seen_alone", "4.6", (9,)),
    Measure("spoken_to", "4.7", (9,)),
    Measure("reason_recorded", "4.8", (9,)),
    Measure("risks_identified", "4.10", (9,)),
    Measure("plan_responded", "4.11", (9,)),
    Measure("thresholds_applied", "8.5", (9,)),
    Measure("procedures_followed", "8.6", (9,)),
    Measure("seen_fortnightly", "8.8", (9,)),
    Measure("conferences_in_time", "9.1", (9,)),
    Measure("conferences_recorded", "9.2.recorded", (9,)),
    Measure("minutes_prompt", "9.2.minutes", (9,)),
    Measure("chair_focus", "9.3.focus", (9,)),
    Measure("chair_accountability", "9.3.accountability", (9,)),
    Measure("core_groups_held", "9.4.held", (9,)),
    Measure("core_groups_act", "9.4.acted", (9,)),
    Measure("plan_in_place", "9.5.in_place", (9,)),
    Measure("plan_monitored", "9.5.monitored", (9,)),
    Measure("progress_reviewed", "9.5.reviewed", (9,)),
    Measure("shows_progress", "9.6", (9,)),
    Measure("changed_where_no_progress", "9.7.changed", (9,)),
    Measure("free_of_multi_agency_problems", "8.1", (10,), NO),
)


@once
def measure_results(cohort: Cohort) -> Mapping[str, MeasureResult]:
    """Every measure over a cohort, by key, in the order of ``MEASURES``."""
    return {measure.key: _result(measure, cohort) for measure in MEASURES}


def segments(measure: Measure, answers: Tally) -> Counter[str]:
    """The cases of a tally by segment of a measure."""
    found = Counter(hidden=answers.hidden, unanswered=answers.unanswered)
    for code, cases in answers.counts.items():
        found[measure.segment_of(code)] += cases
    return found


def result_of(
    measure: Measure, cohort: Cohort, answers: Tally, by_part: Mapping[PartKey, Tally]
) -> MeasureResult:
    """The measure over the cases of a tally, which are the cohort or some of it, each in its part."""
    found = segments(measure, answers)
    applies = measure.applies(answers)
    asked = any(is_asked(ref, cohort.off) for ref in measure.refs)
    unasked = NotComputable("this review does not ask it")
    return MeasureResult(
        key=measure.key,
        ref=measure.ref,
        sections=measure.sections,
        cases=answers.cases,
        asked=asked,
        estimate=_estimate(measure, cohort, by_part) if asked else unasked,
        verdict=verdict_of(found["met"], applies, cohort.review) if asked else Verdict.NOT_ASKED,
        **{name: found[name] for name in SEGMENTS},
    )


def _result(measure: Measure, cohort: Cohort) -> MeasureResult:
    ref = measure.tally_ref
    return result_of(measure, cohort, tally(cohort, ref), tallies_by_part(cohort, ref))


def _estimate(measure: Measure, cohort: Cohort, by_part: Mapping[PartKey, Tally]) -> Estimate | NotComputable:
    """The share of the caseload; parts without a case in the tally still say how much was drawn."""
    if cohort.unweighable is not None:
        return cohort.unweighable
    nothing = Tally(measure.tally_ref, 0, 0, 0, {})
    return weighted_share(
        StratumCount(
            part.stratum,
            part.weight,
            met=by_part.get(key, nothing).of(*measure.favourable),
            applies=measure.applies(by_part.get(key, nothing)),
            population=part.population,
            sampled=part.sampled,
        )
        for key, part in cohort.parts.items()
    )
