"""Chance that can be made again."""

import pytest

from audit_app.demo.luck import Luck, leaning


def test_the_same_seed_and_happening_have_the_same_luck() -> None:
    assert [Luck("s", "a").number() for _ in range(2)] == [Luck("s", "a").number()] * 2


@pytest.mark.parametrize("other", [("t", "a"), ("s", "b"), ("s", "a", "b")])
def test_another_seed_or_happening_has_luck_of_its_own(other: tuple[str, ...]) -> None:
    assert Luck("s", "a").number() != Luck(*other).number()


def test_weights_are_kept_to() -> None:
    luck = Luck("s", "weights")
    picks = [luck.weighted({"often": 3, "seldom": 1, "never": 0}) for _ in range(2000)]

    assert 0.70 < picks.count("often") / 2000 < 0.80
    assert "never" not in picks


def test_a_bell_has_the_mean_and_the_spread_asked_for() -> None:
    luck = Luck("s", "bell")
    numbers = [luck.bell(5, 2) for _ in range(4000)]
    mean = sum(numbers) / 4000
    spread = (sum((number - mean) ** 2 for number in numbers) / 4000) ** 0.5

    assert mean == pytest.approx(5, abs=0.1)
    assert spread == pytest.approx(2, abs=0.1)


def test_some_are_different_from_each_other() -> None:
    chosen = Luck("s", "some").some(range(10), 4)

    assert len(set(chosen)) == 4


def test_what_is_not_good_is_partly_so_or_not_at_all() -> None:
    luck = Luck("s", "graded")
    grades = [luck.graded(0.5, partly=0.5) for _ in range(2000)]

    assert 0.46 < grades.count("yes") / 2000 < 0.54
    assert 0.21 < grades.count("partly") / 2000 < 0.29


def test_a_push_moves_a_probability_and_never_makes_it_certain() -> None:
    assert leaning(0.5) == pytest.approx(0.5)
    assert leaning(0.5, 1) == pytest.approx(0.731, abs=0.001)
    assert leaning(0.9, 2) > leaning(0.9, 1) > 0.9
    assert leaning(0.9, 9) < 1
