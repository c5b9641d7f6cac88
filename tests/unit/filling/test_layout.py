from collections import Counter

from audit_app.filling.blank_tool import blank_tool
from audit_app.filling.layout import answer_if, asked_items, questions, whole_questions
from audit_app.kit.conditions import when, when_either
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit
from audit_app.tool.registry import item, items, section_titles

PARTS = (HEADER, *section_titles())


def test_every_item_that_is_entered_stands_in_exactly_one_question() -> None:
    laid_out: Counter[str] = Counter()
    for part in PARTS:
        for question in questions(part):
            laid_out.update(each.ref for each in (*question.items, question.comment) if each)
    entered = {each.ref for each in items() if each.section != HEADER or each.model is Audit}
    assert laid_out == Counter(entered)


def test_a_question_holds_all_answers_of_its_number() -> None:
    by_ref = {question.ref: question for question in questions(5)}
    assert [each.ref for each in by_ref["5.2"].items] == ["5.2", "5.2.from_referral", "5.2.reason"]
    assert by_ref["5.5"].title == "Did it address the concerns in the referral?"
    assert by_ref["5.5"].is_group


def test_the_agency_grid_has_a_line_for_each_agency_with_its_designation() -> None:
    grid = next(question for question in questions(3) if question.ref == "3.4")
    assert [line.ticks.ref for line in grid.lines][:3] == ["3.4.health", "3.4.education", "3.4.police"]
    assert all(line.text and line.text.ref == f"{line.ticks.ref}.designation" for line in grid.lines)


def test_a_switched_off_answer_leaves_its_source_comment_under_the_question() -> None:
    question = next(each for each in questions(2, frozenset({"2.3"})) if each.ref == "2.3")
    assert question.items == ()
    assert question.title == item("2.3").question
    assert question.comment is not None


def test_a_question_of_which_nothing_is_asked_is_gone() -> None:
    off = frozenset({"9.14", "9.14.comment"})
    assert "9.14" not in [question.ref for question in questions(9, off)]
    assert "9.14" not in [each.ref for each in asked_items(9, off)]


def test_conditions_are_worded_as_instructions() -> None:
    assert answer_if(when("3.1", "yes")) == "Answer this if 3.1 is yes"
    assert answer_if(when_either(("4.6", "no"), ("4.7", "no"))) == "Answer this if 4.6 is no or 4.7 is no"
    assert answer_if(when("6.1", "any")) == "Answer this if anything is selected in 6.1"
    assert answer_if(None) == ""


def test_the_blank_tool_asks_everything_that_the_registry_holds() -> None:
    asked: set[str] = set()
    for part in PARTS:
        for question in whole_questions(part):
            asked.update(each.ref for each in (*question.items, question.comment) if each)
    assert asked == {each.ref for each in items()}


def test_the_blank_tool_offers_the_options_as_boxes_with_none_of_these() -> None:
    parts = blank_tool()
    found = {question.ref: question for part in parts for question in part.questions}
    assert found["2.1"].answers[0].boxes[-1] == "None of these"
    assert found["3.4"].columns == ("Contributed or was consulted", "Agreed the decision", "Took no part")
    assert len(found["3.4"].lines) == 6
    assert found["1.4"].answers[1].columns == ("Date", "Nature", "Outcome")
    assert found["3.4"].condition == "Answer this if 3.1 is yes"
    assert found["3.2"].answers[0].condition == "Answer this if 3.1 is yes"
    assert found["5.5"].condition == "Answer this if 5.1 is yes"
    assert found["5.5"].answers[0].condition == ""


def test_the_blank_tool_of_a_review_leaves_out_what_it_does_not_ask() -> None:
    parts = blank_tool(frozenset({"1.1.time"}))
    refs = [answer.ref for part in parts for question in part.questions for answer in question.answers]
    assert "1.1" in refs
    assert "1.1.time" not in refs
