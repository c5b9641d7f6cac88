"""Age bands of the review: a boundary belongs to the older band, and age is that on the reference date."""

from datetime import date

AGE_BANDS: tuple[tuple[str, str], ...] = (
    ("unborn", "Unborn"),
    ("0-2", "0 to 2"),
    ("2-5", "2 to 5"),
    ("5-10", "5 to 10"),
    ("10-16", "10 to 16"),
    ("16-18", "16 to 18"),
)
AGE_BAND_LABELS = dict(AGE_BANDS)
PRE_SCHOOL = ("unborn", "0-2", "2-5")

# The age in years at which each band ends; a child of exactly that age is in the next one.
_BAND_ENDS = ((2, "0-2"), (5, "2-5"), (10, "5-10"), (16, "10-16"), (18, "16-18"))


def age_in_years(date_of_birth: date, on: date) -> int:
    """Completed years on a day; one born on 29 February completes a year on 1 March in other years."""
    return on.year - date_of_birth.year - ((on.month, on.day) < (date_of_birth.month, date_of_birth.day))


def band_of_years(years: int) -> str:
    """The band of a born child's age in completed years.

    Raises:
        ValueError: the age is not that of a child (under 0, or 18 and over).
    """
    if years >= 0:
        for end, band in _BAND_ENDS:
            if years < end:
                return band
    raise ValueError(f"{years} is not the age of a child under 18")


def age_band(date_of_birth: date | None, gender: str, on: date) -> str:
    """The code of the band in ``AGE_BANDS``; the date of an unborn child is the expected date of delivery.

    A child recorded as unborn stays so even when that date has passed, because the caseload knows no birth.

    Raises:
        ValueError: there is no date of birth, or the person is 18 or over on the day.
    """
    if gender == "unborn":
        return "unborn"
    if date_of_birth is None:
        raise ValueError("An age band needs a date of birth, unless the child is unborn")
    if date_of_birth > on:
        return "unborn"
    return band_of_years(age_in_years(date_of_birth, on))
