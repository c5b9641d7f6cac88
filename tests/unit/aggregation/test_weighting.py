"""The caseload estimate: against a case-by-case twin, by its invariances, and by how often it is right."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.aggregation.statistics import (
    Estimate,
    NotComputable,
    StratumCount,
    clopper_pearson,
    weighted_share,
)
from tests.twins import statistics as twin

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


@st.composite
def stratum_counts(draw: st.DrawFn) -> list[StratumCount]:
    """Some strata, several with a single case or none, a few in two weights, with or without populations."""
    with_population = draw(st.booleans())
    counts = []
    for number in range(draw(st.integers(min_value=1, max_value=8))):
        population = draw(st.integers(min_value=60, max_value=300)) if with_population else None
        for _ in range(draw(st.integers(min_value=1, max_value=2))):
            sampled = draw(st.integers(min_value=0, max_value=12))
            applies = draw(st.integers(min_value=0, max_value=sampled))
            met = draw(st.integers(min_value=0, max_value=applies))
            weight = draw(st.floats(min_value=1, max_value=80))
            counts.append(StratumCount(f"stratum {number}", weight, met, applies, population, sampled))
    return counts


def case_by_case(counts: list[StratumCount]) -> list[twin.SampledCase]:
    cases: list[twin.SampledCase] = []
    for row in counts:
        answers = [True] * row.met + [False] * (row.applies - row.met) + [None] * (row.cases - row.applies)
        cases += [(row.stratum, row.weight, answer) for answer in answers]
    return cases


def estimate_of(counts: list[StratumCount]) -> Estimate:
    result = weighted_share(counts)
    assert isinstance(result, Estimate)
    return result


@given(stratum_counts())
@unhurried
def test_the_estimate_agrees_with_the_case_by_case_twin(counts: list[StratumCount]) -> None:
    result = weighted_share(counts)

    if sum(row.applies for row in counts) < 2:
        assert isinstance(result, NotComputable)
        return
    assert isinstance(result, Estimate)
    populations = {row.stratum: row.population for row in counts}
    known = [population for population in populations.values() if population is not None]
    expected = twin.korn_graubard(case_by_case(counts), sum(known) if known else None)
    found = (result.share, result.low, result.high, result.effective_size)
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-8)
    assert 0 <= result.low <= result.share <= result.high <= 1


@given(stratum_counts(), st.floats(min_value=0.01, max_value=100), st.randoms())
@unhurried
def test_neither_the_scale_of_the_weights_nor_the_order_of_the_strata_matters(
    counts: list[StratumCount], scale: float, shuffler: random.Random
) -> None:
    others = [
        StratumCount(row.stratum, row.weight * scale, row.met, row.applies, row.population, row.sampled)
        for row in counts
    ]
    shuffler.shuffle(others)
    here, there = weighted_share(counts), weighted_share(others)

    if isinstance(here, NotComputable):
        assert there == here
    else:
        assert isinstance(there, Estimate)
        assert (there.share, there.low, there.high) == pytest.approx(
            (here.share, here.low, here.high), abs=1e-6
        )


@pytest.mark.parametrize("met", [0, 1, 7, 25, 40, 49, 50])
def test_one_stratum_of_equal_weights_is_nearly_clopper_and_pearson(met: int) -> None:
    result = estimate_of([StratumCount("all", 21.04, met, 50)])
    plain = clopper_pearson(met, 50)

    assert result.share == pytest.approx(met / 50)
    assert result.effective_size in (pytest.approx(49), 50)
    assert (result.low, result.high) == pytest.approx((plain.low, plain.high), abs=0.003)


def test_a_stratum_that_stands_for_more_children_counts_for_more() -> None:
    result = estimate_of([StratumCount("large", 40, 12, 20, 800), StratumCount("small", 5, 2, 20, 100)])

    assert result.share == pytest.approx((40 * 12 + 5 * 2) / (40 * 20 + 5 * 20))
    assert 20 < result.effective_size < 30
    assert (result.cases, result.population) == (40, 900)


def test_a_stratum_in_two_entries_is_the_same_as_in_one() -> None:
    whole = [StratumCount("a", 20, 12, 20, 400), StratumCount("b", 30, 5, 10, 300)]
    split = [StratumCount("a", 20, 9, 9, 400), StratumCount("a", 20, 3, 11, 400), whole[1]]

    assert estimate_of(split) == estimate_of(whole)


def test_knowing_the_population_narrows_the_interval_by_the_sampling_fraction() -> None:
    without = estimate_of([StratumCount("a", 2, 10, 25), StratumCount("b", 2, 14, 25)])
    known = estimate_of([StratumCount("a", 2, 10, 25, 50), StratumCount("b", 2, 14, 25, 50)])

    assert known.effective_size == pytest.approx(2 * without.effective_size)
    assert without.low < known.low
    assert known.high < without.high
    assert "50 of 100 children" in known.note
    assert "finite" not in without.note


def test_when_every_child_is_audited_the_share_is_exact() -> None:
    result = estimate_of([StratumCount("a", 1, 3, 4, 4), StratumCount("b", 1, 5, 6, 6)])

    assert (result.low, result.share, result.high) == (0.8, 0.8, 0.8)
    assert "exact" in result.note


def test_when_all_answer_alike_the_number_of_cases_decides_the_interval() -> None:
    strata = [StratumCount(name, 20, 10, 10, 200) for name in "abcde"]
    result = estimate_of(strata)

    assert result.high == 1.0
    assert result.effective_size == pytest.approx(50, rel=0.02)
    assert result.low == pytest.approx(clopper_pearson(50, 50).low, abs=0.003)


def test_strata_alike_within_do_not_pretend_to_certainty() -> None:
    result = estimate_of([StratumCount("all met", 20, 8, 8), StratumCount("none met", 20, 0, 8)])

    assert result.effective_size <= 16
    assert result.low < 0.3
    assert result.high > 0.7


def test_single_cases_are_pooled_and_the_note_says_so() -> None:
    large = StratumCount("large", 20, 10, 20)
    several = estimate_of([large, StratumCount("x", 20, 1, 1), StratumCount("y", 20, 0, 1)])
    single = estimate_of([large, StratumCount("x", 20, 1, 1)])

    assert "2 strata with a single case each were pooled" in several.note
    assert "One stratum with a single case was joined to another" in single.note


def test_a_stratum_without_a_case_is_named() -> None:
    result = estimate_of([StratumCount("a", 20, 3, 9, 180), StratumCount("unborn", 20, 0, 0, 12)])

    assert "No case here comes from: unborn. An estimate takes them to be like the others." in result.note


def test_with_no_case_or_one_it_says_why_there_is_no_estimate() -> None:
    assert weighted_share([]) == NotComputable("the question applies to none of the cases audited")
    assert weighted_share([StratumCount("a", 20, 0, 0, sampled=5)]) == NotComputable(
        "the question applies to none of the cases audited"
    )
    assert weighted_share([StratumCount("a", 20, 1, 1)]) == NotComputable(
        "the question applies to one case only"
    )


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="must not decrease"):
        StratumCount("a", 20, 5, 4)
    with pytest.raises(ValueError, match="must not decrease"):
        StratumCount("a", 20, 3, 4, sampled=3)
    with pytest.raises(ValueError, match="weight"):
        StratumCount("a", 0, 3, 4)
    with pytest.raises(ValueError, match="different populations"):
        weighted_share([StratumCount("a", 20, 3, 4, 80), StratumCount("a", 20, 3, 4, 90)])
    with pytest.raises(ValueError, match="8 cases from 7 children"):
        weighted_share([StratumCount("a", 1, 3, 8, 7)])


# Children and how many of them the favourable answer is true of, in a caseload whose small strata, sampled
# far more heavily than the large one, are the ones that do badly.
CASELOAD = {"large": (800, 680), "middle": (160, 80), "small": (80, 20)}
SAMPLED = {"large": 16, "middle": 16, "small": 16}


def coverage_over_samples(*, weighted: bool, samples: int = 600) -> float:
    """How often the interval of a sample holds the caseload's true share."""
    draw = random.Random(20090721)
    truth = sum(met for _, met in CASELOAD.values()) / sum(size for size, _ in CASELOAD.values())
    covered = 0
    for _ in range(samples):
        counts = []
        for stratum, (size, met) in CASELOAD.items():
            n = SAMPLED[stratum]
            found = sum(child < met for child in draw.sample(range(size), n))
            counts.append(StratumCount(stratum, size / n, found, n, size))
        if weighted:
            low, high = estimate_of(counts).low, estimate_of(counts).high
        else:
            plain = clopper_pearson(sum(row.met for row in counts), sum(row.applies for row in counts))
            low, high = plain.low, plain.high
        covered += low <= truth <= high
    return covered / samples


def test_the_interval_holds_the_true_share_of_the_caseload_about_as_often_as_it_says() -> None:
    assert 0.93 <= coverage_over_samples(weighted=True) <= 0.995


def test_an_interval_that_forgets_the_weights_would_seldom_hold_the_true_share() -> None:
    assert coverage_over_samples(weighted=False) < 0.5
