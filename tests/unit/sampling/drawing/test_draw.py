from collections import Counter, defaultdict
from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from audit_app.sampling.ages import STANDARD_BANDS
from audit_app.sampling.drawing.draw import ALL_AGES, Draw, draw
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall, Wish
from audit_app.sampling.drawing.stream import Stream

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)

BANDS = list(STANDARD_BANDS.codes)
DISTRICTS, TEAMS = ("Ashmere", "Brookfield", "Calverton"), ("Disability East", "Disability West")
QUOTAS = {"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2}


def make_frame(size: int, districts: int = 12, disability_every: int = 17) -> list[Unit]:
    """A caseload like that of a county: ages unevenly spread, and some children with a disability team."""
    ages = ("5-10", "2-5", "0-2", "10-16", "5-10", "2-5", "16-18", "10-16", "5-10", "0-2", "unborn", "5-10")
    chance = Stream("caseload", "made up")
    return [
        Unit(f"WD{n:04}", ages[chance.below(12)], TEAMS[n % 2], True)
        if n % disability_every == 0
        else Unit(f"WD{n:04}", ages[chance.below(12)], f"District {chance.below(districts):02}", False)
        for n in range(size)
    ]


def drawn(frame: list[Unit], plan: Plan, seed: str) -> Draw:
    outcome = draw(frame, plan, seed)
    assert isinstance(outcome, Draw)
    return outcome


@st.composite
def frames(draw_from: st.DrawFn) -> list[Unit]:
    places = [(name, False) for name in DISTRICTS] + [(name, True) for name in TEAMS]
    children = draw_from(
        st.lists(st.tuples(st.sampled_from(BANDS), st.sampled_from(places)), min_size=1, max_size=60)
    )
    return [Unit(f"R{n:03}", band, *place) for n, (band, place) in enumerate(children)]


@st.composite
def plans(draw_from: st.DrawFn) -> Plan:
    spread, minimum = draw_from(st.sampled_from(Spread)), draw_from(st.integers(0, 6))
    if draw_from(st.booleans()):
        return Plan(draw_from(st.integers(1, 40)), None, spread, minimum)
    quotas = draw_from(
        st.dictionaries(st.sampled_from(BANDS), st.integers(0, 8)).filter(lambda q: any(q.values()))
    )
    return Plan(sum(quotas.values()), quotas, spread, minimum)


@unhurried
@given(frames(), plans(), st.integers(0, 10**9))
def test_every_wish_is_met_or_the_shortfall_is_reported(frame: list[Unit], plan: Plan, seed: int) -> None:
    outcome = draw(frame, plan, str(seed))
    if isinstance(outcome, Impossible):
        assert all(shortfall.missing > 0 for shortfall in outcome.shortfalls)
        assert outcome.shortfalls
        return
    by_reference = {unit.reference: unit for unit in frame}
    sample = [by_reference[reference] for reference in outcome.references]
    assert len({unit.reference for unit in sample}) == len(sample) == plan.size
    assert sum(unit.is_disability_team for unit in sample) >= plan.disability_minimum
    if plan.age_quotas is not None:
        assert Counter(unit.age_band for unit in sample) == Counter(
            {band: n for band, n in plan.age_quotas.items() if n}
        )
    assert_spread(frame, sample, plan.spread)


def assert_spread(frame: list[Unit], sample: list[Unit], spread: Spread) -> None:
    """Districts among themselves, and teams among themselves, give what the spread asks of each."""
    for of_teams in (False, True):
        there = Counter(unit.place for unit in frame if unit.is_disability_team is of_teams)
        given_up = Counter(unit.place for unit in sample if unit.is_disability_team is of_teams)
        for place, count in there.items():
            if spread is Spread.EVEN:
                assert given_up[place] >= min(count, max(given_up.values(), default=0) - 1)
            else:
                exact = sum(given_up.values()) * count / there.total()
                assert abs(given_up[place] - exact) < 1


@unhurried
@given(frames(), plans(), st.integers(0, 10**9))
def test_a_refused_plan_was_truly_impossible(frame: list[Unit], plan: Plan, seed: int) -> None:
    outcome = draw(frame, plan, str(seed))
    if isinstance(outcome, Draw):
        return
    for shortfall in outcome.shortfalls:
        if shortfall.wish is Wish.SIZE:
            assert (shortfall.wished, shortfall.possible) == (plan.size, len(frame))
        elif shortfall.wish is Wish.AGE_QUOTA:
            assert shortfall.possible == sum(unit.age_band in shortfall.of for unit in frame)
        elif shortfall.wish is Wish.DISABILITY_MINIMUM:
            assert shortfall.possible == min(plan.size, sum(unit.is_disability_team for unit in frame))
        else:
            assert_clash_is_real(frame, plan, shortfall)


def assert_clash_is_real(frame: list[Unit], plan: Plan, shortfall: Shortfall) -> None:
    """In the places named all children of the bands are taken, and the others have no room for more."""
    assert plan.age_quotas is not None
    assert shortfall.wished == sum(plan.age_quotas.get(band, 0) for band in shortfall.of)
    without_ages = drawn(frame, Plan(plan.size, None, plan.spread, plan.disability_minimum), "any")
    room = {stratum.place: stratum.drawn for stratum in without_ages.strata}
    most = sum(
        sum(unit.place == place and unit.age_band in shortfall.of for unit in frame)
        if place in shortfall.places
        else room[place]
        for place in {unit.place for unit in frame if unit.age_band in shortfall.of}
    )
    assert most <= shortfall.wished
    assert shortfall.possible <= most


@unhurried
@given(frames(), plans(), st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_nothing(
    frame: list[Unit], plan: Plan, seed: int, shuffler: Random
) -> None:
    rearranged = list(frame)
    shuffler.shuffle(rearranged)
    assert draw(rearranged, plan, str(seed)) == draw(frame, plan, str(seed))


def test_the_same_seed_gives_the_same_sample_and_another_seed_another() -> None:
    frame, plan = make_frame(1052), Plan(50, QUOTAS, Spread.EVEN, 4)
    assert drawn(frame, plan, "2009").references == drawn(frame, plan, "2009").references
    assert set(drawn(frame, plan, "2009").references) != set(drawn(frame, plan, "2010").references)


def test_this_very_sample_is_what_any_replay_must_give() -> None:
    """Changing the draw would change every sample ever drawn: these references are not to be edited."""
    frame, quotas = make_frame(60, districts=3), {"0-2": 2, "2-5": 2, "10-16": 2}
    assert drawn(frame, Plan(6, None, Spread.EVEN, 1), "2009").references == (
        "WD0000",
        "WD0027",
        "WD0037",
        "WD0047",
        "WD0038",
        "WD0049",
    )
    assert drawn(frame, Plan(6, quotas, Spread.EVEN, 1), "2009").references == (
        "WD0034",
        "WD0006",
        "WD0059",
        "WD0026",
        "WD0027",
        "WD0033",
    )


def test_fifty_of_a_thousand_are_spread_as_the_review_of_2009_wished() -> None:
    frame = make_frame(1052)
    by_reference = {unit.reference: unit for unit in frame}
    sample = [
        by_reference[reference]
        for reference in drawn(frame, Plan(50, QUOTAS, Spread.EVEN, 4), "2009").references
    ]
    assert Counter(unit.age_band for unit in sample) == QUOTAS
    assert sum(unit.is_disability_team for unit in sample) == 4
    in_districts = Counter(unit.place for unit in sample if not unit.is_disability_team)
    assert set(in_districts) == {unit.place for unit in frame if not unit.is_disability_team}
    assert set(in_districts.values()) <= {46 // len(in_districts), 46 // len(in_districts) + 1}


def test_the_weights_of_a_sample_add_up_to_about_the_frame() -> None:
    frame, plan = make_frame(1052), Plan(50, QUOTAS, Spread.EVEN, 4)
    totals = [
        sum(
            1 / stratum.inclusion_probability for _reference, stratum in drawn(frame, plan, str(seed)).picks()
        )
        for seed in range(200)
    ]
    assert sum(totals) / 200 == pytest.approx(1052, rel=0.02)


def test_without_age_quotas_the_strata_are_the_places() -> None:
    outcome = drawn(make_frame(60, districts=3), Plan(9, None), "2009")
    assert {stratum.group for stratum in outcome.strata} == {ALL_AGES}
    assert all(stratum.drawn == stratum.expected_count for stratum in outcome.strata)


def test_children_whom_the_plan_leaves_out_are_counted() -> None:
    frame = make_frame(120)
    outcome = drawn(frame, Plan(4, {"0-2": 2, "2-5": 2}), "2009")
    assert outcome.without_a_chance >= sum(unit.age_band not in ("0-2", "2-5") for unit in frame)


def test_the_rest_of_a_stratum_stands_ready_in_drawn_order() -> None:
    outcome = drawn(make_frame(60, districts=3), Plan(9, None), "2009")
    everyone = [reference for stratum in outcome.strata for reference in stratum.order]
    assert sorted(everyone) == [f"WD{n:04}" for n in range(60)]
    assert all(stratum.order[: stratum.drawn] == stratum.sample for stratum in outcome.strata)


def selections(frame: list[Unit], plan: Plan, seeds: int) -> tuple[Counter[str], dict[str, float]]:
    """How often each child was drawn under many seeds, and the chance that the draw claims for each."""
    times: Counter[str] = Counter()
    chance: dict[str, float] = {}
    for seed in range(seeds):
        outcome = drawn(frame, plan, f"uniform {seed}")
        times.update(outcome.references)
        chance = {
            reference: stratum.inclusion_probability
            for stratum in outcome.strata
            for reference in stratum.order
        }
    return times, chance


def furthest_off(times: Counter[str], chance: dict[str, float], seeds: int) -> float:
    """The largest distance from the claimed chance, in standard deviations of a count."""
    return max(
        abs(times[reference] - seeds * p) / sqrt(seeds * p * (1 - p))
        for reference, p in chance.items()
        if 0 < p < 1
    )


SMALL_PLAN = Plan(8, {"0-2": 2, "2-5": 2, "5-10": 2, "10-16": 2}, Spread.EVEN, 1)
SEEDS = 3000


def test_every_child_is_drawn_as_often_as_the_draw_says() -> None:
    frame = make_frame(60, districts=3)
    times, chance = selections(frame, SMALL_PLAN, SEEDS)
    # Among 60 counts the furthest is beyond 4.5 standard deviations once in some 2,000 fair tests; the seeds
    # are fixed, so this one can fail only when the draw has changed.
    assert furthest_off(times, chance, SEEDS) < 4.5
    assert all(times[reference] == SEEDS for reference, p in chance.items() if p == 1)
    assert all(times[reference] == 0 for reference, p in chance.items() if p == 0)


def test_children_of_one_stratum_have_one_chance() -> None:
    outcome = drawn(make_frame(60, districts=3), SMALL_PLAN, "2009")
    by_cell = defaultdict(set)
    for unit in make_frame(60, districts=3):
        stratum = next(stratum for stratum in outcome.strata if unit.reference in stratum.order)
        by_cell[unit.age_band, unit.place].add(stratum.inclusion_probability)
    assert all(len(chances) == 1 for chances in by_cell.values())


def test_that_test_of_fairness_would_notice_a_draw_that_favours_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nearly_fair(stream: Stream, items: list[str]) -> list[str]:
        """As it should be, but one time in ten as the rows came."""
        return fair(stream, items) if stream.below(10) else list(items)

    fair = Stream.shuffled
    monkeypatch.setattr(Stream, "shuffled", nearly_fair)
    times, chance = selections(make_frame(60, districts=3), SMALL_PLAN, SEEDS)
    assert furthest_off(times, chance, SEEDS) > 4.5


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_a_shortfall_names_the_ages_and_the_places_that_clash(seed: int) -> None:
    # All the unborn are in one district, which may give one case only.
    frame = [Unit(f"U{n}", "unborn", "Ashmere", False) for n in range(3)]
    frame += [Unit(f"B{n}", "2-5", "Brookfield", False) for n in range(9)]
    outcome = draw(frame, Plan(4, {"unborn": 3, "2-5": 1}), str(seed))
    assert outcome == Impossible(
        (Shortfall(Wish.AGE_AND_PLACE, wished=3, possible=2, of=("unborn",), places=()),)
    )


def test_wishes_that_fail_by_themselves_are_all_named_at_once() -> None:
    frame = [Unit(f"A{n}", "2-5", "Ashmere", False) for n in range(3)]
    outcome = draw(frame, Plan(5, {"0-2": 1, "2-5": 4}, disability_minimum=1), "2009")
    assert outcome == Impossible(
        (
            Shortfall(Wish.SIZE, 5, 3),
            Shortfall(Wish.AGE_QUOTA, 1, 0, of=("0-2",)),
            Shortfall(Wish.AGE_QUOTA, 4, 3, of=("2-5",)),
            Shortfall(Wish.DISABILITY_MINIMUM, 1, 0),
        )
    )


def chi_square(frame: list[Unit], plan: Plan, seeds: int) -> tuple[float, int]:
    """How far the children of each stratum are from being drawn equally often, and the degrees of freedom.

    Of ``n`` drawn from ``N`` without putting back, the counts over independent seeds have the sum of
    squares (T - S·n/N)² / (S·n/N·(1 - n/N)) · (N - 1)/N, which is as chi-square with N - 1 degrees.
    """
    times: Counter[str] = Counter()
    for seed in range(seeds):
        times.update(drawn(frame, plan, f"uniform {seed}").references)
    total, degrees = 0.0, 0
    for stratum in drawn(frame, plan, "any").strata:
        size, p = len(stratum.order), stratum.inclusion_probability
        if p in (0, 1):
            continue
        squares = sum((times[reference] - seeds * p) ** 2 for reference in stratum.order)
        total += squares / (seeds * p * (1 - p)) * (size - 1) / size
        degrees += size - 1
    return total, degrees


def test_within_strata_everybody_is_drawn_equally_often_by_chi_square() -> None:
    statistic, degrees = chi_square(make_frame(60, districts=3), Plan(9, None), 1000)
    # The seeds are fixed: a fair draw is beyond this once in ten thousand choices of them.
    assert statistic < chi2.ppf(0.9999, degrees)
    # Nor is it more even than chance would have it.
    assert statistic > chi2.ppf(0.0001, degrees)


def test_the_chi_square_turns_red_for_a_shuffle_that_favours_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def biased(stream: Stream, items: list[str]) -> list[str]:
        """The well-known mistake: swapping with any place, and one round short."""
        order = list(items)
        for i in range(len(order) // 2):
            j = stream.below(len(order))
            order[i], order[j] = order[j], order[i]
        return order

    monkeypatch.setattr(Stream, "shuffled", biased)
    statistic, degrees = chi_square(make_frame(60, districts=3), Plan(9, None), 1000)
    assert statistic > chi2.ppf(0.9999, degrees)
