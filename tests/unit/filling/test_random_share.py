"""The random share of moderation: by the seed and the reference, and by nothing else."""

from __future__ import annotations

from hashlib import sha256

from audit_app.filling.moderation import is_in_the_random_share
from audit_app.sampling.models import Review
from audit_app.sampling.models.review import new_seed

REFERENCES = [f"WD{number:04}" for number in range(1000)]


def drawn(share: int, seed: str = "2009") -> set[str]:
    review = Review(moderation_share=share, moderation_seed=seed)
    return {each for each in REFERENCES if is_in_the_random_share(review, each)}


def by_hand(reference: str) -> int:
    """The number of a case as the page says it, by the definition of a stream of numbers."""
    block = 0
    while True:
        number = int(sha256(f"2009|moderation of {reference}|{block}".encode()).hexdigest(), 16)
        if number < 2**256 - 2**256 % 100:
            return number % 100
        block += 1


def test_it_is_about_as_large_as_the_review_says_and_can_be_none_or_all() -> None:
    assert drawn(0) == set()
    assert 70 <= len(drawn(10)) <= 130
    assert drawn(100) == set(REFERENCES)


def test_a_larger_share_keeps_every_case_of_a_smaller_one() -> None:
    assert drawn(10) < drawn(20) < drawn(60)


def test_another_seed_draws_others() -> None:
    assert drawn(10) != drawn(10, "2010")
    assert new_seed() != new_seed()


def test_anybody_can_draw_it_again() -> None:
    assert drawn(10) == {each for each in REFERENCES if by_hand(each) < 10}
