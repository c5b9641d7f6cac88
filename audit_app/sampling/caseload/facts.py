"""By what the rows of a list are judged, from the review and from what its lead has said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit_app.sampling.caseload.checking.facts import Facts
from audit_app.sampling.caseload.fields import NAMES
from audit_app.sampling.caseload.reading.limits import MOST_COLUMNS
from audit_app.sampling.caseload.words import words_of
from audit_app.sampling.models import Review


def facts_of(
    review: Review,
    *,
    columns: Mapping[str, int],
    headings: Iterable[str],
    everywhere: str = "",
    passed_over: Iterable[str] = (),
) -> Facts:
    """``columns`` is the mapping of the list; what it does not hold can be typed all the same."""
    return Facts(
        reference_date=review.reference_date,
        districts=tuple(review.districts.values_list("name", flat=True)),
        teams=tuple(review.teams.values_list("name", flat=True)),
        columns={**{name: column_of(name, columns) for name in NAMES}, **columns},
        headings=tuple(headings),
        words=words_of(review),
        everywhere=everywhere,
        passed_over=frozenset(passed_over),
    )


def column_of(name: str, columns: Mapping[str, int]) -> int:
    """The column of a field; one beyond all columns of the list where the list has none."""
    return columns.get(name, MOST_COLUMNS + NAMES.index(name))


def missing(columns: Mapping[str, int], everywhere: str) -> list[str]:
    """What must be said of the columns before the rows can be checked, each as a sentence."""
    needed = []
    if "reference" not in columns:
        needed.append("Select the column that holds the reference of the child")
    if "date_of_birth" not in columns and "age" not in columns:
        needed.append("Select the column that holds the date of birth, or the age")
    if "district" not in columns and "team" not in columns and not everywhere:
        needed.append(
            "Select the column that holds the district or the team, or the one district of all children"
        )
    return needed
