from math import ceil, sqrt
from statistics import NormalDist

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


# Krejcie and Morgan 1970, Educational and Psychological Measurement 30, 607-610, table 1: children and cases
# for a margin of 0.05, with 3.841 as chi square. Their formula is Cochran's in other words; they round to the
# nearest, we always up.
KREJCIE_AND_MORGAN = """
    10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73
    95:76 100:80 110:86 120:92 130:97 140:103 220:140 230:144 240:148 500:217 1200:291 1300:297 1400:302
    1500:306 2800:338 9000:368
"""


@pytest.mark.parametrize("line", KREJCIE_AND_MORGAN.split())
def test_the_size_is_that_of_the_table_of_krejcie_and_morgan(line: str) -> None:
    children, cases = map(int, line.split(":"))
    exact = 3.841 * children * 0.25 / (0.05**2 * (children - 1) + 3.841 * 0.25)
    assert round(exact) == cases
    assert size_for(0.05, 0.5, children, z=sqrt(3.841)) == ceil(exact)


@given(st.integers(2, 400), st.data())
def test_the_interval_holds_the_shares_that_a_draw_without_replacement_does_not_rule_out(
    children: int, data: st.DataObject
) -> None:
    """O'Neill (2021, arXiv 2109.12464) derives the correction so; here each share is tried by itself.

    The share in a sample without replacement has the variance P(1 - P)/n · (N - n)/(N - 1), that of the
    hypergeometric distribution.
    """
    size = data.draw(st.integers(1, children - 1))
    found = data.draw(st.integers(0, size)) / size
    interval, z = forecast(found, size, children), NormalDist().inv_cdf(0.975)
    for share in (each / 1000 for each in range(1001)):
        variance = share * (1 - share) / size * (children - size) / (children - 1)
        excess = (found - share) ** 2 - z * z * variance
        if abs(excess) > 1e-9:
            assert (interval.low <= share <= interval.high) == (excess < 0)


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


def test_two_districts_lose_what_kish_gives_for_two_weights() -> None:
    # Kish 1992, Journal of Official Statistics 8, 183-200: where a share U is chosen k times as often as the
    # rest, L = U (1 - U) (k - 1)² / k is lost. For 0.2 and 4 times as often that is 0.36.
    frame = [Unit(f"A{n:03}", "2-5", "Ashmere", False) for n in range(80)]
    frame += [Unit(f"B{n:03}", "2-5", "Brookfield", False) for n in range(20)]
    assert design_effect(frame, Plan(20, spread=Spread.EVEN)) == pytest.approx(1.36)


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
