"""What it means that a review's figures equal those of the slow twin, whichever review it is."""

from __future__ import annotations

from collections import Counter

from audit_app.aggregation.ages import children_by_age
from audit_app.aggregation.complexity import complexity
from audit_app.aggregation.documents import documents_found
from audit_app.aggregation.referrals import earlier_referrals
from audit_app.aggregation.safety import safety
from audit_app.report.figures import figures_of
from tests.twins import records_twin
from tests.twins import report_twin as twin
from tests.twins.compared_tables import assert_table_equals
from tests.twins.generated_reviews import Generated


def assert_tables_equal(review: Generated) -> None:
    """Every table that the report prints or hands to programs, and the figures behind some of them."""
    for table in figures_of(review.report).tables.values():
        assert_table_equals(review, table)
    cohort, cases = review.cohort, review.cases
    assert children_by_age(cohort) == twin.table_1_2(cases, review.bands)
    assert documents_found(cohort) == twin.documents_found(cases)
    assert _occurring(earlier_referrals(cohort)) == Counter(twin.earlier_referrals(cases))
    _assert_complexity_equals(review)
    _assert_safety_equals(review)


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
    """What the safety of children comes to beside its table: whose audits, and whether all are protected."""
    found = safety(review.cohort)
    assert len(found.in_doubt) == records_twin.cases_in_doubt(review.records, review.off)["any"]
    assert {case.audit_id for case in found.in_doubt} <= set(review.audit_ids)
    answers = [twin.answer_to("9.8", case, review.off) for case in review.cases]
    assert found.every_child_protected == bool(answers and set(answers) == {"yes"})
