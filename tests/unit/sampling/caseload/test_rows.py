"""Lists as they come: what is mended is told, and what cannot be is refused with its reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from audit_app.sampling.caseload.checking.row import RowReader
from audit_app.sampling.caseload.fields import key_of
from tests.unit.sampling.caseload.rows import COLUMNS, FACTS, cells, mends, problems, read

NA = ["e", "#N/A"]
BORN = dt.date(2005, 1, 2)


def test_a_clean_row_is_taken_as_it_is() -> None:
    checked = read(name="Juniper Made-Up", category="Neglect", family_ref="F1", plan_started="1/9/2008")
    assert (checked.status, mends(checked)) == ("new", [])
    child = checked.child
    assert (child.reference, child.name, child.date_of_birth, child.gender) == (
        "WD1",
        "Juniper Made-Up",
        BORN,
        "female",
    )
    assert (child.district, child.plan_categories, child.category_as_imported) == (
        "Ashmere",
        frozenset({"neglect"}),
        "Neglect",
    )
    assert (child.family_ref, child.plan_started) == ("F1", dt.date(2008, 9, 1))


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("reference", 10721552, "10721552"),
        ("reference", "007", "007"),
        ("date_of_birth", "2005-01-02", BORN),
        ("date_of_birth", "2.1.2005", BORN),
        ("date_of_birth", "2-1-2005", BORN),
        ("date_of_birth", "2005/01/02", BORN),
        ("date_of_birth", "2 January 2005", BORN),
        ("date_of_birth", "2nd Jan 2005", BORN),
        ("date_of_birth", "02-Jan-2005", BORN),
        ("date_of_birth", "Sun 2 Jan 2005", BORN),
        ("date_of_birth", "2005-01-02 00:00:00", BORN),
        ("date_of_birth", "2005-01-02T00:00:00Z", BORN),
        ("date_of_birth", ["d", "2005-01-02"], BORN),
        ("gender", "F", "female"),
        ("gender", "b) Female", "female"),
        ("gender", " female ", "female"),
        ("gender", 2, "female"),
        ("gender", "c) Not stated/recorded (or unborn)", "not_recorded"),
        ("gender", 9, "neither"),
        ("gender", "Indeterminate", "neither"),
        ("category", "a) Neglect", frozenset({"neglect"})),
        ("category", "NEG", frozenset({"neglect"})),
        ("category", "Physical abuse", frozenset({"physical"})),
        ("category", "Neglect and Emotional Abuse", frozenset({"neglect", "emotional"})),
        ("category", "Physical/Sexual", frozenset({"physical", "sexual"})),
        ("category", "Multiple", None),
        ("category", "e) Multiple/not recommended", None),
        ("district", "ASHMERE", "Ashmere"),
        ("district", "St Mary's", "St Mary’s"),
    ],
)
def test_what_is_written_in_another_way_is_read_without_a_word(field: str, cell: Any, value: Any) -> None:
    checked = read(**{field: cell})
    read_as = checked.child.plan_categories if field == "category" else getattr(checked.child, field)
    assert (checked.status, read_as) == ("new", value)
    assert [each for each in mends(checked) if each[0] != "spaces"] == []
    if field == "category":
        assert checked.child.category_as_imported == cell


@pytest.mark.parametrize(
    ("field", "cell", "mend", "became"),
    [
        ("reference", " WD1", "spaces", "WD1"),
        ("name", "Juniper\xa0Made-Up", "invisible", "Juniper Made-Up"),
        ("name", "Juni\u200bper", "invisible", "Juniper"),
        ("name", "Juniper\x07", "invisible", "Juniper"),
        ("name", "Juniper\ud800", "invisible", "Juniper"),
        ("name", "n/k", "nothing", ""),
        ("name", NA, "error_emptied", ""),
        ("family_ref", ["e", "#REF!"], "error_emptied", ""),
        ("date_of_birth", "2/1/05", "century", "2 January 2005"),
        ("date_of_birth", "02-Jan-05", "century", "2 January 2005"),
        ("date_of_birth", "31/12/93", "century", "31 December 1993"),
        ("date_of_birth", 38354, "serial", "2 January 2005"),
        ("date_of_birth", "38354", "serial", "2 January 2005"),
        ("date_of_birth", 20050102, "compact", "2 January 2005"),
        ("date_of_birth", "2005-01-02 13:45", "time_dropped", "2 January 2005"),
        ("date_of_birth", "January 2, 2005", "text_date", "2 January 2005"),
        ("date_of_birth", "EDD 3/6/2009", "unborn", "3 June 2009"),
        ("date_of_birth", "unborn", "unborn", "unborn"),
        ("gender", None, "gender_blank", "not recorded"),
        ("gender", "-", "gender_blank", "not recorded"),
        ("category", "Contextual harm", "category_kept", "Contextual harm"),
        ("plan_started", "#N/A", "nothing", ""),
    ],
)
def test_each_mend_says_what_it_was_and_what_it_became(field: str, cell: Any, mend: str, became: str) -> None:
    if cell == "#N/A":
        cell = "n/a"
    found = {each[0]: each for each in mends(read(**{field: cell})) if each[1] == field}
    assert found[mend][3] == became
    assert found[mend][2] == ("" if cell is None else cell[1] if isinstance(cell, list) else str(cell))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"reference": None}, "reference_missing", "reference"),
        ({"reference": " \xa0"}, "reference_missing", "reference"),
        ({"reference": "n/a"}, "reference_missing", "reference"),
        ({"reference": "-1"}, "reference_missing", "reference"),
        ({"reference": "x" * 41}, "reference_long", "reference"),
        ({"reference": "1.07E+07"}, "reference_shortened", "reference"),
        ({"reference": 10721552.5}, "reference_shortened", "reference"),
        ({"reference": ["e", "#REF!"]}, "error", "reference"),
        ({"date_of_birth": None}, "birth_missing", "date_of_birth"),
        ({"date_of_birth": "unknown"}, "birth_missing", "date_of_birth"),
        ({"date_of_birth": NA}, "error", "date_of_birth"),
        ({"date_of_birth": "31/2/2005"}, "date_unreal", "date_of_birth"),
        ({"date_of_birth": "1/31/2005"}, "date_month", "date_of_birth"),
        ({"date_of_birth": "31012005"}, "date_unreal", "date_of_birth"),
        ({"date_of_birth": "last spring"}, "date_unreal", "date_of_birth"),
        ({"date_of_birth": ["b", "TRUE"]}, "date_unreal", "date_of_birth"),
        ({"date_of_birth": 4}, "date_is_age", "date_of_birth"),
        ({"date_of_birth": "4 years"}, "date_is_age", "date_of_birth"),
        ({"date_of_birth": "1/1/1899"}, "date_far", "date_of_birth"),
        ({"date_of_birth": "31/3/1991"}, "adult", "date_of_birth"),
        ({"date_of_birth": "1/4/2010"}, "birth_far_ahead", "date_of_birth"),
        ({"date_of_birth": None, "age": 18}, "adult", "age"),
        ({"date_of_birth": None, "age": "four"}, "age_unclear", "age"),
        ({"date_of_birth": None, "age": 200}, "age_unclear", "age"),
        ({"date_of_birth": None, "age": NA}, "error", "age"),
        ({"gender": "maiden"}, "gender_unknown", "gender"),
        ({"gender": 7}, "gender_unknown", "gender"),
        # By which systems say that they do not know, and which is not the code 1.
        ({"gender": "-1"}, "gender_unknown", "gender"),
        ({"gender": -1}, "gender_unknown", "gender"),
        ({"district": "Nowhere"}, "district_unknown", "district"),
        ({"team": "Nobody"}, "team_unknown", "team"),
        ({"district": None}, "place_missing", "district"),
        ({"name": "x" * 201}, "too_long", "name"),
        ({"first_name": "x" * 150, "surname": "y" * 150}, "too_long", "name"),
        ({"family_ref": "x" * 41}, "too_long", "family_ref"),
        ({"category": "x" * 101}, "too_long", "category"),
        ({"plan_started": "1/4/2009"}, "start_late", "plan_started"),
        ({"plan_started": "unborn"}, "date_unreal", "plan_started"),
        ({"plan_ended": "31/3/2009"}, "ended", "plan_ended"),
        ({"plan_started": "1/2/2009", "plan_ended": "1/1/2009"}, "end_before_start", "plan_ended"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_field_its_value_and_its_reason(
    fields: dict[str, Any], code: str, field: str
) -> None:
    checked = read(**fields)
    assert checked.status == "refused"
    assert problems(checked) == [(code, field)]
    assert "{" not in checked.problems[0].sentence


@pytest.mark.parametrize(
    ("fields", "gender", "day", "years"),
    [
        ({"date_of_birth": None, "age": -1}, "unborn", None, None),
        ({"date_of_birth": None, "age": "-1", "gender": "c) Not stated/recorded"}, "unborn", None, None),
        ({"date_of_birth": "Unborn", "gender": None}, "unborn", None, None),
        ({"date_of_birth": "3/6/2009", "gender": 0}, "unborn", dt.date(2009, 6, 3), None),
        ({"date_of_birth": "3/6/2009", "gender": "M"}, "male", dt.date(2009, 6, 3), None),
        # A child recorded as unborn stays so even when the expected date has passed.
        ({"date_of_birth": "3/3/2009", "gender": "unborn"}, "unborn", dt.date(2009, 3, 3), None),
        # The day of birth is known, so the age is not looked at.
        ({"date_of_birth": "3/3/2009", "age": -1}, "female", dt.date(2009, 3, 3), None),
        ({"date_of_birth": None, "age": 4.7}, "female", None, 4),
        ({"date_of_birth": None, "age": "18 months"}, "female", None, 1),
        ({"date_of_birth": None, "age": "6 weeks"}, "female", None, 0),
        ({"date_of_birth": None, "age": "4y 3m"}, "female", None, 4),
    ],
)
def test_children_without_a_birthday_are_unborn_or_of_an_age(
    fields: dict[str, Any], gender: str, day: dt.date | None, years: int | None
) -> None:
    checked = read(**fields)
    assert checked.status == "new", checked.problems
    assert (checked.child.gender, checked.child.date_of_birth, checked.child.age_years) == (
        gender,
        day,
        years,
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["Total: 57"], "footer"),
        (["Source: case management system"], "footer"),
        (["", "Printed by somebody on 1 April"], "footer"),
        (["*** End of report ***"], "footer"),
        (["Grand total", "", "", "57"], "footer"),
        ([None] * 20 + ["page 3 of 3"], "footer"),
    ],
)
def test_rows_that_are_no_childs_are_left_out_and_said(row: list[Any], why: str) -> None:
    checked = RowReader(FACTS).read(9, row)
    assert (checked.status, checked.why.code if checked.why else "") == ("left out", why)


@pytest.mark.parametrize("row", [["WD9"], ["WD9", "Juniper Made-Up"], ["Totara", "", "", "", "2/1/2005"]])
def test_a_child_of_whom_little_is_said_is_refused_and_never_lost(row: list[Any]) -> None:
    assert RowReader(FACTS).read(9, row).status == "refused"


def test_the_heading_again_in_the_middle_of_a_list_is_left_out() -> None:
    facts = replace(
        FACTS, headings=("Reference", "Date of birth"), columns={"reference": 0, "date_of_birth": 1}
    )
    assert RowReader(facts).read(50, ["REFERENCE", "date of  birth"]).status == "left out"


def test_first_name_and_surname_make_a_name() -> None:
    assert read(first_name="Juniper", surname="Made-Up").child.name == "Juniper Made-Up"


def test_what_was_said_of_words_is_used() -> None:
    words = {
        "district": {"east": "Ashmere"},
        "gender": {"girl": "female"},
        "category": {"harm": "physical,sexual"},
    }
    checked = read(replace(FACTS, words=words), district="EAST", gender="Girl", category="harm")
    assert (checked.status, checked.child.district) == ("new", "Ashmere")
    assert checked.child.plan_categories == frozenset({"physical", "sexual"})
    gone = replace(FACTS, words={"district": {"east": "A district that was renamed"}})
    assert problems(read(gone, district="EAST")) == [("district_unknown", "district")]


def test_what_was_said_of_a_number_below_nothing_is_not_said_of_the_code_without_its_sign() -> None:
    words = {"gender": {key_of("-1"): "not_recorded"}}
    facts = replace(FACTS, words=words)
    assert read(facts, gender="-1").child.gender == "not_recorded"
    assert read(facts, gender="1").child.gender == "male"


def test_unknown_words_are_gathered_to_be_asked_about() -> None:
    checked = read(district="Nowhere", gender="Q", category="Harm")
    assert checked.unknown == {"district": "Nowhere", "gender": "Q", "category": "Harm"}


def test_rows_of_a_problem_that_is_passed_over_are_skipped_unless_they_have_another() -> None:
    facts = replace(FACTS, passed_over=frozenset({"ended"}))
    assert read(facts, plan_ended="1/1/2009").status == "skipped"
    assert read(facts, plan_ended="1/1/2009", gender="Q").status == "refused"


def test_a_short_row_and_a_column_that_is_not_there_hold_nothing() -> None:
    columns = {**COLUMNS, "team": 200}
    row = cells()[: COLUMNS["district"] + 1]
    assert RowReader(replace(FACTS, columns=columns)).read(2, row).status == "new"
