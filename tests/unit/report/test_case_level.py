"""The rule of five: what is told of an answer over all cases, so that none of it is told of a handful."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from audit_app.aggregation.case_rows import NOT_ASKED, UNANSWERED, PracticeItem
from audit_app.aggregation.measures import Measure
from audit_app.kit.conditions import when
from audit_app.report.case_columns import IN_FULL, MET_OR_NOT, NOWHERE
from audit_app.report.case_level import MET, OTHERWISE, joined_bands, rule_of_five

OPTIONS = (("yes", "Yes"), ("no", "No"), ("partly", "Partly"))
SUPERVISION = PracticeItem(
    Measure("supervision_evident", "7.4", (3,)), "7.4", "Is there supervision?", OPTIONS, when("7.3", "yes")
)
CODES = ("yes", "no", "partly", NOT_ASKED, UNANSWERED)
BANDS = ("unborn", "0-2", "2-5", "5-10", "10-16", "16-18")


def answers(**cases: int) -> list[str]:
    return [code for code, number in cases.items() for _case in range(number)]


def test_an_answer_that_five_cases_share_is_told_in_full() -> None:
    told = rule_of_five(SUPERVISION, answers(yes=20, no=5, not_asked=7))
    assert (told.given, Counter(told.values)) == (IN_FULL, {"yes": 20, "no": 5, "not_asked": 7})
    assert (told.asked_when, told.met) == ("7.3 is yes", ("yes",))


def test_where_a_few_cases_have_an_answer_only_met_or_not_is_told() -> None:
    told = rule_of_five(SUPERVISION, answers(yes=20, no=3, partly=2))
    assert (told.given, Counter(told.values)) == (MET_OR_NOT, {MET: 20, OTHERWISE: 5})


def test_where_even_that_would_single_a_few_out_nothing_is_told() -> None:
    told = rule_of_five(SUPERVISION, answers(yes=20, no=3, unanswered=1))
    assert (told.given, told.options, told.values) == (NOWHERE, (), ())


def test_an_answer_of_every_case_singles_nobody_out() -> None:
    assert rule_of_five(SUPERVISION, answers(yes=50)).given == IN_FULL
    assert rule_of_five(SUPERVISION, answers(yes=4)).given == NOWHERE


def test_what_calls_for_a_question_does_not_split_again_what_is_told_as_one() -> None:
    """Of ten cases "otherwise" eight were not asked; who sees that would know the two that fell short."""
    values = answers(yes=20, no=2, not_asked=8)
    assert rule_of_five(SUPERVISION, values).given == MET_OR_NOT
    called_for = ["yes"] * 22 + ["no"] * 8
    assert rule_of_five(SUPERVISION, values, [called_for]).given == NOWHERE


@given(st.lists(st.sampled_from(CODES), max_size=60))
def test_nothing_is_ever_told_of_fewer_than_five_cases(values: list[str]) -> None:
    told = rule_of_five(SUPERVISION, values)
    assert all(number >= 5 for number in Counter(told.values).values())
    assert len(told.values) in (0, len(values))
    assert set(told.values) <= {code for code, _label in told.options}


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(("yes", "no"))), max_size=60))
def test_nothing_is_told_of_fewer_than_five_cases_beside_what_calls_for_it(
    pairs: list[tuple[str, str]],
) -> None:
    values, above = [value for value, _parent in pairs], [parent for _value, parent in pairs]
    told = rule_of_five(SUPERVISION, values, [above])
    if told.given:
        assert all(number >= 5 for number in Counter(zip(told.values, above, strict=True)).values())


def test_age_ranges_with_few_cases_are_joined_with_their_neighbours() -> None:
    told = joined_bands({"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2})
    assert told == {
        "unborn": "Unborn to 2",
        "0-2": "Unborn to 2",
        "2-5": "2 to 5",
        "5-10": "5 to 10",
        "10-16": "10 to 18",
        "16-18": "10 to 18",
    }


def test_age_ranges_stay_as_they_are_where_each_has_five_cases() -> None:
    assert joined_bands({"unborn": 5, "0-2": 6}) == {"unborn": "Unborn", "0-2": "0 to 2"}
    assert joined_bands({"0-2": 4}) == {}


@given(st.dictionaries(st.sampled_from(BANDS), st.integers(1, 12), min_size=1))
def test_no_age_range_is_told_of_fewer_than_five_cases(found: dict[str, int]) -> None:
    counts = {band: found[band] for band in BANDS if band in found}
    told = joined_bands(counts)
    together: Counter[str] = Counter()
    for band, label in told.items():
        together[label] += counts[band]
    assert all(number >= 5 for number in together.values())
    assert set(told) == (set(counts) if sum(counts.values()) >= 5 else set())
