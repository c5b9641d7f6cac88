import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from audit_app.kit.forms import DateField, TextField, TimeField, WholeNumberField

REFERRAL = "the date of the referral"


def error_of(field, typed):
    with pytest.raises(ValidationError) as raised:
        field.clean(typed)
    (error,) = raised.value.error_list
    return error


def wording_of(field, typed):
    return error_of(field, typed).message


class Form(forms.Form):
    referred = DateField(label="Date of the referral")
    at = TimeField(label="Time of the referral", required=False)
    discussions = WholeNumberField(
        label="How many discussions were there?", named="the number of discussions"
    )
    note = TextField(label="Note", required=False, max_length=10)


def posted(**changes):
    answers = {"referred_0": "3", "referred_1": "6", "referred_2": "2009", "discussions": "2"}
    return Form({**answers, **changes})


# The date


@pytest.mark.parametrize("month", ["6", "06", "June", "june", "Jun", "jun."])
def test_a_month_is_taken_as_a_number_or_as_a_name(month):
    assert DateField().clean(("3", month, "2009")) == dt.date(2009, 6, 3)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_every_date_comes_back_from_the_boxes_it_is_shown_in(date):
    field = DateField()
    assert field.clean(field.prepare_value(date)) == date


@pytest.mark.parametrize(
    ("typed", "wording", "parts"),
    [
        (("3", "6", ""), "The date of the referral must include a year", ("year",)),
        (("", "", "2009"), "The date of the referral must include a day and month", ("day", "month")),
        (("", "6", ""), "The date of the referral must include a day and year", ("day", "year")),
        (("3", "6", "09"), "The date of the referral must include a year of 4 digits, like 2009", ("year",)),
        (("31", "6", "2009"), "The date of the referral must be a real date", ()),
        (("29", "2", "2009"), "The date of the referral must be a real date", ()),
        (("32", "6", "2009"), "The date of the referral must be a real date", ("day",)),
        (("3", "13", "2009"), "The date of the referral must be a real date", ("month",)),
        (("3", "Juvember", "2009"), "The date of the referral must be a real date", ("month",)),
        (("three", "ju", "MMIX"), "The date of the referral must be a real date", ("day", "month", "year")),
        (("٣", "6", "2009"), "The date of the referral must be a real date", ("day",)),
        (("3", "6", "0000"), "The date of the referral must be a real date", ("year",)),
    ],
)
def test_a_date_that_is_not_one_says_why_and_which_boxes_are_at_fault(typed, wording, parts):
    error = error_of(DateField(named=REFERRAL), typed)
    assert error.message == wording
    assert (error.params or {}).get("parts", ()) == parts


def test_a_date_outside_its_limits_names_the_limit():
    field = DateField(named=REFERRAL, earliest=dt.date(2005, 4, 1), latest=dt.date(2009, 11, 30))
    assert (
        wording_of(field, ("31", "3", "2005")) == "The date of the referral must be on or after 1 April 2005"
    )
    assert (
        wording_of(field, ("1", "12", "2009"))
        == "The date of the referral must be on or before 30 November 2009"
    )


def test_three_empty_boxes_are_no_date_and_are_asked_for_only_where_one_is_required():
    assert DateField(required=False).clean(("", "", "")) is None
    assert wording_of(DateField(named=REFERRAL), ("", "", "")) == "Enter the date of the referral"


def test_a_form_knows_which_answers_were_changed():
    first = {"referred": dt.date(2009, 6, 3), "at": dt.time(14, 30), "discussions": 2}
    same = {
        "referred_0": "03",
        "referred_1": "June",
        "referred_2": "2009",
        "at": "2.30pm",
        "discussions": "2",
    }
    other = {"referred_0": "4", "referred_1": "", "referred_2": "2009", "at": "", "discussions": "3"}
    assert Form(same, initial=first).changed_data == []
    assert Form(other, initial=first).changed_data == ["referred", "at", "discussions"]


# The time


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("14:30", 14, 30),
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("9:30am", 9, 30),
        ("9.30 p.m.", 21, 30),
        ("9 PM", 21, 0),
        ("12am", 0, 0),
        ("12pm", 12, 0),
        ("noon", 12, 0),
        (" midnight ", 0, 0),
    ],
)
def test_a_time_is_taken_in_the_ways_people_write_it(typed, hour, minute):
    assert TimeField().clean(typed) == dt.time(hour, minute)


@pytest.mark.parametrize(
    "typed", ["9", "24:00", "9:60", "13pm", "0am", "half past nine", "9:3", "1234567", "٩:٣٠"]
)
def test_a_time_that_could_be_another_or_is_none_is_asked_for_again(typed):
    assert wording_of(TimeField(label="Time of the referral"), typed) == (
        "The time of the referral must be a time, like 14:30"
    )


@given(st.times())
def test_every_time_comes_back_to_the_minute_from_the_box_it_is_shown_in(time):
    field = TimeField()
    assert field.clean(field.prepare_value(time)) == time.replace(second=0, microsecond=0)


# The whole number


def test_a_number_is_taken_with_the_spaces_and_commas_that_people_write():
    assert WholeNumberField().clean(" 1,052 ") == 1052


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("two", "must be a whole number"),
        ("2.5", "must be a whole number"),
        ("९", "must be a whole number"),
        ("9" * 5000, "must be a whole number"),
        ("0", "must be 1 or more"),
        ("-3", "must be 1 or more"),
        ("100", "must be 99 or fewer"),
    ],
)
def test_a_number_that_cannot_be_right_says_why(typed, complaint):
    field = WholeNumberField(named="the number of discussions", lowest=1, highest=99)
    assert wording_of(field, typed) == f"The number of discussions {complaint}"


# Text, and what all share


def test_text_is_cleaned_before_it_is_measured():
    assert posted(note="0123456789\0\r\n").is_valid()
    assert posted(note="0123456789x").errors["note"] == [
        "The note must be 10 characters or fewer, and has 11"
    ]


def test_a_field_whose_label_is_a_question_asks_for_an_answer_unless_it_was_named():
    assert wording_of(TimeField(label="When was it?"), "") == "Enter an answer"
    assert posted(discussions="").errors["discussions"] == ["Enter the number of discussions"]


def test_a_form_may_word_a_missing_answer_itself():
    field = DateField(error_messages={"required": "Enter the day the work began"})
    assert wording_of(field, ("", "", "")) == "Enter the day the work began"


def test_the_label_that_a_form_gives_later_is_the_one_that_is_spoken():
    field = TimeField(label="Time")
    field.label = "Time of the visit"
    assert wording_of(field, "") == "Enter the time of the visit"
