from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.stream import BLOCK_RANGE, Stream, check_seed

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


def test_the_numbers_are_those_that_the_definition_gives() -> None:
    blocks = [int(sha256(f"2009|order|{k}".encode()).hexdigest(), 16) for k in range(3)]
    stream = Stream("2009", "order")
    assert [stream.below(1000) for _block in blocks] == [block % 1000 for block in blocks]


def test_a_block_that_would_favour_small_numbers_is_skipped() -> None:
    # Below a number just under the whole range, few blocks are wasted; above half of it, about half are.
    n = BLOCK_RANGE // 2 + 1
    blocks = (int(sha256(f"s|p|{k}".encode()).hexdigest(), 16) for k in range(100))
    expected = [block for block in blocks if block < n][:10]
    stream = Stream("s", "p")
    assert [stream.below(n) for _number in expected] == expected


def test_these_very_numbers_are_what_any_replay_must_give() -> None:
    """Changing the generator would change every sample ever drawn: these values are not to be edited."""
    stream = Stream("2009", "example")
    assert [stream.below(100) for _time in range(5)] == [50, 97, 41, 80, 91]
    assert Stream("2009", "shuffle").shuffled(list("abcdefgh")) == list("egcdahbf")


def test_each_purpose_has_numbers_of_its_own() -> None:
    one, other = Stream("2009", "one"), Stream("2009", "other")
    assert [one.below(10**9) for _time in range(3)] != [other.below(10**9) for _time in range(3)]


def test_every_order_of_three_is_about_as_frequent_as_any_other() -> None:
    orders = Counter("".join(Stream(str(seed), "p").shuffled("abc")) for seed in range(6000))
    assert len(orders) == 6
    # Five standard deviations around 1,000; these seeds never change, so neither does the outcome.
    assert all(abs(count - 1000) < 145 for count in orders.values())


@unhurried
@given(st.lists(st.integers()), st.text("abc123", min_size=1))
def test_a_shuffle_loses_nothing_and_leaves_its_input_alone(items: list[int], seed: str) -> None:
    before = list(items)
    assert Counter(Stream(seed, "p").shuffled(items)) == Counter(before)
    assert items == before


@pytest.mark.parametrize("seed", ["", " 1", "1 ", "a|b", "a\nb", "x" * 101])
def test_a_seed_that_could_not_be_copied_from_print_is_refused(seed: str) -> None:
    with pytest.raises(ValueError, match="A seed is"):
        check_seed(seed)
