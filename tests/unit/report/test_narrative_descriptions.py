"""What is described and not judged is told in counts, at none, one, some and all."""

import re

import pytest

from audit_app.report.narrative.complexity import FACTORS, complexity, factors_together, progress_in_spite
from audit_app.report.narrative.descriptions import (
    DocumentPlaces,
    Spread,
    causes_of_change,
    days_taken,
    documents,
    earlier_referrals,
    ease_of_view,
    further_concerns,
    letters,
    reasons_for_delay,
)

WHAT = "from the start of the core assessment to its end"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((31, 50, 2.5, 9), "31 of the 50 cases: typically 2.5 in such a case, and in one as many as 9."),
        ((1, 50, 3, 3), "one of the 50 cases, with 3 of them."),
        ((4, 50, 1, 1), "4 of the 50 cases, each of them with one."),
        ((0, 50, 0, 0), "None of the children had been referred before."),
        ((0, 0, 0, 0), "No audit answers"),
    ],
)
def test_earlier_referrals_are_counted_by_case_and_in_each(counts, said):
    assert said in earlier_referrals(*counts)


@pytest.mark.parametrize(
    ("counts", "said"),
    [((14, 50), "in 14 of the 50 cases"), ((0, 50), "No further concern"), ((0, 0), "No audit")],
)
def test_further_concerns_are_counted(counts, said):
    assert said in further_concerns(*counts)


def test_the_ease_of_forming_a_view_is_told_with_the_time_it_took():
    text = ease_of_view(20, 22, 8, 95)

    assert "easily in 20, with effort in 22 and only after much time in 8 (of 50 read)" in text
    assert "95 minutes" in text
    assert "minutes" not in ease_of_view(1, 0, 0)
    assert "not asked or not answered" in ease_of_view(0, 0, 0)


def test_documents_are_summed_and_the_most_often_missing_named_first():
    places = [
        DocumentPlaces(name="referral", ics_only=10, file_only=20, both=19, neither=1),
        DocumentPlaces(name="core assessment", ics_only=30, file_only=5, both=15, neither=0),
        DocumentPlaces(name="outline plan", ics_only=10, file_only=20, both=8, neither=12),
    ]
    text = documents(places)

    assert "Of 150 searches" in text
    assert "42 ended with a copy in both records, 50 on ICS alone and 45 in the paper file alone; 13" in text
    assert text.endswith("Most often missing were the outline plan (12 cases) and the referral (one case).")


def test_documents_all_found_leave_none_to_name():
    text = documents([DocumentPlaces(name="referral", ics_only=10, file_only=20, both=20, neither=0)])

    assert "missing" not in text
    assert "not answered" in documents([])


def test_days_are_told_by_median_quartiles_and_longest():
    spread = Spread(cases=38, median=36.5, lower_quartile=30, upper_quartile=52.25, longest=121)

    assert days_taken(WHAT, spread, 35) == (
        "The time from the start of the core assessment to its end can be counted in 38 cases. Half took no "
        "more than 36.5 working days, against a standard of 35; the middle half lay between 30 and 52.2, and "
        "the longest took 121."
    )


def test_few_days_are_told_without_quartiles_and_none_cannot_be_computed():
    assert "middle half" not in days_taken(WHAT, Spread(cases=3, median=41, longest=60), 35)
    assert "one case: 41 working days" in days_taken(WHAT, Spread(cases=1, median=41, longest=41), 35)
    assert "cannot be computed: no file gives both dates" in days_taken(WHAT, Spread(cases=0), 35)


def test_reasons_for_delay_come_in_the_order_of_their_frequency():
    text = reasons_for_delay(
        22, {"other_agency": 5, "not_recorded": 10, "family": 0, "social_worker_time": 8}
    )

    assert text.startswith("Twenty-two core assessments were late.")
    assert text.index("(10)") < text.index("(8)") < text.index("(5)")
    assert "family" not in text


def test_delays_without_reasons_and_no_delays_are_told_apart():
    assert reasons_for_delay(0, {}) == "No core assessment was found to be late."
    assert reasons_for_delay(1, {}) == "One core assessment was late, and no audit says why."


def test_causes_of_change_are_named():
    text = causes_of_change(9, {"family_request": 1, "team_transfer": 5})

    assert text.endswith("transfer between teams (5) and a request by the family (1).")
    assert "No case had seen frequent changes" in causes_of_change(0, {})
    assert "not stated" in causes_of_change(3, {})


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 9, 2), "11 of the 14 cases to which this could apply. It helped in 9 and had no effect in 2."),
        (
            (0, 4, 0),
            "all 4 cases to which this could apply, and was followed by better engagement each time.",
        ),
        ((2, 0, 3), "made no difference in any of them."),
        ((5, 0, 0), "In no case to which it could apply was a formal letter sent"),
        ((0, 0, 0), "No case called for a formal letter"),
    ],
)
def test_letters_before_proceedings_are_told_with_what_came_of_them(counts, said):
    assert said in letters(*counts)


def test_complexity_names_the_commonest_factors_first():
    text = complexity(50, 9, {"drug_misuse": 22, "domestic_abuse": 30, "homelessness": 1, "aggression": 0})

    assert text == (
        "Six or more factors came together in 9 of the 50 cases. The commonest were domestic abuse (30), "
        "drug misuse (22) and homelessness (1)."
    )


def test_cases_without_many_factors_or_without_any_are_said_to_be_so():
    assert "No case showed as many as six" in complexity(50, 0, {"homelessness": 2})
    assert "None of the thirteen factors" in complexity(50, 0, {})
    assert "No audit says" in complexity(0, 0, {})


def test_the_thirteen_factors_of_the_tool_all_have_a_name():
    assert len(FACTORS) == len(set(FACTORS.values())) == 13


def test_factors_found_together_are_named_most_frequent_first():
    text = factors_together([("drug_misuse", "mental_health", 3), ("domestic_abuse", "alcohol_misuse", 12)])

    assert text.startswith("Found together most often: domestic abuse with alcohol misuse (12);")
    assert factors_together([("drug_misuse", "mental_health", 0)]) == ""


def test_progress_in_spite_of_complexity_is_credited_only_where_there_is_any():
    assert "in 6 of the 9 cases" in progress_in_spite(6, 9)
    assert "None of the cases" in progress_in_spite(0, 9)
    assert progress_in_spite(0, 0) == ""


def test_no_description_prints_a_small_number_to_a_reader_who_may_not_see_it():
    texts = [
        earlier_referrals(3, 50, 2, 4, withheld=True),
        further_concerns(2, 50, withheld=True),
        ease_of_view(1, 2, 3, 95, withheld=True),
        documents(
            [DocumentPlaces(name="referral", ics_only=1, file_only=2, both=3, neither=4)], withheld=True
        ),
        days_taken(WHAT, Spread(cases=3, median=41, longest=60), 35, withheld=True),
        reasons_for_delay(3, {"other_agency": 3}, withheld=True),
        causes_of_change(2, {"other": 2}, withheld=True),
        letters(1, 2, 1, withheld=True),
        complexity(50, 2, {"homelessness": 1}, withheld=True),
        factors_together([("drug_misuse", "mental_health", 3)], withheld=True),
        progress_in_spite(1, 2, withheld=True),
    ]

    assert not any(re.search(r"\d", text) for text in texts), texts
