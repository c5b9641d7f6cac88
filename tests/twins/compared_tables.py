"""Each table of the report beside its twin: the real cells are read by the labels of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from audit_app.aggregation.described import in_words, options_of
from audit_app.aggregation.results import ResultTable
from audit_app.sampling.ages import AGE_BAND_LABELS
from audit_app.sampling.draw import Draw, draw
from audit_app.sampling.models import Review
from audit_app.sampling.plan import Plan
from audit_app.sampling.queries import current_cases, frame_of, sample_of
from audit_app.tool.registry import item
from tests.twins import clocks_twin, report_twin, tables_twin
from tests.twins.generated_reviews import Generated

Cells = dict[str, tuple[Any, ...]]

BY_OPTION = {
    "2.protected": "9.8",
    "2.practice": "9.9",
    "2.reading": "9.13.ease",
    "2.ics_timing": "7.1",
    "2.record_forms": "7.2",
    "3.supervision": "7.4",
    "4.checks": "2.1",
    "4.delays": "5.2.reason",
    "4.specialist": "6.5",
    "5.referring_agency": "1.2.coded",
    "5.further_concerns": "6.1",
    "6.factors": "6.7",
    "7.causes": "8.2.cause",
    "8.letters": "9.12",
    "9.strategy_form": "3.3",
    "9.strategy_decision": "3.6",
    "9.immediate_plan": "3.7",
    "9.immediate_plan_content": "3.8",
    "9.further_discussions": "3.9",
    "9.outcome_form": "4.2",
    "9.enquiry_outcome": "4.9",
    "10.actions_required": "8.10",
}
CORE_CLOCKS = {
    "Core assessment, from its start": "5.2",
    "Core assessment, from the referral": "5.2.from_referral",
}
OTHER_CLOCKS = {
    "Outcome discussion, from the first strategy discussion": "4.3",
    "Initial conference, from the discussion that led to it": "9.1",
}


def cells(table: ResultTable, *, without_zeros: bool = False) -> Cells:
    rows = {row.label: row.values for row in table.rows}
    return {label: values for label, values in rows.items() if any(values) or not without_zeros}


def by_ref(table: ResultTable) -> Cells:
    """Rows of which the label begins with a ref."""
    return {label.split(" ")[0]: values for label, values in cells(table).items()}


def assert_options_equal(review: Generated, table: ResultTable, ref: str) -> None:
    if not report_twin.is_asked(ref, review.off):
        assert (table.rows, table.note) == ((), "Not asked in this review.")
        return
    counts = tables_twin.cases_by_option(ref, review.cases, review.off)
    labels = dict(options_of(item(ref)))
    assert cells(table) == {labels[code]: (count,) for code, count in counts.items()}
    answered, unanswered, hidden = tables_twin.standing(ref, review.cases, review.off)
    assert f"Answered in {answered:,} of " in table.note
    assert (f"unanswered in {unanswered:,}" in table.note) == bool(unanswered)
    assert (f"not called for in {hidden:,}" in table.note) == bool(hidden)


def assert_ages_equal(review: Generated, table: ResultTable) -> None:
    counts = report_twin.table_1_2(review.cases)
    assert cells(table) == {AGE_BAND_LABELS[band]: (count,) for band, count in counts.items()}


def assert_assessors_equal(review: Generated, table: ResultTable) -> None:
    """Cases audited; those allocated are not all signed off, so that the twin does not see them."""
    audited = {label: values[0] for label, values in cells(table).items() if values[0]}
    assert audited == report_twin.table_1_3(review.cases)


def assert_fieldwork_equals(review: Generated, table: ResultTable) -> None:
    days = [case["H.6"] for case in review.cases if case["H.6"]]
    first, last = (in_words(min(days)), in_words(max(days))) if days else (None, None)
    assert cells(table) == {"First audit": (first,), "Last audit": (last,)}


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


def written(ref: str, some: str, none: str) -> Callable[[Generated, ResultTable], None]:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        written, blank = tables_twin.with_and_without(ref, review.cases, review.off)
        assert cells(table) == {some: (written,), none: (blank,)}

    return assert_equal


def rows_after(ref: str) -> Callable[[Generated, ResultTable], None]:
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


def took_part(grid: str) -> Callable[[Generated, ResultTable], None]:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected = tables_twin.who_took_part(grid, review.cases, review.off)
        assert cells(table) == {item(f"{grid}.{agency}").question: row for agency, row in expected.items()}

    return assert_equal


def assert_further_numbers_equal(review: Generated, table: ResultTable) -> None:
    numbers = Counter(tables_twin.numbers_answered("3.10", review.cases, review.off))
    assert cells(table) == {str(number): (count,) for number, count in numbers.items()}


def assert_safety_counts_equal(review: Generated, table: ResultTable) -> None:
    """The rows on actions and outcomes are left to the tests of these, because they are no answers."""
    expected, found = report_twin.safety_counts(review.cases, review.off), cells(table)
    assert found["Child not adequately protected"] == (expected["not_protected"],)
    assert found["Protection unclear"] == (expected["unclear"],)
    assert found["Practice unsafe"] == (expected["unsafe"],)
    assert found["Any of these"] == (expected["of_concern"],)


def standards_of(review: Review) -> dict[str, int]:
    return {
        "3.2": review.strategy_hours,
        "4.3": review.outcome_days,
        "5.2": review.core_days,
        "5.2.from_referral": review.core_referral_days,
        "9.1": review.conference_days,
    }


def days_of(review: Generated, clock: str) -> list[int]:
    counting = review.cohort.review.day_counting
    return clocks_twin.all_days_taken(clock, review.cases, review.off, counting)


def spreads_of(clocks: Mapping[str, str]) -> Callable[[Generated, ResultTable], None]:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        standards = standards_of(review.cohort.review)
        expected: Cells = {}
        for label, clock in clocks.items():
            days = days_of(review, clock)
            late = len([number for number in days if number > standards[clock]])
            expected[label] = (*tables_twin.spread(days), standards[clock], late)
        assert cells(table) == expected

    return assert_equal


def bands_of(clocks: Mapping[str, str]) -> Callable[[Generated, ResultTable], None]:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        bands = [Counter(map(clocks_twin.band_of, days_of(review, clock))) for clock in clocks.values()]
        assert table.columns == tuple(clocks)
        occurring = dict.fromkeys(label for counts in bands for label in counts)
        assert cells(table, without_zeros=True) == {
            label: tuple(counts[label] for counts in bands) for label in occurring
        }

    return assert_equal


def assert_clocks_equal(review: Generated, table: ResultTable) -> None:
    standards, counting = standards_of(review.cohort.review), review.cohort.review.day_counting
    assert by_ref(table) == {
        clock: clocks_twin.beside_the_answers(clock, review.cases, review.off, standards, counting)
        for clock in clocks_twin.CLOCKS
    }


def assert_unanswered_equal(review: Generated, table: ResultTable) -> None:
    assert by_ref(table) == tables_twin.unanswered_items(review.cases, review.off)


def assert_set_aside_equal(review: Generated, table: ResultTable) -> None:
    expected = tables_twin.set_aside(review.cases, review.off)
    assert by_ref(table) == {ref: (count,) for ref, count in expected.items()}


def sampled_by(way: str) -> Callable[[Generated, ResultTable], None]:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected = tables_twin.caseload_and_sample(list(children_of(review.cohort.review)), way)
        labels = AGE_BAND_LABELS if way == "age_band" else {name: name for name in expected}
        found = cells(table)
        assert set(found) == {labels[name] for name in expected}
        for name, row in expected.items():
            assert found[labels[name]] == pytest.approx(row)

    return assert_equal


def children_of(review: Review) -> Iterator[dict[str, Any]]:
    """The caseload one by one, each child with its chance in the recorded draw."""
    sample = sample_of(review)
    assert sample is not None
    again = draw(frame_of(review), Plan.from_json(sample.plan), sample.seed)
    assert isinstance(again, Draw)
    chances = {ref: each.inclusion_probability for each in again.strata for ref in each.order}
    drawn = {sampled.case.reference for sampled in current_cases(sample)}
    for unit in frame_of(review):
        yield {
            "age_band": unit.age_band,
            "place": unit.place,
            "chance": chances[unit.reference],
            "is_drawn": unit.reference in drawn,
        }


TWINS: dict[str, Callable[[Generated, ResultTable], None]] = {
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
    "10.safety": assert_safety_counts_equal,
    "data_quality.clocks": assert_clocks_equal,
    "data_quality.unanswered": assert_unanswered_equal,
    "data_quality.set_aside": assert_set_aside_equal,
}

# The tables without a twin here, each with the reason.
WITHOUT_A_TWIN = {
    "10.actions": "counts records and not answers: test_records_equal_their_twin.py",
    "data_quality.states": "counts records and not answers: test_records_equal_their_twin.py",
    "data_quality.double_readings": "compares with second readings, which no twin sees",
}


def assert_table_equals(review: Generated, table: ResultTable) -> None:
    if table.key in BY_OPTION:
        assert_options_equal(review, table, BY_OPTION[table.key])
    elif table.key in TWINS:
        TWINS[table.key](review, table)
