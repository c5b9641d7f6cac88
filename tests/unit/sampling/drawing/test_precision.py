import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.precision import (
    Interval,
    design_effect,
    forecast,
    in_percent,
    size_for,
    wilson,
)


# Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("found", "cases", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_intervals_are_those_that_newcombe_printed(
    found: int, cases: int, low: float, high: float
) -> None:
    interval = wilson(found / cases, cases)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


# Cochran 1977, section 4.4: the share of islanders with blood group O, within 5 points, with t taken as 2.
def test_the_size_is_that_of_cochrans_island() -> None:
    assert size_for(0.05, 0.5, 3200, z=2) == 356


def test_without_an_end_of_the_population_it_is_cochrans_first_size() -> None:
    assert size_for(0.05, 0.5, 10**12, z=2) == 400


@given(st.integers(2, 3000), st.data())
def test_more_cases_are_never_less_sure(children: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, children - 1))
    share = data.draw(st.sampled_from([0.0, 0.5, 0.9, 1.0]))
    fewer, more = forecast(share, size, children), forecast(share, size + 1, children)
    assert more.high - more.low <= fewer.high - fewer.low + 1e-12
    assert fewer.low <= share + 1e-12
    assert share <= fewer.high + 1e-12


def test_who_reads_every_file_knows_the_share() -> None:
    assert forecast(0.9, 40, 40) == Interval(0.9, 0.9)


def test_the_finite_caseload_narrows_the_interval() -> None:
    small, endless = forecast(0.5, 50, 100), wilson(0.5, 50)
    assert small.high - small.low < endless.high - endless.low
    nearly_endless = forecast(0.5, 50, 10**9)
    assert nearly_endless.low == pytest.approx(endless.low, abs=1e-6)


def test_no_interval_is_made_to_look_narrower_by_rounding() -> None:
    assert in_percent(Interval(0.3694, 0.6301)) == (36, 64)
    assert in_percent(Interval(0.07, 0.28)) == (7, 28)


@pytest.mark.parametrize(("size", "population", "effect"), [(0, 10, 1.0), (11, 10, 1.0), (5, 10, 0.9)])
def test_no_forecast_is_made_for_what_cannot_be(size: int, population: int, effect: float) -> None:
    with pytest.raises(ValueError, match="at least one case"):
        forecast(0.5, size, population, effect)


@pytest.mark.parametrize("margin", [0, 1])
def test_a_margin_is_a_share_between(margin: float) -> None:
    with pytest.raises(ValueError, match="margin"):
        size_for(margin, 0.5, 100)


BIG_AND_SMALL = [Unit(f"A{n:03}", "2-5", "Ashmere", False) for n in range(90)] + [
    Unit(f"B{n:03}", "2-5", "Brookfield", False) for n in range(10)
]


def test_equal_chances_lose_nothing() -> None:
    assert design_effect(BIG_AND_SMALL, Plan(10, spread=Spread.PROPORTIONAL)) == pytest.approx(1)


def test_an_even_spread_over_unequal_districts_costs_what_kish_says() -> None:
    # Five cases that stand for 18 children each and five for 2: 10 * (5*18² + 5*2²) / (5*18 + 5*2)² = 1.64.
    assert design_effect(BIG_AND_SMALL, Plan(10, spread=Spread.EVEN)) == pytest.approx(1.64)


def test_brothers_and_sisters_weigh_by_their_number() -> None:
    # Every child takes part with five families of two and ten children by themselves: weights 2 and 1.
    frame = [Unit(f"P{n}", "2-5", "Ashmere", False, family=f"F{n // 2}") for n in range(10)]
    frame += [Unit(f"S{n}", "2-5", "Ashmere", False) for n in range(10)]
    # 15 take part, 5 are drawn: chance 1/3, weights 6 and 3. E Σw = 20, E Σw² = 5 * 12 + 10 * 3 = 90.
    assert design_effect(frame, Plan(5, one_a_family=True)) == pytest.approx(5 * 90 / 20**2)


def test_a_plan_that_cannot_be_met_has_no_forecast() -> None:
    assert design_effect(BIG_AND_SMALL, Plan(101)) is None


@settings(max_examples=50)
@given(st.integers(1, 100))
def test_the_size_that_a_margin_needs_reaches_it(children: int) -> None:
    size = size_for(0.1, 0.5, children)
    assert 1 <= size <= children
