from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.allocating.share_out import TooLittleCapacity, Waiting, loads, share_out

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)
REVIEW_OF_2009 = {"first": 16, "second": 12, "third": 7, "fourth": 15}


def waiting(*per_office: int) -> list[Waiting]:
    return [
        Waiting(f"WD{office}-{n}", f"Office {office}")
        for office, count in enumerate(per_office)
        for n in range(count)
    ]


def given_out(cases: list[Waiting], capacities: dict[str, int], seed: str = "2009") -> dict[str, str]:
    outcome = share_out(cases, capacities, seed)
    assert isinstance(outcome, dict)
    return outcome


def meetings(cases: list[Waiting], outcome: dict[str, str]) -> int:
    return len({(case.office, outcome[case.reference]) for case in cases})


def test_capacities_that_are_just_enough_are_met_exactly() -> None:
    cases = waiting(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 2, 2)
    assert Counter(given_out(cases, REVIEW_OF_2009).values()) == REVIEW_OF_2009


def test_an_office_stays_with_one_assessor_where_it_fits() -> None:
    cases = waiting(5, 4, 3)
    outcome = given_out(cases, {"a": 4, "b": 5, "c": 3})
    assert meetings(cases, outcome) == 3


def test_room_to_spare_is_left_in_proportion() -> None:
    assert loads(10, {"a": 10, "b": 5, "c": 5}) == {"a": 5, "b": 3, "c": 2}
    assert loads(0, {"a": 10, "b": 0}) == {"a": 0, "b": 0}


def test_too_little_capacity_is_said_with_both_numbers() -> None:
    assert share_out(waiting(6, 5), {"a": 5, "b": 5}, "2009") == TooLittleCapacity(cases=11, capacity=10)
    assert share_out(waiting(1), {}, "2009") == TooLittleCapacity(cases=1, capacity=0)


def test_nothing_to_give_is_given_to_nobody() -> None:
    assert share_out([], {"a": 5}, "2009") == {}


def test_a_case_that_waits_twice_is_named() -> None:
    with pytest.raises(ValueError, match="WD0-0 waits twice"):
        share_out([*waiting(1), *waiting(1)], {"a": 5}, "2009")


@unhurried
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=12),
    st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 40), min_size=1, max_size=6),
    st.integers(0, 10**6),
)
def test_loads_keep_to_capacity_and_offices_are_seldom_split(
    per_office: list[int], capacities: dict[str, int], seed: int
) -> None:
    cases = waiting(*per_office)
    outcome = share_out(cases, capacities, str(seed))
    if isinstance(outcome, TooLittleCapacity):
        assert outcome.cases > outcome.capacity == sum(capacities.values())
        return
    assert isinstance(outcome, dict)
    assert set(outcome) == {case.reference for case in cases}
    taken = Counter(outcome.values())
    for assessor, capacity in capacities.items():
        assert taken[assessor] <= capacity
        assert abs(taken[assessor] - len(cases) * capacity / sum(capacities.values())) < 1
    assert meetings(cases, outcome) <= len(per_office) + len(taken) - 1


@unhurried
@given(st.permutations(waiting(4, 3, 3)), st.permutations([("a", 4), ("b", 4), ("c", 4)]))
def test_neither_the_order_of_cases_nor_that_of_assessors_decides_anything(
    cases: list[Waiting], capacities: list[tuple[str, int]]
) -> None:
    in_one_order = given_out(waiting(4, 3, 3), {"a": 4, "b": 4, "c": 4})
    assert given_out(cases, dict(capacities)) == in_one_order


def test_chance_decides_who_reads_in_which_office() -> None:
    cases = waiting(3, 3, 3)
    readers = Counter(given_out(cases, {"a": 3, "b": 3, "c": 3}, str(seed))["WD0-0"] for seed in range(300))
    # Five standard deviations around 100; the seeds are fixed.
    assert all(abs(readers[assessor] - 100) < 41 for assessor in "abc")
