"""Whatever a cell holds, it is read or refused; and what is written down is read back as it was meant."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from audit_app.sampling.caseload.checking.ages import read_age
from audit_app.sampling.caseload.checking.child import Checked
from audit_app.sampling.caseload.checking.codes import categories_of, gender_of
from audit_app.sampling.caseload.checking.dates import EARLIEST, LATEST, in_words, read_date
from audit_app.sampling.caseload.checking.findings import MENDS, PROBLEMS
from audit_app.sampling.caseload.checking.texts import cleaned
from audit_app.sampling.caseload.fields import NAMES
from audit_app.sampling.caseload.reading.cells import packed
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from tests.unit.sampling.caseload.rows import ON, read

DAYS = st.dates(EARLIEST, LATEST)
LATER = ON + dt.timedelta(days=365)
PAIRS = st.tuples(st.sampled_from("e"), st.sampled_from(["#N/A", "#REF!", "#VALUE!"])).map(list)
MOMENTS = st.datetimes().map(packed)
CELLS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=True, allow_infinity=True).map(packed),
    st.booleans().map(packed),
    DAYS.map(packed),
    MOMENTS,
    PAIRS,
    st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{1,4}\Z"),
)
WAYS = (
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y-%m-%d} 00:00:00",
    lambda day: f"{day:%A %d %B %Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"\xa0{day.day} {day:%b %Y} ",
    lambda day: f"{day:%Y%m%d}",
    packed,
    in_words,
)


@given(DAYS, st.sampled_from(WAYS))
def test_a_day_is_read_back_in_whichever_way_it_was_written(day: dt.date, way: Any) -> None:
    assert read_date(way(day), LATER).day == day


@given(st.dates(LATER - dt.timedelta(days=365 * 27), LATER))
def test_a_year_of_two_digits_is_completed_to_the_latest_that_can_be_meant(day: dt.date) -> None:
    found = read_date(f"{day:%d/%m/%y}", LATER)
    assert (found.day, found.mend) == (day, "century")


@given(st.dates(dt.date(1983, 1, 1), dt.date(2060, 1, 1)))
def test_the_number_of_a_day_is_read_back(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert read_date(serial, LATER).day == read_date(str(serial), LATER).day == day


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, CELLS)))
def test_no_row_whatever_is_in_it_breaks_the_reader(fields: dict[str, Any]) -> None:
    checked = read(**fields)
    assert checked.status in ("new", "refused", "left out")
    assert (checked.status == "refused") == bool(checked.problems)
    assert all(each.code in PROBLEMS and each.sentence for each in checked.problems)
    assert all(each.code in MENDS and each.sentence for each in checked.mends)
    child = checked.child
    if checked.status == "new":
        assert child.reference.isprintable()
        assert 1 <= len(child.reference) <= 40
        assert child.gender in Gender.values
        assert child.district or child.team
        assert child.date_of_birth or child.age_years is not None or child.gender == "unborn"
        # What could not be shown is gone from every text.
        assert all(text.isprintable() for text in (child.name, child.family_ref, child.category_as_imported))


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, CELLS)))
def test_a_row_is_kept_and_brought_out_again_as_it_was(fields: dict[str, Any]) -> None:
    checked = read(**fields)
    again = Checked.unpacked(json.loads(json.dumps(checked.packed())))
    assert again.packed() == checked.packed()
    assert (again.child, again.problems, again.mends) == (checked.child, checked.problems, checked.mends)


@given(CELLS)
def test_ages_are_years_of_a_child_or_refused(cell: Any) -> None:
    found = read_age(cell)
    assert found.years is None or 0 <= found.years < 130
    assert not (found.years is not None and found.problem)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text)[0]
    assert cleaned(once) == (once, "")


@given(st.text(max_size=40))
def test_codes_are_known_or_none(text: str) -> None:
    assert gender_of(text) in {*Gender.values, None}
    found = categories_of(text)
    assert found is None or found <= {code for code, _label in PLAN_CATEGORIES}
