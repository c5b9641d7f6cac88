"""Agreement of two assessors: published values, what cannot be computed, and the slow twin."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import t as student_t

from audit_app.aggregation.statistics import (
    Coefficient,
    Interval,
    NotComputable,
    RaterAgreement,
    pairs_table,
    rater_agreement,
    wilson,
)
from tests.twins import statistics as twin

REFERENCE = Path(__file__).parents[3] / "fixtures" / "reference" / "reference_values.json"
ANSWERS = ("yes", "no", "partly", "not_applicable")
unhurried = settings(deadline=None, max_examples=60)
pairs_given = st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=2, max_size=14)


def published() -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(REFERENCE.read_text(encoding="utf-8"))["kappa"]
    return values


def computed(figure: Coefficient | NotComputable) -> Coefficient:
    assert isinstance(figure, Coefficient)
    return figure


def ends(figure: Coefficient | NotComputable, places: int) -> list[float]:
    interval = computed(figure).interval
    assert isinstance(interval, Interval)
    return [round(interval.low, places), round(interval.high, places)]


def reason(figure: object) -> str:
    assert isinstance(figure, NotComputable)
    return figure.reason


def test_kappa_equals_the_value_error_and_interval_that_sas_publishes() -> None:
    value = published()[0]

    found = rater_agreement(value["table"], quantile="normal")

    assert round(computed(found.kappa).value, 4) == value["kappa"]
    assert ends(found.kappa, 4) == value["ci95"]
    low, high = value["ci95"]
    assert (high - low) / 2 / 1.959964 == pytest.approx(value["ase"], abs=5e-5)


def test_agreement_kappa_and_ac1_equal_the_values_that_gwet_publishes() -> None:
    value = published()[1]

    found = rater_agreement(value["table"])

    assert round(computed(found.share).value, 3) == value["agreement"]
    assert round(computed(found.kappa).value, 3) == value["kappa"]
    assert ends(found.kappa, 3) == value["kappa_ci95"]
    assert round(computed(found.ac1).value, 3) == value["ac1"]


def test_the_interval_of_ac1_equals_the_one_of_gwets_own_package() -> None:
    # The output of irrCAC's gwet.ac1.table for its data set cont3x3abstractors, in the package's manual.
    found = rater_agreement(published()[1]["table"])

    assert computed(found.ac1).value == pytest.approx(0.8493305, abs=5e-8)
    assert ends(found.ac1, 3) == [0.764, 0.935]


def test_a_pair_with_an_answer_missing_is_left_out() -> None:
    pairs = [("yes", "yes"), ("yes", None), (None, "no"), (None, None), ("no", "no"), ("yes", "no")]

    found = rater_agreement(pairs_table(pairs, ("yes", "no")))

    assert (found.pairs, found.agreed) == (3, 2)


def test_without_a_pair_nothing_can_be_computed() -> None:
    found = rater_agreement(pairs_table([("yes", None)], ("yes", "no")))

    assert {reason(each) for each in (found.share, found.kappa, found.ac1)} == {
        "no case has an answer from both assessors"
    }


def test_where_everybody_always_answers_the_same_kappa_cannot_be_computed_and_ac1_is_full() -> None:
    found = rater_agreement([[9, 0], [0, 0]])

    assert "same answer" in reason(found.kappa)
    assert computed(found.ac1).value == 1
    assert "every pair agrees" in reason(computed(found.ac1).interval)
    assert computed(found.share).interval == wilson(9, 9)


def test_a_question_with_a_single_category_has_no_coefficient() -> None:
    found = rater_agreement([[4]])

    assert reason(found.ac1) == "the question offers one answer only"
    assert reason(found.kappa)
    assert computed(found.share).value == 1


def test_an_answer_that_nobody_gave_leaves_kappa_as_it_is_and_raises_ac1() -> None:
    without = rater_agreement([[6, 2], [1, 5]])
    with_it = rater_agreement([[6, 0, 2], [0, 0, 0], [1, 0, 5]])

    assert computed(with_it.kappa).value == pytest.approx(computed(without.kappa).value)
    assert ends(with_it.kappa, 9) == ends(without.kappa, 9)
    assert computed(with_it.ac1).value > computed(without.ac1).value


def test_an_assessor_who_always_answers_the_same_leaves_kappa_at_nought_without_an_interval() -> None:
    found = rater_agreement([[8, 2], [0, 0]])

    assert computed(found.kappa).value == pytest.approx(0)
    assert reason(computed(found.kappa).interval) == "one assessor gave every case the same answer"


def test_one_pair_has_figures_and_no_interval_of_a_coefficient() -> None:
    found = rater_agreement([[0, 1], [0, 0]])

    assert computed(found.ac1).value == -1
    assert reason(computed(found.ac1).interval) == "there is one pair of answers only"


def test_a_table_that_is_not_square_or_has_a_negative_count_is_refused() -> None:
    for counts in ([[1, 2]], [[1, -1], [0, 1]]):
        with pytest.raises(ValueError, match=r"row and a column|negative"):
            rater_agreement(counts)


@given(pairs_given)
@unhurried
def test_kappa_and_ac1_agree_with_their_slow_twin(pairs: list[tuple[str, str]]) -> None:
    found = rater_agreement(pairs_table(pairs, ANSWERS))
    weighed = [(first, second, 1.0) for first, second in pairs]

    assert computed(found.share).value == twin.same(weighed)
    _check_against(twin.ac1, found.ac1, weighed)
    assume(len({answer for pair in pairs for answer in pair}) > 1)
    _check_against(twin.kappa, found.kappa, weighed)


@given(pairs_given)
@unhurried
def test_it_makes_no_difference_which_assessor_is_called_the_first(pairs: list[tuple[str, str]]) -> None:
    one = rater_agreement(pairs_table(pairs, ANSWERS))
    other = rater_agreement(pairs_table([(second, first) for first, second in pairs], ANSWERS))

    assert _numbers(one) == pytest.approx(_numbers(other))


def _check_against(
    figure: twin.AgreementFigure, found: Coefficient | NotComputable, pairs: list[twin.Pair]
) -> None:
    value = figure(pairs, len(ANSWERS))
    assert computed(found).value == pytest.approx(value, abs=1e-9)
    interval, error = computed(found).interval, twin.standard_error(figure, pairs, len(ANSWERS))
    if isinstance(interval, NotComputable):
        assert error == pytest.approx(0, abs=1e-5)
        return
    half = float(student_t.ppf(0.975, len(pairs) - 1)) * error
    assert interval.low == pytest.approx(max(-1, value - half), abs=1e-5)
    assert interval.high == pytest.approx(min(1, value + half), abs=1e-5)


def _numbers(found: RaterAgreement) -> list[float]:
    figures = (found.share, found.kappa, found.ac1)
    return [each.value for each in figures if isinstance(each, Coefficient)]
