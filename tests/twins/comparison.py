"""What it means that a review's figures equal those of the slow twin, whichever review it is."""

from __future__ import annotations

from collections import Counter

from audit_app.aggregation.ages import children_by_age
from audit_app.aggregation.complexity import complexity
from audit_app.aggregation.documents import documents_found
from audit_app.aggregation.measures import measure_results
from audit_app.aggregation.referrals import earlier_referrals
from audit_app.aggregation.results import SEGMENTS, AnswersCrossed, MeasureResult
from audit_app.aggregation.safety import safety
from audit_app.aggregation.supervision import AGAINST, supervision_crossed
from audit_app.aggregation.tables import all_tables
from audit_app.tool.registry import item
from tests.twins import report_twin as twin
from tests.twins.compared_tables import assert_table_equals
from tests.twins.generated_reviews import Generated


def assert_measures_equal(review: Generated) -> None:
    results = measure_results(review.cohort)
    expected = twin.all_measures(review.cases, review.thresholds, review.off)
    assert {key: _counts(found) for key, found in results.items()} == {
        key: {name: figures[name] for name in (*SEGMENTS, "applies", "shortfall", "verdict")}
        for key, figures in expected.items()
    }
    for key, found in results.items():
        assert found.share == _number(expected[key]["share"])
        assert found.shortfall_share == _number(expected[key]["shortfall_share"])


def assert_tables_equal(review: Generated) -> None:
    cohort, cases = review.cohort, review.cases
    assert children_by_age(cohort) == twin.table_1_2(cases)
    assert _cases_by_assessor(review) == twin.table_1_3(cases)
    assert documents_found(cohort) == twin.documents_found(cases)
    assert _occurring(earlier_referrals(cohort)) == Counter(twin.earlier_referrals(cases))
    _assert_complexity_equals(review)
    _assert_safety_equals(review)
    for table in all_tables(cohort).values():
        assert_table_equals(review, table)


def assert_supervision_equals(review: Generated) -> None:
    crossed, tables = supervision_crossed(review.cohort), all_tables(review.cohort)
    assert tuple(crossed) == AGAINST
    for ref, found in crossed.items():
        expected = twin.supervision_against(ref, review.cases, review.off)
        assert _by_codes(found) == expected["counts"]
        assert found.left_out == expected["left_out"]
        columns = (*found.table.columns, "Cases")
        assert tables[f"3.supervision.{ref}"].columns == columns
        printed = [row.values[:-1] for row in tables[f"3.supervision.{ref}"].rows]
        assert printed == list(found.table.counts)


def _counts(found: MeasureResult) -> dict[str, int | str]:
    names = (*SEGMENTS, "applies", "shortfall", "verdict")
    return {name: getattr(found, name) for name in names}


def _number(share: object) -> float | None:
    return None if share is None else float(share)  # type: ignore[arg-type]


def _cases_by_assessor(review: Generated) -> dict[str, int]:
    """Those with a signed-off case; the twin sees no others."""
    rows = all_tables(review.cohort)["1.3"].rows
    audited = {row.label: row.values[0] for row in rows}
    return {name: cases for name, cases in audited.items() if isinstance(cases, int) and cases}


def _occurring(counts: dict[int | None, int]) -> Counter[int | None]:
    return Counter({number: cases for number, cases in counts.items() if cases})


def _assert_complexity_equals(review: Generated) -> None:
    found, expected = complexity(review.cohort), twin.complexity(review.cases)
    assert found.factors == expected["factors"]
    assert found.factors_a_case == expected["factors_a_case"]
    assert found.six_or_more == expected["six_or_more"]
    assert found.pairs == expected["pairs"]
    assert found.unanswered == expected["unanswered"]
    many = [case for case in review.cases if len(case["6.7"] or ()) >= twin.FIRST_OF_MANY_FACTORS]
    assert sum(cases for (is_many, _), cases in found.progress.items() if is_many) == len(many)
    with_progress = [case for case in many if case["9.6"] == "yes"]
    assert found.progress[True, "yes"] == len(with_progress)


def _assert_safety_equals(review: Generated) -> None:
    found, expected = safety(review.cohort), twin.safety_counts(review.cases, review.off)
    assert found.not_protected == expected["not_protected"]
    assert found.unclear == expected["unclear"]
    assert found.unsafe == expected["unsafe"]
    assert len(found.in_doubt) == expected["of_concern"]
    answers = [twin.answer_to("9.8", case, review.off) for case in review.cases]
    assert found.every_child_protected == bool(answers and set(answers) == {"yes"})
    assert {case.audit_id for case in found.in_doubt} <= set(review.audit_ids)


def _by_codes(found: AnswersCrossed) -> dict[tuple[str, str], int]:
    """The counts by the codes of the answers, as the twin has them."""
    rows, columns = (
        {label: code for code, label in item(ref).options} for ref in (found.row_ref, found.column_ref)
    )
    return {
        (rows[row], columns[column]): count
        for row, counts in zip(found.table.rows, found.table.counts, strict=True)
        for column, count in zip(found.table.columns, counts, strict=True)
    }
