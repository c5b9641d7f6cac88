from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.ages import AGE_BANDS, PRE_SCHOOL, age_band, age_in_years, band_of_years

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)

ON = date(2009, 3, 31)


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
    assert age_band(date_of_birth, "female", ON) == band


def test_a_child_recorded_as_unborn_stays_so_when_the_expected_date_has_passed() -> None:
    assert age_band(date(2009, 3, 1), "unborn", ON) == "unborn"
    assert age_band(None, "unborn", ON) == "unborn"


def test_a_birthday_on_29_february_is_kept_on_1_march_in_other_years() -> None:
    assert age_in_years(date(2004, 2, 29), date(2009, 2, 28)) == 4
    assert age_in_years(date(2004, 2, 29), date(2009, 3, 1)) == 5
    assert age_in_years(date(2004, 2, 29), date(2008, 2, 29)) == 4


def test_without_a_date_there_is_no_band() -> None:
    with pytest.raises(ValueError, match="date of birth"):
        age_band(None, "male", ON)


def test_somebody_of_18_is_no_child_of_the_caseload() -> None:
    with pytest.raises(ValueError, match="18 is not the age of a child"):
        age_band(date(1991, 3, 31), "male", ON)


@pytest.mark.parametrize("years", [-1, 18, 104])
def test_an_age_outside_childhood_has_no_band(years: int) -> None:
    with pytest.raises(ValueError, match="not the age of a child"):
        band_of_years(years)


def test_pre_school_is_everybody_below_five() -> None:
    assert set(PRE_SCHOOL) == {"unborn", *(band_of_years(years) for years in range(5))}


@unhurried
@given(st.dates(date(1991, 4, 1), date(2010, 1, 1)))
def test_bands_follow_one_another_as_birthdays_do(date_of_birth: date) -> None:
    order = [code for code, _label in AGE_BANDS]
    band = age_band(date_of_birth, "male", ON)
    # Somebody born a day earlier is in the same band or in the next one.
    earlier = age_band(
        max(date_of_birth - (date(2009, 1, 2) - date(2009, 1, 1)), date(1991, 4, 1)), "male", ON
    )
    assert order.index(earlier) - order.index(band) in (0, 1)
