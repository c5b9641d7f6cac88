"""The table of measures against the registry of items."""

import pytest

from audit_app.aggregation.measures import MEASURES, Measure, segments
from audit_app.aggregation.tally import Tally
from audit_app.tool.registry import item

BY_KEY = {measure.key: measure for measure in MEASURES}
ON_ONE_CHOICE = [measure for measure in MEASURES if measure.refs == (measure.ref,) and not measure.answer]


def test_no_two_measures_share_a_key() -> None:
    assert len(BY_KEY) == len(MEASURES)


@pytest.mark.parametrize("measure", ON_ONE_CHOICE, ids=[measure.key for measure in ON_ONE_CHOICE])
def test_a_measure_rests_on_a_choice_and_its_good_answer_is_an_option(measure: Measure) -> None:
    each = item(measure.ref)
    assert each.kind == "choice"
    assert set(measure.favourable) < set(each.labels)


def test_the_two_measures_on_grids_rest_on_lines_of_the_registry() -> None:
    on_grids = [measure for measure in MEASURES if measure not in ON_ONE_CHOICE]
    assert [measure.key for measure in on_grids] == ["strategy_wider_group", "strategy_recorded"]
    assert all(item(ref).line for measure in on_grids for ref in measure.refs)
    assert len(BY_KEY["strategy_wider_group"].refs) == 6


@pytest.mark.parametrize("measure", MEASURES, ids=list(BY_KEY))
def test_every_measure_stands_in_a_section_of_the_report(measure: Measure) -> None:
    assert measure.sections
    assert set(measure.sections) <= set(range(2, 11))


def test_each_answer_stands_in_its_segment() -> None:
    counts = {"yes": 5, "no": 1, "not_known": 2, "not_applicable": 3}
    found = segments(BY_KEY["seen_alone"], Tally("4.6", cases=15, shown=14, answered=11, counts=counts))
    assert +found == {
        "met": 5,
        "not_met": 1,
        "not_known": 2,
        "not_applicable": 3,
        "hidden": 1,
        "unanswered": 3,
    }


def test_an_answer_that_is_neither_good_nor_of_its_own_kind_is_not_met() -> None:
    assert BY_KEY["adequately_protected"].segment_of("unclear") == "not_met"
    assert BY_KEY["practice_satisfactory"].segment_of("falls_short") == "not_met"
    assert BY_KEY["easy_to_form_view"].segment_of("with_effort") == "not_met"


def test_no_is_the_good_answer_to_a_question_after_a_fault() -> None:
    assert BY_KEY["no_drift"].segment_of("no") == "met"
    assert BY_KEY["no_drift"].segment_of("yes") == "not_met"
