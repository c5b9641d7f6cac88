"""Dates that are impossible or unlikely beside the others. Each is said and none is refused.

A file holds odd dates that are true, and a warning that stands in the way of them would be answered with a
false one. What submitting refuses is in ``submission``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from audit_app.filling.submission import SPANS
from audit_app.kit.calendar import OutsideCalendarError, calendar_for
from audit_app.sampling.models import Review
from audit_app.tool.answers import Answers, shown_answers
from audit_app.tool.header import HEADER
from audit_app.tool.registry import item

REFERRAL = "1.1"
# Several agencies meet for these, so a day on which most are closed is more often a slip than a fact.
MEETINGS = ("4.1.date", "9.1.date")
# Rows that lie on one side of the referral: which side is wrong, and what they are called.
EARLIER, LATER, FURTHER = "1.4.rows", "1.5.rows", "6.1.rows"
LONGEST_SPAN = 366
ADVICE = "Check that it is right. It may stand."
# What happened before the referral may have happened in any year of a childhood.
MOST_YEARS, MOST_YEARS_EARLIER = 10, 19


@dataclass(frozen=True)
class Beside:
    """What dates are judged by: the day on which they are entered, the date of the audit, the review.

    ``age_years`` is the child's on the reference date of the review; None of one who was not born by then.
    """

    today: date
    audit_date: date | None
    review: Review
    age_years: int | None = None

    @property
    def unborn_until(self) -> date | None:
        """The latest day on which a child of that age was certainly not born.

        The day of birth would tell by up to a year more. It is sealed, and nobody need open it for a warning.
        """
        if self.age_years is None:
            return None
        reference = self.review.reference_date
        year = reference.year - self.age_years - 1
        try:
            return reference.replace(year=year)
        except ValueError:
            # Counted back from 29 February to a year without one, in which that age begins on 1 March.
            return date(year, 2, 28)


def unlikely_dates(answers: Mapping[str, Any], beside: Beside) -> dict[str, str]:
    """By ref, what is odd about a date or about the dates of its rows; only answers that count are read."""
    shown = shown_answers(answers, beside.review.items_off)
    found: dict[str, list[str]] = {}
    for ref, sentence in _unlikely(shown, beside):
        found.setdefault(ref, []).append(sentence)
    return {ref: f"{' '.join(sentences)} {ADVICE}" for ref, sentences in found.items()}


def _unlikely(shown: Answers, beside: Beside) -> Iterator[tuple[str, str]]:
    for ref, day in _days(shown):
        yield from ((ref, sentence) for sentence in _by_itself(ref, day, beside))
    yield from _far_apart(shown)
    yield from _on_the_wrong_side(shown)


def _days(shown: Answers) -> Iterator[tuple[str, date]]:
    for ref, value in shown.items():
        kind = item(ref).kind
        if item(ref).section == HEADER or not value:
            continue
        if kind == "date":
            yield ref, value
        elif kind == "rows":
            yield from ((ref, row["date"]) for row in value if row.get("date"))


def _by_itself(ref: str, day: date, beside: Beside) -> Iterator[str]:
    years = MOST_YEARS_EARLIER if ref == EARLIER else MOST_YEARS
    if beside.unborn_until and day <= beside.unborn_until:
        yield f"{in_full(day)} is before the child was born, by their age in this review."
    elif day > beside.today:
        yield f"{in_full(day)} is in the future."
    elif beside.audit_date and day > beside.audit_date:
        yield f"{in_full(day)} is after the date of the audit (H.6)."
    elif day.year < beside.review.reference_date.year - years:
        yield f"{in_full(day)} is more than {years} years before this review."
    if ref in MEETINGS and _is_closed(day, beside.review):
        yield f"{in_full(day)} was {_kind_of_day(day)}."


def _far_apart(shown: Answers) -> Iterator[tuple[str, str]]:
    said = set()
    for span in SPANS:
        start, end = shown.get(span.start), shown.get(span.end)
        if start and end and (end - start).days > LONGEST_SPAN and span.end not in said:
            said.add(span.end)
            yield span.end, f"This is {(end - start).days:,} days after {in_full(start)} ({span.start})."


def _on_the_wrong_side(shown: Answers) -> Iterator[tuple[str, str]]:
    referral = shown.get(REFERRAL)
    if not referral:
        return
    for ref, is_after in ((EARLIER, False), (LATER, True), (FURTHER, True)):
        for row in shown.get(ref) or ():
            day = row.get("date")
            if day and (day < referral if is_after else day > referral):
                side = "before" if is_after else "after"
                yield ref, f"{in_full(day)} is {side} the referral (1.1, {in_full(referral)})."


def _is_closed(day: date, review: Review) -> bool:
    try:
        return not calendar_for(review.jurisdiction).is_working_day(day)
    except OutsideCalendarError:
        return False


def _kind_of_day(day: date) -> str:
    return f"a {day:%A}" if day.weekday() >= 5 else "a bank holiday"


def in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
