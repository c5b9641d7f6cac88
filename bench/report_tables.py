"""All measures and tables of the report over 50, 1,000 and 10,000 audits, beside one pass of SQL by hand.

The floor of the measures counts every option of every coded item of the nine sections, one statement a table,
with no conditions and no strata. That of the tables counts besides the lines of each tick grid by what is
ticked, still without dates, numbers, spreads, tests and words: the least that any way of counting has to do.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import Any

from bench.database import database_name, own_database
from bench.timing import in_turn, milliseconds


def run(statements: Sequence[str], review_id: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, [review_id])
            cursor.fetchall()


def section_statements() -> list[str]:
    from audit_app.tool.models import SECTIONS, Audit

    return [_statement(section, _counts(section), Audit) for section in SECTIONS]


def grid_statements() -> list[str]:
    from audit_app.tool.models import Audit

    return [_statement(model, columns, Audit, columns) for model, columns in _grids().items()]


def _statement(table: Any, selected: Sequence[str], audit: Any, groups: Sequence[str] = ()) -> str:
    grouped = f" GROUP BY {', '.join(groups)}" if groups else ""
    return (
        f"SELECT {', '.join(selected)}, COUNT(*) FROM {table._meta.db_table} s "  # noqa: S608 - no input
        f"JOIN {audit._meta.db_table} a ON a.id = s.audit_id "
        "JOIN sampling_allocation l ON l.id = a.allocation_id JOIN sampling_case c ON c.id = l.case_id "
        f"WHERE c.review_id = %s AND a.state = 5{grouped}"
    )


def _counts(section: Any) -> list[str]:
    from audit_app.tool.registry import section_items

    return [
        f"COUNT(CASE WHEN {condition} THEN 1 END)"
        for each in section_items(section.number)
        if each.is_coded and each.model is section
        for condition in _conditions(each)
    ]


def _grids() -> dict[Any, list[str]]:
    """The tables of tick lines, with the columns that name a line and its ticks."""
    from audit_app.tool.registry import items

    lines = [each for each in items() if each.line and each.is_coded]
    return {each.model: [f"s.{name}" for name in (*each.line, each.field)] for each in lines}


def _conditions(each: Any) -> list[str]:
    if each.kind == "any_of":
        return [f"(s.{each.field} & {1 << place}) <> 0" for place in range(len(each.options))]
    return [f"s.{each.field} = {place}" for place in range(1, len(each.options) + 1)]


def figures(review: Any) -> None:
    from audit_app.aggregation.cohort import signed_off_cohort
    from audit_app.aggregation.measures import measure_results

    measure_results(signed_off_cohort(review))


def whole_report(review: Any) -> None:
    from audit_app.aggregation.cohort import signed_off_cohort
    from audit_app.aggregation.measures import measure_results
    from audit_app.aggregation.tables import all_tables

    cohort = signed_off_cohort(review)
    measure_results(cohort)
    all_tables(cohort)


def compare(review: Any, size: int, times: int) -> None:
    sections = section_statements()
    for name, work, floor in (
        ("measures", figures, sections),
        ("measures and all tables", whole_report, sections + grid_statements()),
    ):
        ours, bare = in_turn(partial(work, review), partial(run, floor, review.pk), times)
        print(
            f"{size:>7,} audits, {name}: {milliseconds(ours.median)}; one pass of SQL "
            f"{milliseconds(bare.median)}; ratio {ours.median / bare.median:.1f}"
        )


def know_the_tables() -> None:
    """What a PostgreSQL server does by itself, within a minute, after so many rows are written."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="50,1000,10000", help="signed-off audits, such as 50,1000,100000")
    parser.add_argument("--times", type=int, default=5, help="runs of each, of which the median is told")
    arguments = parser.parse_args()
    print(f"{database_name()}; medians of {arguments.times} runs, in turns")
    with own_database():
        from bench.population import populate

        for size in map(int, arguments.sizes.split(",")):
            review = populate(size)
            know_the_tables()
            compare(review, size, arguments.times)


if __name__ == "__main__":
    main()
