"""The figures of the demonstration's two reviews, each worked out a second time from the answers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from audit_app.access.models import User
from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.compared_places import compared_places
from audit_app.aggregation.complexity import complexity_tables
from audit_app.aggregation.data_quality import clock_table
from audit_app.aggregation.days import day_tables
from audit_app.aggregation.documents import document_tables
from audit_app.aggregation.gaps import gap_table
from audit_app.aggregation.kept_aside import set_aside_table
from audit_app.aggregation.measures import MEASURES
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.supervision import supervision_tables
from audit_app.report.services import start_report
from audit_app.sampling.models import Allocation, Review
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from tests.twins.compared_crossings import assert_crossings_equal
from tests.twins.compared_measures import assert_estimates_equal, assert_measures_equal, assert_place_equals
from tests.twins.compared_tables import assert_table_equals
from tests.twins.comparison import assert_tables_equal
from tests.twins.generated_reviews import STANDARDS, Generated
from tests.twins.narrowed import is_wished
from tests.twins.records_twin import is_reported
from tests.twins.report_twin import AGE_BANDS

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["Extended", "Follow-up"])
def demonstration(demo_review: Review, request: pytest.FixtureRequest) -> Generated:
    """The finished review, and the one under way with audits in every state and two immediate actions."""
    review = Review.objects.get(title__startswith=request.param)
    records = [as_the_twin_reads_it(each) for each in Allocation.objects.filter(case__review=review)]
    settled = {record["child"]: record for record in records if record["role"] == "agreed"}
    # What was agreed of two readings counts in the place of the first.
    reported = [settled.get(record["child"], record) for record in records if is_reported(record)]
    first = {record["child"]: record["assessor"] for record in records if record["role"] == "first"}
    return Generated(
        cohort=signed_off_cohort(review),
        report=start_report(review=review, by=User.objects.get(username="lead")),
        cases=[
            {**record, **record["answers"], "first_assessor": first[record["child"]]} for record in reported
        ],
        records=records,
        off=review.items_off,
        thresholds={
            name: getattr(review, name)
            for name in ("strong_from", "met_from", "improve_from", "minimum_cases")
        },
        standards={name: getattr(review, name) for name in STANDARDS},
        counting=review.day_counting,
        population=review.samples.get().frame_size,
        bands=AGE_BANDS,
        audit_ids=[record["audit_id"] for record in reported],
    )


def as_the_twin_reads_it(allocation: Allocation) -> dict[str, Any]:
    """An allocated case as a record of ``records_twin`` with what the case stands for."""
    drawn = allocation.case.sampled.get()
    audit = Audit.objects.filter(allocation=allocation).first()
    case = allocation.case
    about = {
        "child": allocation.case.reference,
        "district": case.district.name if case.district else None,
        "team": case.team.name if case.team else None,
        "is_with_disability_team": case.team is not None and case.team.is_disability_team,
        "gender": case.gender,
        "role": allocation.role,
        "assessor": allocation.assessor.display_name,
        "weight": (drawn.frame_count or 0) / (drawn.expected_count or 0),
        "stratum": drawn.stratum,
        "age_band": allocation.case.age_band,
    }
    if audit is None:
        return about | {"state": "not_started", "answers": {}, "actions": [], "outcome": ""}
    actions = [
        {"is_acknowledged": action.acknowledged_at is not None, "is_done": action.done_at is not None}
        for action in audit.immediate_actions.all()
    ]
    return about | {
        "audit_id": audit.pk,
        "state": audit.state,
        "answers": answers_of(audit),
        "actions": actions,
        "outcome": audit.safety_outcome,
        "reasons": {given.ref for given in audit.unanswered_reasons.all()},
    }


def test_every_figure_of_every_measure_equals_its_twin(demonstration: Generated) -> None:
    assert len(demonstration.cases) == demonstration.cohort.size > 0
    assert_measures_equal(demonstration)
    assert_estimates_equal(demonstration)


def wishes_of(review: Generated) -> list[dict[str, Any]]:
    """Each way to narrow alone, to everything that occurs, and some of them together."""
    names = ("district", "team", "age_band", "gender")
    found = [{name: value} for name in names for value in dict.fromkeys(case[name] for case in review.cases)]
    found = [wishes for wishes in found if None not in wishes.values()]
    found += [{"assessor": name} for name in dict.fromkeys(case["first_assessor"] for case in review.cases)]
    found += [{"category": code} for code in ("neglect", "sexual", "physical", "emotional")]
    found += [{name: value} for name in ("disability_team", "unborn") for value in (True, False)]
    found += [{"ics": "pre_ics"}, {"ics": "post_ics"}]
    return [
        *found,
        {"age_band": "2-5", "gender": "female"},
        {"ics": "post_ics", "category": "neglect", "unborn": False},
        {"assessor": review.cases[0]["first_assessor"], "disability_team": False, "age_band": "5-10"},
    ]


def as_a_cohort_is_asked(review: Review, wishes: dict[str, Any]) -> dict[str, Any]:
    """Places and people are wished for by name, and asked for as what they are."""
    kinds: dict[str, Any] = {"district": review.districts, "team": review.teams}
    asked = {name: kinds[name].get(name=value) if name in kinds else value for name, value in wishes.items()}
    if "assessor" in wishes:
        asked["assessor"] = User.objects.get(display_name=wishes["assessor"])
    return asked


def test_every_figure_of_every_measure_narrowed_in_any_way_equals_its_twin(demonstration: Generated) -> None:
    review, counted = demonstration.cohort.review, 0
    for wishes in wishes_of(demonstration):
        cohort = signed_off_cohort(review, **as_a_cohort_is_asked(review, wishes))
        narrowed = replace(demonstration, cohort=cohort)
        assert_measures_equal(narrowed, wishes)
        assert_estimates_equal(narrowed, wishes)
        counted += cohort.size
    assert counted > len(demonstration.cases)


def test_any_two_answers_laid_against_each_other_equal_their_twin(demonstration: Generated) -> None:
    assert_crossings_equal(demonstration, pairs=60)


@pytest.mark.parametrize("kind", ["district", "team"])
def test_a_measure_place_by_place_equals_its_twin(demonstration: Generated, kind: str) -> None:
    names = dict.fromkeys(case[kind] for case in demonstration.cases)
    for measure in MEASURES:
        found = compared_places(demonstration.cohort, measure, kind)
        assert set(found.places) == {name or f"In no {kind}" for name in names}
        assert_place_equals(demonstration, measure.key, found.together, {})
        for name in names:
            if name:
                assert_place_equals(demonstration, measure.key, found.places[name], {kind: name})


def test_every_table_that_can_be_narrowed_equals_its_twin_when_it_is(demonstration: Generated) -> None:
    review = demonstration.cohort.review
    for wishes in ({"age_band": "2-5"}, {"gender": "female", "ics": "post_ics"}, {"unborn": True}):
        cases = [case for case in demonstration.cases if is_wished(case, wishes)]
        children = {case["child"] for case in cases}
        narrowed = replace(
            demonstration,
            cohort=signed_off_cohort(review, **as_a_cohort_is_asked(review, wishes)),
            cases=cases,
            records=[record for record in demonstration.records if record["child"] in children],
            audit_ids=[case["audit_id"] for case in cases],
        )
        for table in narrowed_tables(narrowed.cohort):
            assert_table_equals(narrowed, table)


def narrowed_tables(cohort: Cohort) -> Iterator[ResultTable]:
    yield from day_tables(cohort)
    yield from document_tables(cohort)
    yield from complexity_tables(cohort)
    yield from supervision_tables(cohort)
    yield from (gap_table(cohort), clock_table(cohort), set_aside_table(cohort))


def test_every_table_equals_its_twin(demonstration: Generated) -> None:
    assert_tables_equal(demonstration)


def test_the_weights_of_the_cases_come_to_the_children_they_were_drawn_from(demo_review: Review) -> None:
    sample = demo_review.samples.get()
    drawn = list(sample.sampled_cases.all())
    stood_for = sum((case.frame_count or 0) / (case.expected_count or 0) for case in drawn)
    # Rounding a cell up or down at random keeps the sum right on average, not in one sample.
    assert stood_for == pytest.approx(sample.frame_size, rel=0.25)
