"""A wish that cannot be met, and the plan that is left when just that wish gives way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.ages import AgeBands
from audit_app.sampling.drawing.draw import check_wishes, draw
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall, Wish, relaxed

BANDS = ("unborn", "0-2", "2-5", "5-10", "10-16", "16-18")
PLACES = (("Ashmere", False), ("Brookfield", False), ("Disability East", True))


@st.composite
def frames(draw_from: st.DrawFn) -> list[Unit]:
    rows = st.tuples(st.sampled_from(BANDS), st.sampled_from(PLACES), st.sampled_from(["", "F1", "F2", "F3"]))
    children = draw_from(st.lists(rows, min_size=1, max_size=40))
    left_out = draw_from(st.sets(st.integers(0, 39), max_size=5))
    return [
        Unit(
            f"R{n:03}",
            band,
            *place,
            is_pre_school=BANDS.index(band) < 3,
            family=family,
            exclusion="closed" if n in left_out else "",
        )
        for n, (band, place, family) in enumerate(children)
    ]


@st.composite
def plans(draw_from: st.DrawFn) -> Plan:
    wishes = {
        "spread": draw_from(st.sampled_from(Spread)),
        "disability_minimum": draw_from(st.integers(0, 6)),
        "pre_school_percent": draw_from(st.sampled_from([0, 0, 25, 60, 100])),
        "one_a_family": draw_from(st.booleans()),
    }
    if draw_from(st.booleans()):
        return Plan(draw_from(st.integers(1, 30)), None, **wishes)
    quotas = draw_from(
        st.dictionaries(st.sampled_from(BANDS), st.integers(0, 6)).filter(lambda q: any(q.values()))
    )
    return Plan(sum(quotas.values()), quotas, **wishes)


@settings(max_examples=300)
@given(frames(), plans(), st.integers(0, 10**6))
def test_every_wish_holds_or_its_shortfall_is_reported(frame: list[Unit], plan: Plan, seed: int) -> None:
    outcome = draw(frame, plan, str(seed))
    if isinstance(outcome, Impossible):
        assert outcome.shortfalls
        assert all(each.missing > 0 for each in outcome.shortfalls)
        return
    units = {unit.reference: unit for unit in frame}
    sample = [units[reference] for reference in outcome.references]
    assert len({unit.reference for unit in sample}) == len(sample) == plan.size
    assert not any(unit.exclusion for unit in sample)
    assert sum(unit.is_disability_team for unit in sample) >= plan.disability_minimum
    assert 100 * sum(unit.is_pre_school for unit in sample) >= plan.pre_school_percent * plan.size
    for band, quota in (plan.age_quotas or {}).items():
        assert sum(unit.age_band == band for unit in sample) == quota
    if plan.one_a_family:
        families = [unit.family for unit in sample if unit.family]
        assert len(families) == len(set(families))
    # Everybody who takes part in a stratum, and only they, stands in its order, with a chance of at most 1.
    assert all(0 <= each.inclusion_probability <= 1 for each in outcome.strata)
    assert sum(each.frame_count for each in outcome.strata) <= sum(not unit.exclusion for unit in frame)


@settings(max_examples=200)
@given(frames(), plans(), st.integers(0, 10**6))
def test_letting_one_wish_after_another_give_way_ends_in_a_sample_or_in_nothing(
    frame: list[Unit], plan: Plan, seed: int
) -> None:
    left: Plan | None = plan
    for _step in range(100):
        assert left is not None
        outcome = draw(frame, left, str(seed))
        if not isinstance(outcome, Impossible):
            return
        left = relaxed(left, outcome.shortfalls[0])
        if left is None:
            return
    raise AssertionError("The wishes never came to an end")


@given(frames(), plans(), st.integers(0, 10**6))
def test_what_is_said_before_the_seed_is_known_is_never_too_gloomy(
    frame: list[Unit], plan: Plan, seed: int
) -> None:
    if check_wishes(frame, plan):
        assert isinstance(draw(frame, plan, str(seed)), Impossible)


@pytest.mark.parametrize(
    ("plan", "shortfall", "left"),
    [
        (Plan(50), Shortfall(Wish.SIZE, 50, 41), Plan(41)),
        (Plan(5), Shortfall(Wish.SIZE, 5, 0), None),
        (
            Plan(6, {"0-2": 4, "2-5": 2}),
            Shortfall(Wish.SIZE, 6, 3),
            Plan(3, {"0-2": 2, "2-5": 1}),
        ),
        (
            Plan(6, {"0-2": 4, "2-5": 2}),
            Shortfall(Wish.AGE_QUOTA, 4, 1, of=("0-2",)),
            Plan(3, {"0-2": 1, "2-5": 2}),
        ),
        (
            Plan(6, {"0-2": 4, "2-5": 2}),
            Shortfall(Wish.AGE_AND_PLACE, 6, 3, of=("0-2", "2-5")),
            Plan(3, {"0-2": 2, "2-5": 1}),
        ),
        (
            Plan(9, disability_minimum=4),
            Shortfall(Wish.DISABILITY_MINIMUM, 4, 2),
            Plan(9, disability_minimum=2),
        ),
        (
            Plan(7, pre_school_percent=60),
            Shortfall(Wish.PRE_SCHOOL_MINIMUM, 5, 3),
            Plan(7, pre_school_percent=42),
        ),
        (Plan(9, one_a_family=True), Shortfall(Wish.ONE_A_FAMILY, 9, 7), Plan(9)),
        (
            Plan(9, {"0-2": 9}, pre_school_percent=50),
            Shortfall(Wish.PRE_SCHOOL_AND_AGES, 5, 0, of=("0-2",)),
            Plan(9, {"0-2": 9}),
        ),
    ],
)
def test_just_the_one_wish_gives_way(plan: Plan, shortfall: Shortfall, left: Plan | None) -> None:
    assert relaxed(plan, shortfall) == left


def test_what_is_left_of_a_share_of_pre_school_age_asks_for_no_more_than_there_is() -> None:
    for size in range(1, 60):
        for possible in range(size + 1):
            left = relaxed(
                Plan(size, pre_school_percent=100), Shortfall(Wish.PRE_SCHOOL_MINIMUM, size, possible)
            )
            assert left is not None
            assert left.pre_school_minimum <= possible


def test_a_share_of_pre_school_age_splits_the_strata_and_takes_the_minimum_where_chance_brings_less() -> None:
    frame = [Unit(f"Y{n}", "0-2", "Ashmere", False, True) for n in range(2)]
    frame += [Unit(f"O{n}", "5-10", "Ashmere", False) for n in range(8)]
    outcome = draw(frame, Plan(4, pre_school_percent=50), "2009")
    assert not isinstance(outcome, Impossible)
    chances = {each.group: each.inclusion_probability for each in outcome.strata}
    assert chances == {"pre-school": 1.0, "older": 0.25}


def test_a_share_that_chance_brings_anyway_changes_no_chance() -> None:
    frame = [Unit(f"Y{n}", "0-2", "Ashmere", False, True) for n in range(6)]
    frame += [Unit(f"O{n}", "5-10", "Ashmere", False) for n in range(4)]
    outcome = draw(frame, Plan(5, pre_school_percent=20), "2009")
    assert not isinstance(outcome, Impossible)
    assert {each.inclusion_probability for each in outcome.strata} == {0.5}


def test_numbers_by_age_and_a_share_of_pre_school_age_are_refused_where_an_age_holds_both() -> None:
    bands = AgeBands((10,))
    frame = [Unit(f"Y{n}", "0-10", "Ashmere", False, True) for n in range(5)]
    frame += [Unit(f"O{n}", "0-10", "Ashmere", False) for n in range(5)]
    plan = Plan(4, {"0-10": 4}, bands=bands, pre_school_percent=50)
    assert draw(frame, plan, "2009") == Impossible((Shortfall(Wish.PRE_SCHOOL_AND_AGES, 2, 0, of=("0-10",)),))
