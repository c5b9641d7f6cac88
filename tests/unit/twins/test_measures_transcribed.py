"""The transcription of the measures must be at one with that of the tool, or the twin would judge nothing."""

import pytest

from tests.twins.measures_transcribed import MEASURES, MeasureRow
from tests.unit.tool.appendix_2a import APPENDIX_2A

ROWS = {row.ref: row for row in APPENDIX_2A}

of_each_measure = pytest.mark.parametrize("measure", MEASURES, ids=[measure.key for measure in MEASURES])


def test_no_two_measures_share_a_key() -> None:
    keys = [measure.key for measure in MEASURES]
    assert sorted(keys) == sorted(set(keys))


@of_each_measure
def test_a_measure_reads_answers_that_the_tool_asks_for(measure: MeasureRow) -> None:
    assert measure.refs
    assert set(measure.refs) <= set(ROWS)


@of_each_measure
def test_what_is_favourable_can_be_answered_and_so_can_its_opposite(measure: MeasureRow) -> None:
    for ref in measure.refs:
        assert set(measure.favourable) <= set(ROWS[ref].options)
        assert measure.rule != "answer" or set(ROWS[ref].options) - {*measure.favourable}


@of_each_measure
def test_a_case_falls_outside_just_where_the_tool_offers_not_applicable(measure: MeasureRow) -> None:
    offered = {"not_applicable"} & {code for ref in measure.refs for code in ROWS[ref].options}
    assert set(measure.does_not_apply) == offered


@of_each_measure
def test_only_a_measure_of_one_choice_is_judged_by_its_answer(measure: MeasureRow) -> None:
    kinds = {ROWS[ref].kind for ref in measure.refs}
    assert kinds == ({"choice"} if measure.rule == "answer" else {"any_of"})
    assert len(measure.refs) == (6 if measure.rule == "more than two" else 1)
