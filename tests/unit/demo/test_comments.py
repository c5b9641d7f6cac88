"""The assessors' comments: there, varied, well formed and about nobody by name."""

from collections import Counter, defaultdict

import pytest

from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED, Conditions
from tests.unit.demo.samples import SEEDS, answers, children, fifty, sheets

seeds = pytest.mark.parametrize("seed", SEEDS)
every_form = pytest.mark.parametrize("conditions", [AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED])
FREE_TEXTS = ("1.3", "8.9", "9.10.strengths", "9.10.learning")
# What every assessor writes in every case.
ALWAYS = (
    "1.3",
    "1.4.comment",
    "2.5.comment",
    "4.6.comment",
    "7.4.comment",
    "7.5.comment",
    "8.4.comment",
    "8.9",
)
ALWAYS_TOO = ("9.5.comment", "9.6.comment", "9.8.comment", "9.10.strengths", "9.10.learning", "9.13.comment")
LARGEST_SHARE = 0.1


def comments(seed: str, conditions: Conditions = AS_FOUND) -> dict[str, list[str]]:
    """The comments of a sample by ref."""
    found: dict[str, list[str]] = defaultdict(list)
    for sheet in sheets(seed, conditions):
        for ref, value in answers(sheet).items():
            if ref.endswith(".comment") or ref in FREE_TEXTS:
                found[ref].append(str(value))
    return found


@seeds
def test_what_is_always_worth_saying_is_said_in_every_case(seed: str) -> None:
    found = comments(seed)

    assert {ref: len(found[ref]) for ref in (*ALWAYS, *ALWAYS_TOO)} == dict.fromkeys(
        (*ALWAYS, *ALWAYS_TOO), 50
    )


@seeds
@every_form
def test_comments_are_whole_sentences(seed: str, conditions: Conditions) -> None:
    for texts in comments(seed, conditions).values():
        for text in texts:
            assert text.endswith(".")
            assert text == text.strip()
            assert text[0].isupper() or text[0].isdigit()
            assert not set("{}") & set(text)
            assert "  " not in text
            assert ".." not in text


@seeds
def test_no_comment_is_repeated_in_more_than_a_small_share_of_cases(seed: str) -> None:
    for ref, texts in comments(seed).items():
        text, times = Counter(texts).most_common(1)[0]
        assert times <= LARGEST_SHARE * 50, f"{ref}: {text}"


@seeds
def test_no_comment_holds_the_name_of_a_child_or_a_worker(seed: str) -> None:
    surnames = {child.name.split()[-1] for child in children(seed)}
    people = {history.course.practice.social_worker.split()[-1] for history in fifty(seed)}
    words = {
        word.strip(".,:;’") for texts in comments(seed).values() for text in texts for word in text.split()
    }

    assert not words & (surnames | people)


@seeds
def test_supervision_comments_follow_the_answer(seed: str) -> None:
    for sheet in sheets(seed):
        found = answers(sheet)
        if found["7.4"] == "yes":
            assert "no record of supervision" not in str(found["7.4.comment"]).lower()
