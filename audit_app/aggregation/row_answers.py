"""Answers that lines of a tick grid amount to for the whole case; two measures rest on them.

Whether more than two agencies contributed to the first strategy discussion (3.4): its six lines are six
answers, and a line that nobody has answered is not "took no part". The case has met it once three agencies
are known to have contributed, and has not once so many are known not to have that three cannot be reached;
in between it is unanswered. Whether that discussion was recorded (7.3): found anywhere, or not found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import add

from django.db.models import Case, FilteredRelation, Q, Value, When
from django.db.models.expressions import Combinable

from audit_app.aggregation.question import Question
from audit_app.tool.item import Item
from audit_app.tool.models.audit import AuditQuerySet
from audit_app.tool.queries import path_to, shown
from audit_app.tool.registry import item, items

ATTENDANCE = "3.4"
MORE_THAN_TWO, TWO_OR_FEWER = "more_than_two", "two_or_fewer"
ENOUGH = 3

STRATEGY_RECORD = "7.3.first_strategy"
STRATEGY_FOUND = f"{STRATEGY_RECORD}.anywhere"
FOUND, NOT_FOUND = "found", "not_found"

# Each line stands beside its audit under a name of its own.
CONTRIBUTED, DID_NOT, RECORD = "line_contributed", "line_did_not", "line_record"


def lines_of(grid: str) -> tuple[Item, ...]:
    """The tick lines of a grid in the order of the form."""
    return tuple(each for each in items() if each.group_ref == grid and each.kind == "any_of")


def with_lines(audits: AuditQuerySet) -> AuditQuerySet:
    """The audits with the lines beside them that ``row_questions`` asks about, still one row an audit."""
    lines = {f"line_{place}": each for place, each in enumerate(lines_of(ATTENDANCE))}
    joined = {name: _line(each) for name, each in lines.items()} | {RECORD: _line(item(STRATEGY_RECORD))}
    ticks = [f"{name}__{each.field}" for name, each in lines.items()]
    return audits.alias(**joined).alias(
        **{
            CONTRIBUTED: _number([Q(**{f"{path}__has": "contributed"}) for path in ticks]),
            DID_NOT: _number(
                [Q(**{f"{path}__isnull": False}) & ~Q(**{f"{path}__has": "contributed"}) for path in ticks]
            ),
        }
    )


def row_questions(off: Collection[str]) -> tuple[Question, ...]:
    """Both answers, as conditions on audits ``with_lines``."""
    lines, record = lines_of(ATTENDANCE), item(STRATEGY_RECORD)
    attendance = {
        MORE_THAN_TWO: Q(**{f"{CONTRIBUTED}__gte": ENOUGH}),
        TWO_OR_FEWER: Q(**{f"{DID_NOT}__gt": len(lines) - ENOUGH}),
    }
    found = {
        FOUND: Q(**{f"{RECORD}__{record.field}__gt": 0}),
        NOT_FOUND: Q(**{f"{RECORD}__{record.field}": 0}),
    }
    return (
        Question(ATTENDANCE, shown(lines[0].ref, off), attendance),
        Question(STRATEGY_FOUND, shown(record.ref, off), found),
    )


def _line(each: Item) -> FilteredRelation:
    """The one row of the table of lines that holds an item, or nothing."""
    table = path_to(each).rpartition("__")[0]
    return FilteredRelation(
        table, condition=Q(**{f"{table}__{name}": code for name, code in each.line.items()})
    )


def _number(conditions: Sequence[Q]) -> Combinable:
    """How many of the conditions hold."""
    ones: list[Combinable] = [Case(When(each, then=Value(1)), default=Value(0)) for each in conditions]
    return reduce(add, ones)
