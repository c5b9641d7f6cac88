from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.ages import POSSIBLE_BANDS, STANDARD_BANDS, AgeBands, age_in_years

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)

ON = date(2009, 3, 31)

boundaries = st.lists(st.integers(1, 17), unique=True).map(lambda ages: tuple(sorted(ages)))


@pytest.mark.parametrize(
    ("date_of_birth", "band"),
    [
        (date(2009, 3, 31), "0-2"),
        (date(2007, 4, 1), "0-2"),
        (date(2007, 3, 31), "2-5"),
        (date(2004, 4, 1), "2-5"),
        (date(2004, 3, 31), "5-10"),
        (date(1999, 4, 1), "5-10"),
        (date(1999, 3, 31), "10-16"),
        (date(1993, 4, 1), "10-16"),
        (date(1993, 3, 31), "16-18"),
        (date(1991, 4, 1), "16-18"),
        (date(2009, 4, 1), "unborn"),
    ],
)
def test_a_boundary_belongs_to_the_older_band(date_of_birth: date, band: str) -> None:
    assert STANDARD_BANDS.of_child(date_of_birth, "female", ON) == band


def test_the_bands_of_a_review_are_printed_as_it_sets_them() -> None:
    assert AgeBands((5, 11)).labels == {
        "unborn": "Unborn",
        "0-5": "0 to 5",
        "5-11": "5 to 11",
        "11-18": "11 to 18",
    }
    assert AgeBands(()).codes == ("unborn", "0-18")


@pytest.mark.parametrize("ages", [(0, 5), (5, 18), (5, 5), (10, 5), (5, 99), (-1,), ("5",), (5.0,)])
def test_ages_that_make_no_bands_are_refused(ages: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="ages"):
        AgeBands(ages)


def test_a_child_recorded_as_unborn_stays_so_when_the_expected_date_has_passed() -> None:
    assert STANDARD_BANDS.of_child(date(2009, 3, 1), "unborn", ON) == "unborn"
    assert STANDARD_BANDS.of_child(None, "unborn", ON) == "unborn"


def test_a_birthday_on_29_february_is_kept_on_1_march_in_other_years() -> None:
    assert age_in_years(date(2004, 2, 29), date(2009, 2, 28)) == 4
    assert age_in_years(date(2004, 2, 29), date(2009, 3, 1)) == 5
    assert age_in_years(date(2004, 2, 29), date(2008, 2, 29)) == 4


def test_without_a_date_there_is_no_band() -> None:
    with pytest.raises(ValueError, match="date of birth"):
        STANDARD_BANDS.of_child(None, "male", ON)


def test_somebody_of_18_is_no_child_of_the_caseload() -> None:
    with pytest.raises(ValueError, match="18 is not the age of a child"):
        STANDARD_BANDS.of_child(date(1991, 3, 31), "male", ON)


@pytest.mark.parametrize("years", [-1, 18, 104])
def test_an_age_outside_childhood_has_no_band(years: int) -> None:
    with pytest.raises(ValueError, match="not the age of a child"):
        STANDARD_BANDS.of_years(years)


@unhurried
@given(boundaries, st.integers(0, 17))
def test_every_age_lies_in_the_one_band_whose_ends_are_around_it(ages: tuple[int, ...], years: int) -> None:
    bands = AgeBands(ages)
    around = [code for code in bands.codes[1:] if int(code.split("-")[0]) <= years < int(code.split("-")[1])]
    assert around == [bands.of_years(years)]
    assert set(bands.codes) <= set(POSSIBLE_BANDS)


@unhurried
@given(boundaries, st.dates(date(1991, 4, 2), date(2010, 1, 1)))
def test_bands_follow_one_another_as_birthdays_do(ages: tuple[int, ...], date_of_birth: date) -> None:
    bands = AgeBands(ages)
    order = bands.codes
    band = bands.of_child(date_of_birth, "male", ON)
    # Somebody born a day earlier is in the same band or in the next one.
    earlier = bands.of_child(date_of_birth - timedelta(days=1), "male", ON)
    assert order.index(earlier) - order.index(band) in (0, 1)
