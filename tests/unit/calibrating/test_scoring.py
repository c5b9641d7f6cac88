"""How near a reading is to the panel's: what counts, what agrees, and where the mark is reached."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from audit_app.calibrating.presenters.words import percentage, score_in_words
from audit_app.calibrating.scoring import Missed, Score, coded_items, counted_refs, most_missed, score
from audit_app.calibrating.services.setting_up import ALL_SECTIONS
from audit_app.tool.answers import shown_answers
from audit_app.tool.item import Item
from audit_app.tool.registry import item
from tests.twins.calibration_twin import passes, verdicts

EVERYTHING = frozenset(counted_refs(ALL_SECTIONS, ()))
CODED = coded_items(ALL_SECTIONS)


def scored(panel: dict[str, Any], reading: dict[str, Any], counted: Any = EVERYTHING) -> Score:
    return score(shown_answers(panel, []), shown_answers(reading, []), counted)


def test_an_answer_agrees_or_differs_and_what_the_panel_left_blank_does_not_count() -> None:
    found = scored({"7.4": "yes", "8.4": "no"}, {"7.4": "yes", "8.4": "yes", "1.6": "yes"})
    assert (found.agreed, found.differed, found.not_compared) == (("7.4",), ("8.4",), ())


def test_an_answer_that_the_assessor_was_asked_for_and_did_not_give_differs() -> None:
    found = scored({"7.4": "yes"}, {"7.4": None})
    assert found.differed == ("7.4",)
    assert scored({"6.7": frozenset()}, {"6.7": None}).differed == ("6.7",)


def test_ticks_agree_only_if_all_of_them_are_the_same() -> None:
    options = [code for code, _label in item("6.7").options][:2]
    some, all_of_them = frozenset(options[:1]), frozenset(options)
    assert scored({"6.7": all_of_them}, {"6.7": some}).differed == ("6.7",)
    assert scored({"6.7": all_of_them}, {"6.7": frozenset(reversed(options))}).agreed == ("6.7",)
    assert scored({"6.7": frozenset()}, {"6.7": frozenset()}).agreed == ("6.7",)


def test_not_applicable_is_an_answer_that_agrees_with_itself_alone() -> None:
    none = "not_applicable"
    ref = next(each.ref for each in CODED if none in each.labels and each.shown_when is None)
    other = next(code for code in item(ref).labels if code != none)
    assert scored({ref: none}, {ref: none}).agreed == (ref,)
    assert scored({ref: none}, {ref: other}).differed == (ref,)


def test_one_wrong_turn_counts_once_and_what_hangs_on_it_is_not_compared() -> None:
    panel = {"3.1": "yes", "3.2": "yes"}
    found = scored(panel, {"3.1": "no"})
    assert found.differed == ("3.1",)
    assert "3.2" in found.not_compared
    assert found.compared == 1


def test_what_the_panel_was_not_asked_does_not_count_whatever_was_answered() -> None:
    found = scored({"3.1": "no", "3.2": "no"}, {"3.1": "yes", "3.2": "yes"})
    assert (found.differed, found.not_compared) == (("3.1",), ())


def test_words_dates_and_what_a_lead_leaves_out_never_count() -> None:
    assert all(item(ref).kind in ("choice", "any_of") for ref in EVERYTHING)
    assert "7.4" not in counted_refs(ALL_SECTIONS, ["7.4"])
    assert not {ref for ref in counted_refs([3], ()) if item(ref).section != 3}


def test_the_mark_is_reached_exactly_and_no_rounding_helps() -> None:
    four_of_five = Score(("a", "b", "c", "d"), ("e",), ())
    assert four_of_five.reaches(80)
    assert not four_of_five.reaches(81)
    nearly = Score(("a",) * 1599, ("b",) * 401, ())
    assert percentage(nearly) == "79.9%"
    assert not nearly.reaches(80)
    assert percentage(Score(("a",) * 2, ("b",), ())) == "66.6%"


def test_where_nothing_is_compared_no_mark_is_reached() -> None:
    nothing = Score((), (), ("3.2",))
    assert not nothing.reaches(1)
    assert nothing.tenths is None
    assert score_in_words(nothing) == "No answer could be compared with the panel’s"


def test_what_is_missed_most_often_comes_first_by_its_share_of_those_compared() -> None:
    first = Score(("7.4",), ("8.4", "1.6"), ())
    second = Score(("8.4",), ("7.4",), ("1.6",))
    third = Score(("8.4",), (), ())
    assert most_missed([first, second, third]) == (
        Missed("1.6", 1, 1),
        Missed("7.4", 1, 2),
        Missed("8.4", 1, 3),
    )


def _answer_to(each: Item) -> st.SearchStrategy[Any]:
    codes = [code for code, _label in each.options]
    if each.kind == "any_of":
        return st.none() | st.frozensets(st.sampled_from(codes), max_size=3)
    return st.none() | st.sampled_from(codes)


# Items that open others, and some of those opened, so that turns differ often.
SOME = tuple(each for each in CODED if each.section in (1, 3, 6, 9))[:40]
ANSWERS = st.fixed_dictionaries({}, optional={each.ref: _answer_to(each) for each in SOME})


@given(panel=ANSWERS, reading=ANSWERS, mark=st.integers(1, 100), left_out=st.sets(st.sampled_from(SOME)))
def test_the_score_equals_its_twin_whatever_was_answered(
    panel: dict[str, Any], reading: dict[str, Any], mark: int, left_out: set[Item]
) -> None:
    out, sections = [each.ref for each in left_out], [1, 3, 9]
    by_panel, by_reader = shown_answers(panel, []), shown_answers(reading, [])
    found = score(by_panel, by_reader, counted_refs(sections, out))
    slow = verdicts(by_panel, by_reader, sections, out)
    fast = {
        **dict.fromkeys(found.agreed, "same"),
        **dict.fromkeys(found.differed, "other"),
        **dict.fromkeys(found.not_compared, "not asked"),
    }
    assert fast == slow
    assert found.reaches(mark) == passes(slow, mark)


@given(answers=ANSWERS)
def test_a_reading_that_is_the_panels_own_agrees_everywhere(answers: dict[str, Any]) -> None:
    counted = shown_answers(answers, [])
    found = score(counted, counted, EVERYTHING)
    assert not found.differed
    assert not found.not_compared
    assert found.reaches(100) == bool(found.agreed)


@given(panel=ANSWERS, reading=ANSWERS)
def test_what_is_shown_of_a_score_never_reaches_a_mark_that_the_score_does_not(
    panel: dict[str, Any], reading: dict[str, Any]
) -> None:
    found = scored(panel, reading)
    for mark in range(1, 101):
        if not found.reaches(mark):
            assert (found.tenths or 0) < 10 * mark
