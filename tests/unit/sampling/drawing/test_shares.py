import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.shares import even, largest_remainder, shares_of_places

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)

counts_of_places = st.dictionaries(
    st.text("ABCDEFGH", min_size=1, max_size=2), st.integers(1, 40), min_size=1
)


# The states at the census of 1790 and a House of 60 seats: worked by hand, with each quotient and remainder,
# in Electowiki, "Hamilton method". The population of a seat is 60,265 1/3.
STATES = {
    "Virginia": (630_560, 11),
    "Massachusetts": (475_327, 8),
    "Pennsylvania": (432_879, 7),
    "North Carolina": (353_523, 6),
    "New York": (331_589, 6),
    "Maryland": (278_514, 5),
    "Connecticut": (236_841, 4),
    "South Carolina": (206_236, 3),
    "New Jersey": (179_570, 3),
    "New Hampshire": (141_822, 2),
    "Vermont": (85_533, 1),
    "Georgia": (70_835, 1),
    "Kentucky": (68_705, 1),
    "Rhode Island": (68_446, 1),
    "Delaware": (55_540, 1),
}


def test_the_house_of_representatives_is_shared_out_as_hamilton_would_have_done() -> None:
    people = {state: number for state, (number, _seats) in STATES.items()}
    assert sum(people.values()) == 3_615_920
    assert largest_remainder(60, people) == {state: seats for state, (_number, seats) in STATES.items()}


def test_the_largest_remainders_get_what_is_left() -> None:
    # The example of Wikipedia, "Largest remainder method", with Hare's quota: 10 seats for 100,000 votes give
    # 4.7, 1.6, 1.58, 1.2, 0.61 and 0.31; whole parts 4, 1, 1, 1, 0, 0, and 3 left for 0.7, 0.61 and 0.6.
    votes = {"yellow": 47000, "white": 16000, "red": 15800, "green": 12000, "blue": 6100, "pink": 3100}
    assert largest_remainder(10, votes) == {
        "yellow": 5,
        "white": 2,
        "red": 1,
        "green": 1,
        "blue": 1,
        "pink": 0,
    }


def test_equal_remainders_go_to_the_larger_count_and_then_by_name() -> None:
    assert largest_remainder(1, {"B": 1, "A": 1}) == {"A": 1, "B": 0}
    assert largest_remainder(2, {"A": 1, "B": 3}) == {"A": 0, "B": 2}


def test_an_even_share_gives_the_odd_ones_to_the_larger_places() -> None:
    assert even(11, {"A": 9, "B": 30, "C": 20, "D": 8}) == {"A": 3, "B": 3, "C": 3, "D": 2}


def test_what_a_small_place_cannot_give_is_asked_of_the_others() -> None:
    assert even(12, {"A": 1, "B": 30, "C": 20, "D": 2}) == {"A": 1, "B": 5, "C": 4, "D": 2}


@unhurried
@given(counts_of_places, st.data())
def test_proportional_shares_are_within_one_of_exact_and_within_the_count(
    counts: dict[str, int], data: st.DataObject
) -> None:
    everyone = sum(counts.values())
    total = data.draw(st.integers(0, everyone))
    shares = largest_remainder(total, counts)
    assert sum(shares.values()) == total
    for name, count in counts.items():
        assert abs(shares[name] - total * count / everyone) < 1
        assert 0 <= shares[name] <= count


@unhurried
@given(counts_of_places, st.data())
def test_even_shares_differ_by_more_than_one_only_where_a_place_gives_all_it_has(
    counts: dict[str, int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(counts.values())))
    shares = even(total, counts)
    assert sum(shares.values()) == total
    highest = max(shares.values())
    for name, count in counts.items():
        assert shares[name] <= count
        assert shares[name] >= highest - 1 or shares[name] == count


def test_disability_teams_get_the_minimum_when_it_is_more_than_their_proportional_share() -> None:
    plan = Plan(50, spread=Spread.EVEN, disability_minimum=5)
    shares = shares_of_places(plan, {"A": 500, "B": 500}, {"T": 30, "U": 20})
    assert shares == {"A": 23, "B": 22, "T": 3, "U": 2}


def test_disability_teams_get_their_proportional_share_when_that_is_more_than_the_minimum() -> None:
    plan = Plan(50, spread=Spread.PROPORTIONAL, disability_minimum=5)
    assert shares_of_places(plan, {"A": 300, "B": 100}, {"T": 100}) == {"A": 30, "B": 10, "T": 10}


@pytest.mark.parametrize("spread", Spread)
def test_a_frame_of_disability_teams_alone_is_shared_among_them(spread: Spread) -> None:
    assert shares_of_places(Plan(4, spread=spread), {}, {"T": 10, "U": 10}) == {"T": 2, "U": 2}
