"""Age bands of a review: a boundary belongs to the older band, and age is that on the reference date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

ADULT = 18
PRE_SCHOOL_UNTIL = 5
UNBORN_BAND = "unborn"
STANDARD_BOUNDARIES = (2, 5, 10, 16)

# Every band that some review may have; the database takes no other.
POSSIBLE_BANDS: tuple[str, ...] = (
    UNBORN_BAND,
    *(f"{start}-{end}" for start in range(ADULT) for end in range(start + 1, ADULT + 1)),
)


@dataclass(frozen=True)
class AgeBands:
    """The bands between some ages: unborn first, then from birth to the first of them; the last ends at 18.

    Raises:
        ValueError: a boundary is not a whole age from 1 to 17, or they do not rise.
    """

    boundaries: tuple[int, ...] = STANDARD_BOUNDARIES

    def __post_init__(self) -> None:
        ages = (0, *self.boundaries, ADULT)
        # True and 2.0 pass for numbers elsewhere, and would be printed as what they are.
        if not all(type(age) is int for age in ages):
            raise ValueError("The ages are whole numbers")
        if any(younger >= older for younger, older in pairwise(ages)):
            raise ValueError(f"The ages lie between 0 and {ADULT}, each above the one before")

    @classmethod
    def between(cls, boundaries: Iterable[int]) -> "AgeBands":
        return cls(tuple(boundaries))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """In order of age, such as "0-2"."""
        ages = (0, *self.boundaries, ADULT)
        return (UNBORN_BAND, *(f"{start}-{end}" for start, end in pairwise(ages)))

    @cached_property
    def labels(self) -> dict[str, str]:
        """Code → what is printed, in order of age."""
        return {code: band_label(code) for code in self.codes}

    def of_years(self, years: int) -> str:
        """The band of a born child's age in completed years.

        Raises:
            ValueError: the age is not that of a child (under 0, or 18 and over).
        """
        if not 0 <= years < ADULT:
            raise ValueError(f"{years} is not the age of a child under {ADULT}")
        return self.codes[1 + sum(boundary <= years for boundary in self.boundaries)]

    def of_child(self, date_of_birth: date | None, gender: str, on: date) -> str:
        """The code of a child's band; the date of an unborn child is the expected date of delivery.

        A child recorded as unborn stays so even when that date has passed: the caseload knows no birth.

        Raises:
            ValueError: there is no date of birth, or the person is 18 or over on the day.
        """
        if gender == UNBORN_BAND:
            return UNBORN_BAND
        if date_of_birth is None:
            raise ValueError("An age band needs a date of birth, unless the child is unborn")
        if date_of_birth > on:
            return UNBORN_BAND
        return self.of_years(age_in_years(date_of_birth, on))


STANDARD_BANDS = AgeBands()


def band_label(code: str) -> str:
    """What is printed for a band of any review."""
    return "Unborn" if code == UNBORN_BAND else code.replace("-", " to ")


def age_in_years(date_of_birth: date, on: date) -> int:
    """Completed years on a day; one born on 29 February completes a year on 1 March in other years."""
    return on.year - date_of_birth.year - ((on.month, on.day) < (date_of_birth.month, date_of_birth.day))
