"""Each table of the report beside its twin: the real cells are read by the labels of their rows."""

from __future__ import annotations

from collections import Counter
from datetime import date

from audit_app.aggregation.results import ResultTable
from audit_app.tool.registry import item
from tests.twins import report_twin, tables_twin
from tests.twins.cells import Cells, by_ref, cells, numbers_under
from tests.twins.compared_days import CORE_CLOCKS, OTHER_CLOCKS, assert_clocks_equal, bands_of, spreads_of
from tests.twins.compared_measures import MEASURE_TABLES, assert_measure_table_equals
from tests.twins.compared_options import BY_OPTION, SUPERVISION_AGAINST, options, supervision_against
from tests.twins.compared_records import (
    assert_actions_equal,
    assert_assessors_equal,
    assert_double_readings_equal,
    assert_safety_equals,
    assert_states_equal,
)
from tests.twins.compared_sample import sampled_by
from tests.twins.generated_reviews import Comparison, Generated
from tests.twins.notes_twin import numbers_expected_under


def assert_ages_equal(review: Generated, table: ResultTable) -> None:
    counts = report_twin.table_1_2(review.cases, review.bands)
    labels = report_twin.label_of_bands(review.bands)
    assert cells(table) == {labels[band]: (count,) for band, count in counts.items()}


def assert_fieldwork_equals(review: Generated, table: ResultTable) -> None:
    days = [case["H.6"] for case in review.cases if case["H.6"]]
    first, last = (written_out(min(days)), written_out(max(days))) if days else (None, None)
    assert cells(table) == {"First audit": (first,), "Last audit": (last,)}


def written_out(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def assert_documents_equal(review: Generated, table: ResultTable) -> None:
    expected = report_twin.documents_found(review.cases)
    assert cells(table) == {
        item(f"7.3.{document}").question: (*counts.values(), len(review.cases))
        for document, counts in expected.items()
    }


def assert_up_to_date_equals(review: Generated, table: ResultTable) -> None:
    expected: Cells = {}
    for ref in ("7.5.ics", "7.5.file"):
        counts = tables_twin.cases_by_option(ref, review.cases, review.off)
        _answered, unanswered, _hidden = tables_twin.standing(ref, review.cases, review.off)
        expected[item(ref).question] = (counts["yes"], counts["no"], unanswered, len(review.cases))
    assert cells(table) == expected


def assert_minutes_equal(review: Generated, table: ResultTable) -> None:
    minutes = tables_twin.numbers_answered("9.13.minutes", review.cases, review.off)
    is_asked = report_twin.is_asked("9.13.minutes", review.off)
    assert cells(table) == ({"Minutes": tables_twin.spread(minutes)} if is_asked else {})


def written(ref: str, some: str, none: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        written, blank = tables_twin.with_and_without(ref, review.cases, review.off)
        assert cells(table) == {some: (written,), none: (blank,)}

    return assert_equal


def rows_after(ref: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected = tables_twin.numbers_of_rows(ref, review.cases)
        assert cells(table, without_zeros=True) == {label: (n,) for label, n in expected.items()}

    return assert_equal


def assert_years_equal(review: Generated, table: ResultTable) -> None:
    expected = tables_twin.referral_years(review.cases)
    assert cells(table) == {year: (count,) for year, count in expected.items()}


def assert_factors_a_case_equal(review: Generated, table: ResultTable) -> None:
    expected = report_twin.complexity(review.cases)["factors_a_case"]
    assert cells(table) == {str(number): (count,) for number, count in expected.items()}


def assert_pairs_equal(review: Generated, table: ResultTable) -> None:
    """Each row against the twin's counts; and no pair that is left out is more frequent than one shown."""
    found = report_twin.complexity(review.cases)
    labels = item("6.7").labels
    expected = {
        f"{labels[one]} · {labels[other]}": (both, found["factors"][one], found["factors"][other])
        for (one, other), both in found["pairs"].items()
    }
    shown = cells(table)
    assert shown == {label: expected[label] for label in shown}
    assert [row[0] for row in shown.values()] == sorted((row[0] for row in expected.values()), reverse=True)[
        :10
    ]


def assert_progress_equals(review: Generated, table: ResultTable) -> None:
    expected = {
        "Six or more": tables_twin.progress_by_factors(review.cases, many=True),
        "Fewer than six": tables_twin.progress_by_factors(review.cases, many=False),
    }
    assert cells(table) == (expected if report_twin.is_asked("9.6", review.off) else {})


def took_part(grid: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected = tables_twin.who_took_part(grid, review.cases, review.off)
        assert cells(table) == {item(f"{grid}.{agency}").question: row for agency, row in expected.items()}

    return assert_equal


def assert_further_numbers_equal(review: Generated, table: ResultTable) -> None:
    numbers = Counter(tables_twin.numbers_answered("3.10", review.cases, review.off))
    assert cells(table) == {str(number): (count,) for number, count in numbers.items()}


def assert_unanswered_equal(review: Generated, table: ResultTable) -> None:
    assert by_ref(table) == tables_twin.unanswered_items(review.cases, review.off)


def assert_set_aside_equal(review: Generated, table: ResultTable) -> None:
    expected = tables_twin.set_aside(review.cases, review.off)
    assert by_ref(table) == {ref: (count,) for ref, count in expected.items()}


TWINS: dict[str, Comparison] = {
    **{key: options(ref) for key, ref in BY_OPTION.items()},
    **{f"3.supervision.{ref}": supervision_against(ref) for ref in SUPERVISION_AGAINST},
    **dict.fromkeys(MEASURE_TABLES, assert_measure_table_equals),
    "1.1.ages": sampled_by("age_band"),
    "1.1.places": sampled_by("place"),
    "1.2": assert_ages_equal,
    "1.3": assert_assessors_equal,
    "1.4": assert_fieldwork_equals,
    "2.documents": assert_documents_equal,
    "2.up_to_date": assert_up_to_date_equals,
    "2.reading_minutes": assert_minutes_equal,
    "4.other_checks": written("2.2", "Others named", "None named"),
    "4.days": spreads_of(CORE_CLOCKS),
    "4.days_taken": bands_of(CORE_CLOCKS),
    "5.context": written("1.3", "Written down", "Not written down"),
    "5.earlier": rows_after("1.4"),
    "5.later": rows_after("1.5"),
    "5.referral_years": assert_years_equal,
    "6.factors_a_case": assert_factors_a_case_equal,
    "6.pairs": assert_pairs_equal,
    "6.progress": assert_progress_equals,
    "9.strategy_agencies": took_part("3.4"),
    "9.outcome_agencies": took_part("4.4"),
    "9.further_number": assert_further_numbers_equal,
    "9.days": spreads_of(OTHER_CLOCKS),
    "9.days_taken": bands_of(OTHER_CLOCKS),
    "10.safety": assert_safety_equals,
    "10.actions": assert_actions_equal,
    "data_quality.clocks": assert_clocks_equal,
    "data_quality.states": assert_states_equal,
    "data_quality.unanswered": assert_unanswered_equal,
    "data_quality.set_aside": assert_set_aside_equal,
    "data_quality.double_readings": assert_double_readings_equal,
}


def assert_table_equals(review: Generated, table: ResultTable) -> None:
    """Raises KeyError for a table without a twin."""
    TWINS[table.key](review, table)
    assert numbers_under(table) == numbers_expected_under(table.key, review)
