"""A part of the tool as typed: what is read, what is an error, and what is left alone."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from audit_app.filling.forms import Edit, Entry
from audit_app.filling.layout import asked_items
from audit_app.tool.registry import section_items


def blank_answers(part: int) -> dict[str, Any]:
    return {each.ref: [] if each.kind == "rows" else None for each in section_items(part)}


def typed(part: int, fields: dict[str, Any], *, off: tuple[str, ...] = (), **stored: Any) -> Entry:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Entry(part, stored=blank_answers(part) | stored, off=off, data=data, edit=Edit.asked_in(data))


def a_date(ref: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{ref}_0": str(day), f"{ref}_1": str(month), f"{ref}_2": str(year)}


def errors(entry: Entry) -> dict[str, str]:
    return {bound.html_name: error for bound, error in entry.errors()}


def test_an_empty_draft_is_welcome() -> None:
    for part in range(1, 10):
        entry = typed(part, {})
        assert entry.is_valid(), errors(entry)
        assert set(entry.answers()) == {each.ref for each in asked_items(part)}


def test_every_kind_of_answer_is_read() -> None:
    entry = typed(
        3,
        {
            "3.1": "yes",
            **a_date("3.1.date", 7, 1, 2009),
            "3.1.time": "2.30pm",
            "3.4.police": ["contributed", "agreed"],
            "3.4.police.designation": "Detective sergeant",
            "3.4.health": "none",
            "3.6": ["child_in_need"],
            "3.9": "yes",
            "3.10": "2",
            "3.2.comment": "Held at the\r\nhospital.",
        },
    )
    assert entry.is_valid(), errors(entry)
    answers = entry.answers()
    assert answers["3.1.date"] == dt.date(2009, 1, 7)
    assert answers["3.1.time"] == dt.time(14, 30)
    assert answers["3.4.police"] == frozenset({"contributed", "agreed"})
    assert answers["3.4.health"] == frozenset()
    assert answers["3.4.css"] is None
    assert answers["3.10"] == 2
    assert answers["3.2.comment"] == "Held at the\nhospital."


@pytest.mark.parametrize(
    ("fields", "name", "wording"),
    [
        (
            {"1.1_0": "31", "1.1_1": "2", "1.1_2": "2009"},
            "1.1",
            "The date of the referral or contact must be a real date",
        ),
        (
            {"1.1.time": "lunchtime"},
            "1.1.time",
            "The time of the referral or contact must be a time, like 14:30",
        ),
        ({"1.2.coded": "army"}, "1.2.coded", "Select one of the answers that 1.2.coded offers"),
        ({"1.2": "x" * 201}, "1.2", "The referring agency must be 200 characters or fewer, and has 201"),
    ],
)
def test_errors_say_what_to_do(fields: dict[str, Any], name: str, wording: str) -> None:
    entry = typed(1, fields)
    assert not entry.is_valid()
    assert errors(entry) == {name: wording}


def test_none_of_these_and_another_answer_contradict_each_other() -> None:
    entry = typed(2, {"2.1": ["police", "none"]})
    assert not entry.is_valid()
    assert "not both" in errors(entry)["2.1"]


def test_what_is_hidden_is_never_an_error_and_keeps_what_was_stored() -> None:
    entry = typed(3, {"3.1": "no", "3.10": "many", "3.3": "pigeon", "3.2": "yes"})
    assert entry.is_valid(), errors(entry)
    answers = entry.answers()
    assert "3.10" not in answers
    assert "3.3" not in answers
    assert answers["3.2"] == "yes"


def test_a_hidden_row_that_cannot_be_read_is_left_alone() -> None:
    entry = typed(1, {"1.4": "no", "1.4.rows-0-nature": "A call, of which no date is known"})
    assert entry.is_valid(), errors(entry)
    assert "1.4.rows" not in entry.answers()


def test_a_row_of_spaces_alone_is_no_row() -> None:
    entry = typed(6, {"6.1": "physical", "6.1.rows-0-issue": " \u00a0"})
    assert entry.is_valid()
    assert entry.answers()["6.1.rows"] == []


def test_rows_need_a_date_and_blank_rows_are_none() -> None:
    entry = typed(
        1,
        {
            "1.4": "yes",
            **a_date("1.4.rows-0-date", 4, 3, 2008),
            "1.4.rows-0-outcome": "No further action",
            "1.4.rows-2-nature": "",
            "1.4.rows-7-nature": "Anonymous letter",
        },
    )
    assert not entry.is_valid()
    assert errors(entry) == {"1.4.rows-7-date": "Enter the date of earlier referral 3"}


def test_rows_are_read_whatever_their_numbers() -> None:
    entry = typed(1, {"1.4": "yes", **a_date("1.4.rows-12-date", 4, 3, 2008), "1.4.rows-12-nature": "A call"})
    assert entry.is_valid(), errors(entry)
    assert entry.answers()["1.4.rows"] == [{"date": dt.date(2008, 3, 4), "nature": "A call", "outcome": ""}]


def test_dates_of_one_section_must_be_in_order_as_far_as_they_count() -> None:
    dates = {**a_date("5.1.started", 2, 3, 2009), **a_date("5.1.completed", 2, 2, 2009)}
    entry = typed(5, {"5.1": "yes", "5.1.completion_recorded": "yes", **dates})
    assert not entry.is_valid()
    assert "cannot be before" in errors(entry)["5.1.completed"]
    assert typed(5, {"5.1": "yes", "5.1.completion_recorded": "no", **dates}).is_valid()


def test_a_switched_off_item_is_neither_asked_nor_read() -> None:
    entry = typed(1, {"1.1.time": "lunchtime"}, off=("1.1.time",))
    assert entry.is_valid()
    assert "1.1.time" not in entry.answers()


def test_adding_a_row_keeps_all_that_was_typed_even_what_is_wrong() -> None:
    entry = typed(1, {"add": "1.4.rows", "1.1_0": "99", "1.4.rows-0-nature": "A call", "1.3": "Text"})
    assert not entry.form.is_bound
    assert entry.form["1.1"].value() == ("99", "", "")
    assert entry.form["1.3"].value() == "Text"
    assert [form["nature"].value() for form in entry.rows["1.4.rows"].forms] == ["A call", None]
    assert list(entry.errors()) == []


def test_removing_a_row_removes_that_one() -> None:
    entry = typed(1, {"remove": "1.4.rows-3", "1.4.rows-3-nature": "First", "1.4.rows-9-nature": "Second"})
    assert [form["nature"].value() for form in entry.rows["1.4.rows"].forms] == ["Second"]


def test_clearing_an_answer_takes_back_that_answer_alone() -> None:
    entry = typed(3, {"clear": "3.1", "3.1": "yes", "3.3": "meeting"})
    assert entry.form["3.1"].value() is None
    assert entry.form["3.3"].value() == "meeting"
    assert "3.3" not in entry.shown()
