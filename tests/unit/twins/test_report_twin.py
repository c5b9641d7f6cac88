"""The slow twin on cases small enough to be worked by hand; every expected figure below was."""

from fractions import Fraction
from typing import Any

import pytest

from tests.twins import report_twin as twin
from tests.twins.measures_transcribed import MEASURES, MeasureRow
from tests.unit.tool.appendix_2a import APPENDIX_2A

NOT_FOUND: frozenset[str] = frozenset()
BY_KEY = {measure.key: measure for measure in MEASURES}


def a_case(answers: dict[str, Any] | None = None, **about: Any) -> dict[str, Any]:
    """A case that stands for itself alone, with nothing answered but what the test gives."""
    return {"weight": 1.0, "stratum": "all", "age_band": "0-2", "assessor": "A", **about, **(answers or {})}


def cases_answering(ref: str, *answers: Any) -> list[dict[str, Any]]:
    return [a_case({ref: answer}) for answer in answers]


def figures_of(key: str, cases: list[dict[str, Any]], **how: Any) -> dict[str, Any]:
    return twin.measure_figures(BY_KEY[key], cases, **how)


def segment_of(key: str, answers: dict[str, Any]) -> str:
    return twin.segment(BY_KEY[key], a_case(answers))


# What is shown


def test_an_item_without_a_condition_is_always_shown() -> None:
    assert twin.is_shown("1.4", a_case())


def test_an_item_waits_for_its_parent() -> None:
    assert twin.is_shown("3.2", a_case({"3.1": "yes"}))
    assert not twin.is_shown("3.2", a_case({"3.1": "no"}))
    assert not twin.is_shown("3.2", a_case())


def test_an_item_whose_parent_is_hidden_is_hidden_whatever_the_parent_once_said() -> None:
    left_over = {"3.1": "no", "3.9": "yes", "3.11": "yes"}
    assert not twin.is_shown("3.11", a_case(left_over))
    assert twin.is_shown("3.11", a_case({**left_over, "3.1": "yes"}))


@pytest.mark.parametrize(
    ("alone", "spoken", "shown"),
    [
        ("no", "no", True),
        ("no", "yes", True),
        ("yes", "no", True),
        ("yes", "yes", False),
        ("not_known", None, False),
    ],
)
def test_either_of_two_parents_is_enough(alone: str, spoken: str | None, shown: bool) -> None:
    assert twin.is_shown("4.8", a_case({"4.6": alone, "4.7": spoken})) is shown


def test_rows_of_further_concerns_wait_for_any_tick_but_not_for_the_tick_of_none() -> None:
    assert twin.is_shown("6.1.rows", a_case({"6.1": frozenset({"neglect"})}))
    assert not twin.is_shown("6.1.rows", a_case({"6.1": frozenset()}))
    assert not twin.is_shown("6.1.rows", a_case({"6.1": None}))


def test_an_item_switched_off_is_not_shown_and_neither_is_what_waits_for_it() -> None:
    late = a_case({"5.1": "yes", "5.1.completion_recorded": "no", "5.1.interim": "yes"})
    assert twin.is_shown("5.1.interim", late)
    assert not twin.is_shown("5.1.interim", late, items_off=["5.1.interim"])
    assert not twin.is_shown("5.1.interim", late, items_off=["5.1.completion_recorded"])


def test_one_of_two_parents_switched_off_leaves_the_other() -> None:
    late = a_case({"5.1": "yes", "5.2": "no", "5.2.from_referral": "no"})
    assert twin.is_shown("5.2.reason", late, items_off=["5.2.from_referral"])
    assert twin.is_asked("5.2.reason", items_off=["5.2.from_referral"])
    assert not twin.is_asked("5.1.interim", items_off=["5.1.completion_recorded"])


# Segments


def test_each_answer_stands_in_its_own_segment() -> None:
    assert segment_of("plan_responded", {"4.11": "yes"}) == "met"
    assert segment_of("plan_responded", {"4.11": "no"}) == "not_met"
    assert segment_of("plan_responded", {"4.11": "partly"}) == "partly"
    assert segment_of("outcome_held", {"4.1": "not_evident"}) == "not_evident"
    assert segment_of("seen_alone", {"4.6": "not_known"}) == "not_known"
    assert segment_of("seen_alone", {"4.6": "not_applicable"}) == "not_applicable"
    assert segment_of("seen_alone", {}) == "unanswered"
    assert segment_of("strategy_in_time", {"3.1": "no", "3.2": "yes"}) == "hidden"


def test_no_is_the_good_answer_where_the_question_asks_for_a_fault() -> None:
    assert segment_of("free_of_legal_problems", {"8.7": "no"}) == "met"
    assert segment_of("free_of_legal_problems", {"8.7": "yes"}) == "not_met"
    assert segment_of("free_of_legal_problems", {"8.7": "not_applicable"}) == "not_applicable"


@pytest.mark.parametrize(
    ("key", "ref", "met", "not_met"),
    [
        ("practice_satisfactory", "9.9", ("best_practice", "satisfactory"), ("falls_short", "unsafe")),
        ("easy_to_form_view", "9.13.ease", ("easily",), ("with_effort", "much_time")),
        ("adequately_protected", "9.8", ("yes",), ("no", "unclear")),
    ],
)
def test_judgements_in_words_are_met_by_the_favourable_words_only(
    key: str, ref: str, met: tuple[str, ...], not_met: tuple[str, ...]
) -> None:
    assert {segment_of(key, {ref: word}) for word in met} == {"met"}
    assert {segment_of(key, {ref: word}) for word in not_met} == {"not_met"}


@pytest.mark.parametrize(
    ("found", "where"),
    [
        (frozenset({"ics"}), "met"),
        (frozenset({"file"}), "met"),
        (frozenset({"ics", "file"}), "met"),
        (NOT_FOUND, "not_met"),
        (None, "unanswered"),
    ],
)
def test_a_discussion_is_recorded_when_found_on_ics_or_file(found: frozenset[str] | None, where: str) -> None:
    assert segment_of("strategy_recorded", {"7.3.first_strategy": found}) == where


AGENCIES = ("health", "education", "police", "css", "other", "referrer")
TOOK_PART = frozenset({"contributed"})
TOOK_NO_PART: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("six_answers", "where"),
    [
        ((TOOK_PART, TOOK_PART, TOOK_PART, TOOK_NO_PART, TOOK_NO_PART, TOOK_NO_PART), "met"),
        ((TOOK_NO_PART, TOOK_NO_PART, TOOK_PART, TOOK_PART, TOOK_NO_PART, TOOK_NO_PART), "not_met"),
        ((frozenset({"agreed"}), TOOK_NO_PART, TOOK_PART, TOOK_PART, TOOK_NO_PART, TOOK_NO_PART), "not_met"),
        ((frozenset({"contributed", "agreed"}), TOOK_PART, TOOK_PART, None, None, None), "met"),
        ((TOOK_PART, TOOK_PART, TOOK_NO_PART, TOOK_NO_PART, TOOK_NO_PART, None), "unanswered"),
        ((TOOK_PART, TOOK_NO_PART, TOOK_NO_PART, TOOK_NO_PART, TOOK_NO_PART, None), "not_met"),
        ((None, None, None, None, None, None), "unanswered"),
    ],
    ids=[
        "three of six",
        "police and social services only",
        "agreeing is not contributing",
        "three are enough without the rest",
        "a blank might have been the third",
        "a blank could not have been the third",
        "nobody filled the grid",
    ],
)
def test_a_wider_group_is_more_than_two_that_contributed(
    six_answers: tuple[frozenset[str] | None, ...], where: str
) -> None:
    grid = {f"3.4.{agency}": ticks for agency, ticks in zip(AGENCIES, six_answers, strict=True)}
    assert segment_of("strategy_wider_group", {"3.1": "yes", **grid}) == where
    assert segment_of("strategy_wider_group", {"3.1": "no", **grid}) == "hidden"


# Figures of a measure


def test_a_measure_counts_cases_and_leaves_out_what_does_not_apply() -> None:
    answers = ("yes", "yes", "yes", "no", "not_known", "not_applicable", "not_applicable", None)
    figures = figures_of("seen_alone", cases_answering("4.6", *answers))
    assert figures == {
        "met": 3,
        "partly": 0,
        "not_met": 1,
        "not_evident": 0,
        "not_known": 1,
        "not_applicable": 2,
        "hidden": 0,
        "unanswered": 1,
        "applies": 5,
        "share": Fraction(3, 5),
        "weighted_share": pytest.approx(0.6),
        "shortfall": 2,
        "shortfall_share": Fraction(2, 5),
        "verdict": "too_few",
    }


def test_hidden_cases_are_outside_the_denominator() -> None:
    cases = [
        a_case({"5.1": "yes", "5.3": "yes"}),
        a_case({"5.1": "yes", "5.3": "not_evident"}),
        a_case({"5.1": "no", "5.3": "yes"}),
    ]
    figures = figures_of("core_multi_agency", cases)
    assert (figures["applies"], figures["met"], figures["not_evident"], figures["hidden"]) == (2, 1, 1, 1)
    assert figures["share"] == Fraction(1, 2)


def test_partly_applies_and_is_not_met() -> None:
    figures = figures_of("focus_kept", cases_answering("6.4", "yes", "partly", "partly", "no"))
    assert (figures["applies"], figures["met"], figures["partly"], figures["shortfall"]) == (4, 1, 2, 3)


def test_the_caseload_counts_each_case_for_the_children_it_stands_for() -> None:
    cases = [
        a_case({"6.4": "yes"}, weight=30.0, stratum="large"),
        a_case({"6.4": "no"}, weight=5.0, stratum="small"),
        a_case({"6.4": "partly"}, weight=5.0, stratum="small"),
        a_case(weight=100.0, stratum="large"),
    ]
    figures = figures_of("focus_kept", cases)
    assert figures["share"] == Fraction(1, 3)
    assert figures["weighted_share"] == pytest.approx(0.75)


def test_where_nothing_applies_there_is_no_share() -> None:
    figures = figures_of("core_updated", cases_answering("6.3", "not_applicable", None))
    assert figures["applies"] == 0
    assert figures["share"] is figures["weighted_share"] is figures["shortfall_share"] is None
    assert figures["verdict"] == "too_few"


@pytest.mark.parametrize(
    ("met", "of", "word"),
    [
        (17, 20, "strong"),
        (84, 100, "generally_met"),
        (7, 10, "generally_met"),
        (69, 100, "needs_improvement"),
        (5, 10, "needs_improvement"),
        (49, 100, "weak"),
        (0, 10, "weak"),
        (9, 9, "too_few"),
        (10, 10, "strong"),
    ],
)
def test_the_verdict_turns_exactly_on_the_thresholds(met: int, of: int, word: str) -> None:
    cases = cases_answering("7.4", *["yes"] * met, *["no"] * (of - met))
    assert figures_of("supervision_evident", cases)["verdict"] == word


def test_a_review_may_set_its_own_thresholds() -> None:
    cases = cases_answering("7.4", "yes", "yes", "yes", "no")
    strict = {"strong_from": 95, "met_from": 80, "improve_from": 75, "minimum_cases": 4}
    assert figures_of("supervision_evident", cases, thresholds=strict)["verdict"] == "needs_improvement"


def test_cases_to_which_a_measure_does_not_apply_do_not_make_it_enough_cases() -> None:
    cases = cases_answering("8.8", *["yes"] * 9, *["not_applicable"] * 20)
    assert figures_of("seen_fortnightly", cases)["verdict"] == "too_few"


def test_a_measure_on_an_item_switched_off_is_not_asked() -> None:
    cases = cases_answering("8.4", *["yes"] * 12)
    figures = figures_of("chronology_available", cases, items_off=["8.4"])
    assert figures["verdict"] == "not_asked"
    assert (figures["applies"], figures["hidden"]) == (0, 12)


def test_a_measure_is_not_asked_when_the_only_way_to_it_is_switched_off() -> None:
    figures = figures_of(
        "core_interim_on_file", [a_case({"5.1": "yes"})], items_off=["5.1.completion_recorded"]
    )
    assert figures["verdict"] == "not_asked"


@pytest.mark.parametrize("measure", MEASURES, ids=[measure.key for measure in MEASURES])
def test_every_case_stands_in_exactly_one_segment_of_every_measure(measure: MeasureRow) -> None:
    first_options = {row.ref: row.options[0] for row in APPENDIX_2A if row.kind == "choice" and row.options}
    cases = [a_case(), a_case(first_options), a_case({"3.1": "no", "4.1": "no", "5.1": "no"})]
    figures = twin.all_measures(cases)[measure.key]
    assert sum(figures[name] for name in twin.SEGMENTS) == len(cases)


# Tables


def test_the_age_table_keeps_its_order_and_its_empty_bands() -> None:
    cases = [a_case(age_band=band) for band in ("5-10", "unborn", "5-10")]
    assert list(twin.table_1_2(cases).items()) == [
        ("unborn", 1),
        ("0-2", 0),
        ("2-5", 0),
        ("5-10", 2),
        ("10-16", 0),
        ("16-18", 0),
    ]


def test_earlier_referrals_are_counted_by_rows_and_a_blank_is_not_none() -> None:
    row = {"date": None, "nature": "Neglect", "outcome": "Closed"}
    cases = [
        a_case({"1.4": "yes", "1.4.rows": [row, row, row]}),
        a_case({"1.4": "no"}),
        a_case({"1.4": "no", "1.4.rows": [row]}),
        a_case({"1.4": "yes", "1.4.rows": []}),
        a_case(),
    ]
    assert twin.earlier_referrals(cases) == [3, 0, 0, None, None]


def test_complexity_factors_are_counted_singly_by_case_and_in_pairs() -> None:
    six = ("domestic_abuse", "drug_misuse", "alcohol_misuse", "mental_health", "aggression", "homelessness")
    cases = cases_answering(
        "6.7",
        frozenset(six),
        frozenset({"frequent_moves", "drug_misuse"}),
        frozenset({"drug_misuse", "domestic_abuse"}),
        frozenset(),
        None,
    )
    table = twin.complexity(cases)
    assert table["factors"]["drug_misuse"] == 3
    assert table["factors"]["domestic_abuse"] == 2
    assert table["factors"]["chronic_neglect"] == 0
    assert table["factors_a_case"] == {6: 1, 2: 2, 0: 1}
    assert table["six_or_more"] == 1
    assert table["unanswered"] == 1
    assert len(table["pairs"]) == 15 + 1
    assert table["pairs"]["domestic_abuse", "drug_misuse"] == 2
    assert table["pairs"]["drug_misuse", "frequent_moves"] == 1


def test_five_factors_are_not_six() -> None:
    five = frozenset({"domestic_abuse", "drug_misuse", "alcohol_misuse", "mental_health", "aggression"})
    assert twin.complexity(cases_answering("6.7", five))["six_or_more"] == 0


def test_documents_are_found_on_one_on_both_on_neither_or_not_looked_for() -> None:
    on_ics, on_file, on_both = frozenset({"ics"}), frozenset({"file"}), frozenset({"ics", "file"})
    found = (on_ics, on_file, on_both, NOT_FOUND, None, NOT_FOUND)
    table = twin.documents_found(cases_answering("7.3.core_assessment", *found))
    assert table["core_assessment"] == {"ics": 1, "file": 1, "both": 1, "neither": 2, "unanswered": 1}
    assert table["referral"]["unanswered"] == 6


def test_supervision_is_laid_against_another_answer_where_both_apply() -> None:
    cases = [
        a_case({"7.4": "yes", "6.2": "yes"}),
        a_case({"7.4": "yes", "6.2": "yes"}),
        a_case({"7.4": "no", "6.2": "not_known"}),
        a_case({"7.4": "no"}),
        a_case({"6.2": "yes"}),
    ]
    assert twin.supervision_against("6.2", cases) == {
        "counts": {("yes", "yes"): 2, ("yes", "not_known"): 0, ("no", "yes"): 0, ("no", "not_known"): 1},
        "dropped_rows": ["partly"],
        "dropped_columns": ["no"],
        "left_out": 2,
    }


def test_supervision_is_not_laid_against_an_answer_that_is_hidden_or_not_applicable() -> None:
    hidden = a_case({"7.4": "yes", "5.1": "no", "5.2": "yes"})
    not_applicable = a_case({"7.4": "yes", "8.8": "not_applicable"})
    assert twin.supervision_against("5.2", [hidden])["left_out"] == 1
    assert twin.supervision_against("8.8", [not_applicable])["left_out"] == 1
