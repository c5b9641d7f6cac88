"""Any two coded answers laid against each other, over the cases to which both apply.

Each tick is an answer of its own, ticked or not. Of the tick grids there are the two answers that their lines
amount to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Q

from audit_app.aggregation.case_rows import OF_LINES
from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import in_full
from audit_app.aggregation.measures import NOT_APPLICABLE
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.results import AnswersCrossed
from audit_app.aggregation.row_answers import row_questions, with_lines
from audit_app.aggregation.statistics import cross_table
from audit_app.kit.coded import OptionPairs
from audit_app.sampling.models import Review
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.queries import answered, chosen
from audit_app.tool.registry import items

TICKED, NOT_TICKED = "ticked", "not_ticked"
TICKS: OptionPairs = ((TICKED, "Ticked"), (NOT_TICKED, "Not ticked"))


@dataclass(frozen=True)
class Side:
    """An answer that can be crossed; ``options`` are those of its answers that apply."""

    ref: str
    question: str
    options: OptionPairs
    asked: Question

    @property
    def codes(self) -> Mapping[str, Q]:
        """What stands under each answer that applies, where it is called for."""
        called_for = self.asked.shown
        if called_for is None:
            return {}
        return {code: called_for & self.asked.codes[code] for code, _label in self.options}

    @property
    def not_applicable(self) -> Q | None:
        condition, called_for = self.asked.codes.get(NOT_APPLICABLE), self.asked.shown
        return None if condition is None or called_for is None else called_for & condition


def sides(review: Review) -> Mapping[str, Side]:
    """Every answer that a review asks and that can be crossed, by ref, in the order of the form."""
    found = (side for each in items() for side in _sides_of(each, review))
    lines = {each.ref: _of_lines(each) for each in row_questions(review.items_off)}
    asked = [side for side in (*found, *lines.values()) if side.asked.shown is not None]
    return {side.ref: side for side in sorted(asked, key=_place)}


def crossed(cohort: Cohort, rows: Side, columns: Side) -> AnswersCrossed:
    """The two answers over a cohort, counted in one query."""
    row_codes, column_codes = rows.codes, columns.codes
    applies = reduce(or_, row_codes.values())
    conditions = {
        f"cell_{i}_{j}": row & column
        for i, row in enumerate(row_codes.values())
        for j, column in enumerate(column_codes.values())
    }
    conditions |= {
        "row_shown": _shown(rows),
        "row_applies": applies,
        "row_aside": _or_none(rows.not_applicable),
        "column_shown": applies & _shown(columns),
        "column_aside": applies & _or_none(columns.not_applicable),
    }
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    found = with_lines(cohort.audits).aggregate(**counts)
    cells = [[found[f"cell_{i}_{j}"] for j in range(len(column_codes))] for i in range(len(row_codes))]
    row_unanswered = found["row_shown"] - found["row_aside"] - found["row_applies"]
    column_unanswered = found["column_shown"] - found["column_aside"] - sum(map(sum, cells))
    return AnswersCrossed(
        rows.ref,
        columns.ref,
        rows.question,
        columns.question,
        cross_table(_labels(rows), _labels(columns), cells),
        cohort.size,
        unanswered=row_unanswered + column_unanswered,
        hidden=cohort.size - found["row_shown"] + found["row_applies"] - found["column_shown"],
        not_applicable=found["row_aside"] + found["column_aside"],
    )


def _sides_of(each: Item, review: Review) -> Iterator[Side]:
    if each.section == HEADER or each.line:
        return
    question, off = in_full(each, review), review.items_off
    if each.kind == "choice":
        options = tuple(option for option in each.options if option[0] != NOT_APPLICABLE)
        yield Side(each.ref, question, options, question_of(each, off))
    if each.kind == "any_of":
        called_for, is_answered = question_of(each, off).shown, answered(each)
        for code, label in each.options:
            codes = {TICKED: chosen(each, code), NOT_TICKED: is_answered & ~chosen(each, code)}
            yield Side(
                f"{each.ref}.{code}", f"{question} {label}", TICKS, Question(each.ref, called_for, codes)
            )


def _of_lines(asked: Question) -> Side:
    question, options = OF_LINES[asked.ref]
    return Side(asked.ref, question, options, asked)


def _place(side: Side) -> int:
    """Where the question stands in the form."""
    top = ".".join(side.ref.split(".")[:2])
    return next(number for number, each in enumerate(items()) if top in (each.top_ref, each.group_ref))


def _labels(side: Side) -> Sequence[str]:
    return tuple(label for _code, label in side.options)


def _shown(side: Side) -> Q:
    return _or_none(side.asked.shown)


def _or_none(condition: Q | None) -> Q:
    """A condition that no audit meets, where there is none."""
    return Q(pk__in=[]) if condition is None else condition
