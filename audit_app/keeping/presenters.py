"""What the pages and the reminders of this room say, already worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.aggregation.described import in_words
from audit_app.keeping.retention import Holding
from audit_app.sampling.models import Review


@dataclass(frozen=True)
class HoldingLine:
    """A review's records: how many, until when, and whether that is over."""

    review: Review
    records: str
    erased: str
    kept_for: str
    until: str
    state: str
    tag_classes: str
    is_due: bool


def holding_lines(holdings: Iterable[Holding]) -> tuple[HoldingLine, ...]:
    return tuple(holding_line(holding) for holding in holdings)


def holding_line(holding: Holding) -> HoldingLine:
    months = holding.review.months_kept
    state, colour = _state(holding)
    return HoldingLine(
        review=holding.review,
        records=in_number(holding.records),
        erased=in_number(holding.erased),
        kept_for=f"{months} month{'' if months == 1 else 's'} after the fieldwork ends",
        until=in_words(holding.until),
        state=state,
        tag_classes=f"govuk-tag--{colour}",
        is_due=holding.is_due,
    )


def in_number(records: int) -> str:
    """So many records: "no record", "1 record", "1,052 records"."""
    if not records:
        return "no record"
    return "1 record" if records == 1 else f"{records:,} records"


def reminder(holding: Holding) -> str:
    """What a lead is told, on the home page and by e-mail; empty while nothing is due."""
    until = in_words(holding.until)
    if holding.is_due:
        return f"{in_number(holding.records)} should have been erased after {until}"
    return f"{in_number(holding.records)} will have to be erased after {until}" if holding.is_due_soon else ""


def _state(holding: Holding) -> tuple[str, str]:
    if not holding.records:
        return "Nothing held", "grey"
    if holding.is_due:
        return "Due", "red"
    return ("Due soon", "yellow") if holding.is_due_soon else ("Not due", "green")
