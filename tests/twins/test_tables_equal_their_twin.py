"""The report's tables over a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from audit_app.aggregation.ages import children_by_age
from audit_app.aggregation.complexity import complexity
from audit_app.aggregation.documents import documents_found
from audit_app.aggregation.referrals import earlier_referrals
from audit_app.aggregation.results import AnswersCrossed
from audit_app.aggregation.safety import safety
from audit_app.aggregation.supervision import AGAINST, supervision_crossed
from audit_app.aggregation.tables import all_tables
from audit_app.tool.registry import item
from tests.twins import report_twin as twin
from tests.twins.generated_reviews import ASSESSORS, Generated, Plan, generated, plans, thorough

pytestmark = pytest.mark.django_db


@thorough
@given(plans)
def test_every_table_that_has_a_twin_equals_it(plan: Plan) -> None:
    with generated(plan) as review:
        cohort, cases = review.cohort, review.cases
        assert children_by_age(cohort) == twin.table_1_2(cases)
        assert _cases_by_assessor(review) == twin.table_1_3(cases)
        assert documents_found(cohort) == twin.documents_found(cases)
        assert _occurring(earlier_referrals(cohort)) == Counter(twin.earlier_referrals(cases))
        _assert_complexity_equals(review)
        _assert_safety_equals(review)


@thorough
@given(plans)
def test_supervision_against_each_answer_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        crossed = supervision_crossed(review.cohort)
        assert tuple(crossed) == AGAINST
        for ref, found in crossed.items():
            expected = twin.supervision_against(ref, review.cases, review.off)
            assert _by_codes(found) == expected["counts"]
            assert found.left_out == expected["left_out"]


def _cases_by_assessor(review: Generated) -> dict[str, int]:
    """Those with a signed-off case; the twin sees no others."""
    rows = all_tables(review.cohort)["1.3"].rows
    audited = {row.label: row.values[0] for row in rows if row.label in ASSESSORS}
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
