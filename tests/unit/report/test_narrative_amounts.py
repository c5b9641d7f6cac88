"""Amounts agree with the words around them, at none, at one, at all and in between."""

import pytest

from audit_app.report.narrative.amounts import Bare, OutOf, WithNoun, capitalised, listed, spelled


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "one"),
        (14, "fourteen"),
        (20, "twenty"),
        (41, "forty-one"),
        (100, "one hundred"),
        (352, "three hundred and fifty-two"),
        (1052, "a total of 1,052"),
    ],
)
def test_numbers_are_spelled_for_the_start_of_a_sentence(count, words):
    assert spelled(count) == words


@pytest.mark.parametrize(
    ("count", "total", "phrase"),
    [
        (0, 12, "none of the 12 files"),
        (1, 12, "one of the 12 files"),
        (7, 12, "7 of the 12 files"),
        (12, 12, "all 12 files"),
        (2, 2, "both files"),
        (1, 2, "one of the 2 files"),
        (1, 1, "the one file"),
        (0, 1, "no file"),
        (1052, 1052, "all 1,052 files"),
    ],
)
def test_a_count_out_of_its_total_reads_as_a_person_would_say_it(count, total, phrase):
    assert f"{OutOf(count, total):file|files}" == phrase


@pytest.mark.parametrize(("count", "phrase"), [(0, "no cases"), (1, "one case"), (7, "7 cases")])
def test_a_count_takes_its_noun_in_the_right_number(count, phrase):
    assert f"{WithNoun(count, 12)}" == phrase


@pytest.mark.parametrize(("count", "verb"), [(0, "were"), (1, "was"), (2, "were")])
def test_a_verb_agrees_with_the_count(count, verb):
    assert f"{Bare(count, 12):was|were}" == verb


def test_a_sentence_never_opens_with_a_figure():
    assert f"{OutOf(41, 47, opening=True)}" == "Forty-one of the 47 cases"
    assert f"{WithNoun(3, 47, opening=True):child|children}" == "Three children"
    assert f"{OutOf(47, 47, opening=True)}" == "All 47 cases"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "few or none of the cases"),
        (2, "few or none of the cases"),
        (4, "half or fewer of the cases"),
        (5, "half or fewer of the cases"),
        (6, "most of the cases"),
        (9, "all or nearly all of the cases"),
        (10, "all or nearly all of the cases"),
    ],
)
def test_a_withheld_count_speaks_in_words_alone(count, words):
    assert f"{OutOf(count, 10, withheld=True)}" == words


def test_a_withheld_count_does_not_tell_one_from_several():
    one, three = WithNoun(1, 47, withheld=True), WithNoun(3, 47, withheld=True)

    assert f"{one}" == f"{three}" == "a small number of cases"
    assert f"{Bare(1, 47, withheld=True):was|were}" == "were"


def test_capitals_leave_the_rest_of_the_text_alone():
    assert capitalised("an ICS record") == "An ICS record"


@pytest.mark.parametrize(
    ("phrases", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_phrases_are_listed_as_in_running_text(phrases, text):
    assert listed(phrases) == text
