"""Which audits a report counts, and what each of them stands for."""

from datetime import timedelta
from typing import Any

import pytest

from audit_app.aggregation.cohort import NO_PART, signed_off_cohort
from audit_app.aggregation.statistics import NotComputable
from audit_app.sampling.models import SampledCase
from tests.factories.aggregation import SIGNED_OFF_AT, Reading, audited, second_reading
from tests.factories.sampling import make_review

pytestmark = pytest.mark.django_db

DRAWN: dict[str, Any] = {"stratum": "North", "chance": 0.1, "population": 20}


def test_only_signed_off_audits_of_this_review_are_counted() -> None:
    states = ("signed_off", "submitted", "returned", "in_progress", "signed_off")
    made = audited([Reading(state=state) for state in states])
    audited([Reading()], title="Another review")
    cohort = signed_off_cohort(made.review)
    assert cohort.size == 2
    assert set(cohort.audits) == {made.audits[0], made.audits[4]}


def test_a_case_read_twice_is_counted_once() -> None:
    made = audited([Reading()])
    second_reading(made.audits[0], Reading(assessor="Bea", role="second"))
    assert set(signed_off_cohort(made.review).audits) == set(made.audits)


def test_a_review_without_a_signed_off_audit_has_an_empty_cohort() -> None:
    cohort = signed_off_cohort(make_review())
    assert cohort.size == 0
    assert list(cohort.audits) == []


def test_what_is_signed_off_later_belongs_to_the_next_cohort() -> None:
    made = audited([Reading(), Reading(state="submitted")])
    before = signed_off_cohort(made.review)
    late = made.audits[1]
    late.state = "signed_off"
    late.signed_off_by = made.audits[0].signed_off_by
    late.signed_off_at = SIGNED_OFF_AT + timedelta(hours=1)
    late.save()
    assert before.audits.count() == before.size == 1
    assert signed_off_cohort(made.review).size == 2


def test_filters_narrow_the_cohort_and_not_what_was_sampled() -> None:
    made = audited(
        [Reading(age_band=band, assessor=name, **DRAWN) for band, name in (("0-2", "Asa"), ("5-10", "Bea"))]
    )
    cohort = signed_off_cohort(made.review, age_band="0-2")
    assert set(cohort.audits) == {made.audits[0]}
    assert cohort.size == 1
    assert cohort.parts["North", 0.1].sampled == 2
    bea = made.audits[1].assessor
    assert set(signed_off_cohort(made.review, assessor=bea).audits) == {made.audits[1]}
    assert signed_off_cohort(made.review, disability_team=True).size == 0


def test_an_unknown_filter_is_refused() -> None:
    with pytest.raises(KeyError):
        signed_off_cohort(make_review(), colour="blue")


def test_a_case_weighs_as_many_children_as_its_chance_says() -> None:
    made = audited([Reading(**DRAWN), Reading(stratum="South", chance=0.25, population=8)])
    parts = signed_off_cohort(made.review).parts
    assert parts["North", 0.1].weight == pytest.approx(10)
    assert parts["South", 0.25].weight == pytest.approx(4)
    assert (parts["South", 0.25].population, parts["South", 0.25].sampled) == (8, 1)
    assert NO_PART not in parts


def test_a_part_of_the_sample_that_nobody_has_audited_yet_is_still_a_part() -> None:
    made = audited([Reading(**DRAWN), Reading(stratum="South", state="submitted")])
    assert signed_off_cohort(made.review).parts["South", 0.1].sampled == 0


def test_children_in_strata_that_gave_no_case_are_still_children_of_the_caseload() -> None:
    made = audited([Reading(**DRAWN), Reading(**DRAWN)])
    sample = made.review.samples.get()
    sample.frame_size = 50
    sample.save()
    rest = signed_off_cohort(made.review).parts[NO_PART]
    assert (rest.population, rest.sampled) == (30, 0)
    assert "30 children" in rest.stratum


def test_without_a_recorded_draw_nothing_can_be_said_of_the_caseload() -> None:
    obstacle = signed_off_cohort(audited([Reading()]).review).unweighable
    assert isinstance(obstacle, NotComputable)
    assert "no draw" in obstacle.reason


def test_a_case_from_outside_the_sample_says_nothing_of_the_caseload() -> None:
    made = audited([Reading(**DRAWN), Reading()])
    obstacle = signed_off_cohort(made.review).unweighable
    assert obstacle == NotComputable("one of the cases audited is not in the recorded sample")


def test_a_replaced_case_is_counted_no_more() -> None:
    made = audited([Reading(**DRAWN), Reading(**DRAWN), Reading(**DRAWN)])
    first, second, _third = SampledCase.objects.order_by("order")
    SampledCase.objects.filter(pk=first.pk).update(
        went_out="replaced", replaced_by=second, reason="The file cannot be found."
    )
    cohort = signed_off_cohort(made.review)
    assert set(cohort.audits) == set(made.audits[1:])
    assert cohort.parts["North", 0.1].sampled == 2
    assert cohort.unweighable is None
