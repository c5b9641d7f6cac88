"""Answers that lines of a tick grid amount to for the whole case; two measures rest on them.

Whether more than two agencies contributed to the first strategy discussion (3.4): its six lines are six
answers, and a line that nobody has answered is not "took no part". The case has met it once three agencies
are known to have contributed, and has not once so many are known not to have that three cannot be reached;
in between it is unanswered. Whether that discussion was recorded (7.3): found anywhere, or not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.question import Question
from audit_app.tool.item import Item
from audit_app.tool.queries import shown
from audit_app.tool.registry import item, items

ATTENDANCE = "3.4"
MORE_THAN_TWO, TWO_OR_FEWER = "more_than_two", "two_or_fewer"
ENOUGH = 3

STRATEGY_RECORD = "7.3.first_strategy"
STRATEGY_FOUND = f"{STRATEGY_RECORD}.anywhere"
FOUND, NOT_FOUND = "found", "not_found"


def lines_of(grid: str) -> tuple[Item, ...]:
    """The tick lines of a grid in the order of the form."""
    return tuple(each for each in items() if each.group_ref == grid and each.kind == "any_of")


def row_questions(cohort: Cohort) -> tuple[Question, ...]:
    """Both answers, as conditions on an audit."""
    return _attendance(cohort), _strategy_record(cohort)


def _attendance(cohort: Cohort) -> Question:
    lines = lines_of(ATTENDANCE)
    ticks = lines[0].field
    answered = Q(**{f"{ticks}__isnull": False})
    contributed = Q(**{f"{ticks}__has": "contributed"})
    codes = {
        MORE_THAN_TWO: _audits_with(cohort, lines, answered & contributed, ENOUGH),
        TWO_OR_FEWER: _audits_with(cohort, lines, answered & ~contributed, len(lines) - ENOUGH + 1),
    }
    return Question(ATTENDANCE, shown(lines[0].ref, cohort.off), codes)


def _strategy_record(cohort: Cohort) -> Question:
    each = item(STRATEGY_RECORD)
    codes = {
        FOUND: _audits_with(cohort, [each], Q(**{f"{each.field}__gt": 0}), 1),
        NOT_FOUND: _audits_with(cohort, [each], Q(**{each.field: 0}), 1),
    }
    return Question(STRATEGY_FOUND, shown(each.ref, cohort.off), codes)


def _audits_with(cohort: Cohort, lines: Sequence[Item], line_is: Q, at_least: int) -> Q:
    """The audits in which at least so many of these lines are as said."""
    shared: dict[str, Any] = {
        name: code for name, code in lines[0].line.items() if all(line.line[name] == code for line in lines)
    }
    rows = lines[0].model._default_manager.filter(
        line_is, audit__allocation__case__review=cohort.review, **shared
    )
    audits = rows.order_by().values("audit")
    if at_least > 1:
        audits = audits.annotate(lines=Count("pk")).filter(lines__gte=at_least).values("audit")
    return Q(pk__in=audits)
