"""Whether two answers go together, in words that do not outrun the figures."""

from dataclasses import replace

import pytest

from audit_app.report.narrative.associations import (
    Association,
    association,
    associations_in_brief,
    caseload_estimate,
    odds,
    p_in_figures,
    strength,
)

FOUND = Association(
    one="supervision",
    other="the standard of practice",
    cases=50,
    p_value=0.0032,
    effect=0.46,
    where_met=(25, 26),
    where_not=(14, 24),
)


def test_an_association_is_told_with_its_strength_its_figures_and_its_counts():
    text = association(FOUND)

    assert text.startswith(
        "Supervision and the standard of practice are associated, and the link is moderate"
    )
    assert "p = 0.003; phi 0.46" in text
    assert "where it was not, 14 of the 24 cases did" in text
    assert "about once in 312 times" in text


def test_an_association_that_is_not_shown_is_not_denied():
    text = association(replace(FOUND, p_value=0.41, effect=0.12, effect_name="cramers_v"))

    assert "No association between supervision and the standard of practice could be shown" in text
    assert "p = 0.41; Cramér’s V 0.12" in text
    assert "With 50 cases a modest one might not show itself" in text


def test_what_cannot_be_computed_says_why():
    text = association(replace(FOUND, p_value=None, obstacle="all the cases are in one row"))

    assert text.endswith("cannot be computed, because all the cases are in one row.")


def test_withheld_figures_leave_only_the_finding():
    assert "associated; the figures are not printed" in association(replace(FOUND, withheld=True))
    assert not any(digit in association(replace(FOUND, withheld=True)) for digit in "0123456789")


@pytest.mark.parametrize(
    ("p_value", "text"),
    [(0.0001, "p below 0.001"), (0.0032, "p = 0.003"), (0.049, "p = 0.049"), (0.412, "p = 0.41")],
)
def test_p_values_are_printed_no_finer_than_they_are_worth(p_value, text):
    assert p_in_figures(p_value) == text


@pytest.mark.parametrize(
    ("p_value", "text"), [(0.0001, "less than once in a thousand"), (0.05, "once in 20")]
)
def test_p_values_are_told_as_odds(p_value, text):
    assert text in odds(p_value)


@pytest.mark.parametrize(
    ("effect", "word"),
    [(0.02, "negligible"), (-0.2, "slight"), (0.3, "moderate"), (-0.49, "moderate"), (0.5, "strong")],
)
def test_the_strength_of_an_effect_has_a_word_whatever_its_sign(effect, word):
    assert strength(effect) == word


def test_a_set_of_comparisons_is_summed_up_with_the_warning_that_many_call_for():
    others = [f"subject {number}" for number in range(5)]
    many = [FOUND, *(replace(FOUND, other=other, p_value=0.6) for other in others)]
    text = associations_in_brief([*many, replace(FOUND, p_value=None)])

    assert (
        "Of 6 comparisons made, one shows an association with supervision: the standard of practice." in text
    )
    assert "one in twenty" in text
    assert "one in twenty" not in associations_in_brief([FOUND])


def test_comparisons_that_show_or_compute_nothing_say_so():
    assert "no association with supervision" in associations_in_brief([replace(FOUND, p_value=0.5)])
    assert "None of the comparisons" in associations_in_brief([replace(FOUND, p_value=None)])


def test_an_estimate_for_the_caseload_says_that_it_is_weighted_and_how_wide_it_is():
    text = caseload_estimate(0.784, 0.66, 0.87)

    assert text.startswith("Weighted")
    assert "78%, and lies between 66% and 87% with 95% confidence" in text
