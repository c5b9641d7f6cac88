"""What is said of a value: why it cannot be taken, or what was mended; each a code with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as kept
from typing import Any

# Why a row cannot be taken as it is. ``{…}`` is filled with the details of the finding.
PROBLEMS: dict[str, str] = {
    "reference_missing": "Enter the reference of the child",
    "reference_long": "The reference is longer than 40 characters",
    "reference_shortened": "The spreadsheet has shortened this number. Enter the reference in full",
    "reference_twice": "The same reference with other values stands in {rows}. Mend or skip one of them",
    "birth_missing": "Enter a date of birth, an age or “unborn”",
    "date_unreal": "This is not a date. Enter it as day/month/year, like 31/3/2009",
    "date_month": "Dates are read as day/month/year, and there is no such month. Enter it like 31/3/2009",
    "date_is_age": "This looks like an age where a date is expected. Enter the date",
    "date_far": "The date is not between {earliest} and {latest}",
    "birth_far_ahead": "The expected date is more than a year after the reference date",
    "error": "The cell holds {error}, an error of the spreadsheet. Enter the value",
    "age_unclear": "This is not an age in years",
    "adult": "The child is 18 or older on the reference date",
    "gender_unknown": "Nobody has said what this word means as a gender",
    "district_unknown": "The review has no district of this name",
    "team_unknown": "The review has no team of this name",
    "place_missing": "Enter a district or a team",
    "too_long": "This is longer than {limit} characters",
    "start_late": "The plan starts after the reference date, so the child is not part of the caseload",
    "ended": "The plan had ended by the reference date, so the child is not part of the caseload",
    "end_before_start": "The plan ends before it starts",
}
# What was mended without asking.
MENDS: dict[str, str] = {
    "spaces": "Spaces taken off",
    "invisible": "Invisible or control characters taken out",
    "century": "Year of two digits completed",
    "serial": "Number of a day, as spreadsheets count them, read as a date",
    "compact": "Date without separators read as year, month, day",
    "text_date": "Date written in words read",
    "time_dropped": "Time of day left out",
    "nothing": "Read as not known",
    "error_emptied": "Error of the spreadsheet read as not known",
    "age_whole": "Age cut to completed years",
    "age_months": "Age in months read in completed years",
    "unborn": "Read as an unborn child",
    "gender_blank": "No gender given, taken as not recorded",
    "category_kept": "Kept as it is, without a meaning, until the assessor has read which",
    "typed": "Entered by a lead",
}
# What a lead should look at; the row is taken all the same, unless they skip it.
WARNINGS: dict[str, str] = {
    "same_child": "The same name and date of birth stand in row {first}, under another reference. Skip one "
    "of them if they are one child",
}
# Why a row is left out without anybody having said so.
LEFT_OUT: dict[str, str] = {
    "same": "The same as row {first}, so the child is taken once",
    "heading": "The heading again",
    "footer": "Not a child: a total, a note or the end of the list",
}
SKIPPED = {"row": "Skipped by hand", "problem": "Skipped with all rows of this problem"}
SENTENCES = {**SKIPPED, **LEFT_OUT, **WARNINGS, **MENDS, **PROBLEMS}


@dataclass(frozen=True)
class Finding:
    """``was`` is the value as it stood; a mend has what it ``became`` too."""

    code: str
    field: str
    was: str = ""
    became: str = ""
    details: dict[str, Any] = kept(default_factory=dict)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.details)

    def packed(self) -> list[Any]:
        return [self.code, self.field, self.was, self.became, self.details]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Finding:
        return cls(*packed)
