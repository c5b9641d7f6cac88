"""The finished demonstration, as it stands in the database."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from django.db.models import Count

from audit_app.access.models import TrailEntry, User
from audit_app.demo.people import ASSESSORS
from audit_app.demo.places import AUTHORITY, DISABILITY_TEAMS, DISTRICTS
from audit_app.filling.submission import readiness_of
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit, EarlierReferral, ImmediateAction
from audit_app.tool.queries import first_readings
from tests.twins.working_days import is_working_day, published_bank_holidays

READ_TWICE = 6
SOURCE_AGES = {"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2}


def audits_of(review: Review) -> list[Audit]:
    """One a case: the first reading of each."""
    return list(first_readings(review).with_case())


def test_the_ages_are_those_of_the_source_and_more_than_half_are_pre_school(demo_review: Review) -> None:
    ages = Counter(audit.case.age_band for audit in audits_of(demo_review))

    assert ages == SOURCE_AGES
    assert sum(audit.case.is_pre_school for audit in audits_of(demo_review)) > 25


def test_the_assessors_read_sixteen_twelve_seven_and_fifteen_cases(demo_review: Review) -> None:
    read = Counter(audit.assessor.username for audit in audits_of(demo_review))

    assert [read[person.username] for person in ASSESSORS] == [16, 12, 7, 15]


def test_the_sample_comes_from_a_caseload_of_1052_in_twelve_districts(demo_review: Review) -> None:
    sizes = dict(demo_review.districts.values_list("name").annotate(Count("cases")))

    assert demo_review.authority == AUTHORITY
    assert demo_review.cases.count() == 1052
    assert set(sizes) == {place.name for place in DISTRICTS}
    assert len(set(sizes.values())) > 6


def test_every_district_and_disability_team_is_in_the_sample_in_even_shares(demo_review: Review) -> None:
    places = Counter(audit.case.place for audit in audits_of(demo_review))
    shares = [places[place.name] for place in DISTRICTS]

    assert set(places) == {place.name for place in DISTRICTS} | set(DISABILITY_TEAMS)
    assert max(shares) - min(shares) <= 1


def test_every_audit_is_signed_off_and_nothing_of_it_was_forced(demo_review: Review) -> None:
    every = Audit.objects.in_review(demo_review).with_case()
    assert every.count() == 50 + READ_TWICE + 2
    for audit in every:
        ready = readiness_of(audit)

        assert audit.state == "signed_off"
        assert not ready.problems
        assert {each.ref for each in ready.unanswered} == {
            reason.ref for reason in audit.unanswered_reasons.all()
        }


def test_files_were_read_on_every_working_day_of_the_fieldwork_and_on_no_other(demo_review: Review) -> None:
    days = {audit.audit_date for audit in audits_of(demo_review) if audit.audit_date}
    closed = published_bank_holidays()

    assert (demo_review.fieldwork_start, demo_review.fieldwork_end) == (date(2009, 3, 31), date(2009, 4, 15))
    assert (min(days), max(days)) == (date(2009, 3, 31), date(2009, 4, 15))
    assert len(days) == 10
    assert all(is_working_day(day, closed) for day in days)


def test_each_assessor_reads_the_files_of_a_place_one_after_the_other(demo_review: Review) -> None:
    for person in ASSESSORS:
        read = [audit for audit in audits_of(demo_review) if audit.assessor.username == person.username]
        order = [
            audit.case.place
            for audit in sorted(read, key=lambda each: (str(each.audit_date), each.case.place))
        ]
        runs = 1 + sum(before != after for before, after in pairwise(order))

        assert runs <= len(set(order)) + 2


def test_its_small_cells_are_printed_and_those_of_the_later_review_are_not(demo_review: Review) -> None:
    later = Review.objects.exclude(pk=demo_review.pk).get()

    assert not demo_review.suppress_small_cells
    assert later.suppress_small_cells
    assert later.earlier_review == demo_review


def test_the_later_review_shows_every_state_of_the_work(demo_review: Review) -> None:
    later = Review.objects.get(earlier_review=demo_review)
    states = Counter(audit.state for audit in audits_of(later))
    assert later.second_readings.count() == 0
    begun = sum(states.values())
    returned = Audit.objects.in_review(later).get(state="returned")

    assert set(states) == {"in_progress", "submitted", "in_moderation", "returned", "signed_off"}
    assert 0 < begun < 24
    assert returned.transitions.get(to_state="returned").reason


def test_the_later_review_has_an_open_action_and_an_acknowledged_one(demo_review: Review) -> None:
    unseen, seen = ImmediateAction.objects.order_by("acknowledged_at")
    if unseen.acknowledged_at:
        unseen, seen = seen, unseen

    assert unseen.acknowledged_at is None
    assert seen.acknowledged_at is not None
    assert unseen.is_open
    assert seen.is_open


def test_everything_went_through_the_services_and_into_the_trail(demo_review: Review) -> None:
    entries = TrailEntry.objects.filter(review_id=demo_review.pk)

    assert entries.filter(action="audit signed off").count() == 50 + READ_TWICE
    assert entries.filter(action="section saved").count() == 9 * (50 + READ_TWICE)
    assert entries.filter(action="second readings drawn").count() == 1
    assert entries.filter(action="agreed reading made").count() == 2
    assert not entries.exclude(actor_name__in=User.objects.values("display_name")).exists()


def test_rows_are_read_back_in_date_order(demo_review: Review) -> None:
    counts = EarlierReferral.objects.values("audit").annotate(n=Count("pk")).filter(n__gt=1)

    assert counts
    for row in counts:
        dates = list(EarlierReferral.objects.filter(audit=row["audit"]).values_list("date", flat=True))
        assert dates == sorted(dates)


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_has_a_fresh_copy_to_change(demo_review: Review, time: str) -> None:
    assert Review.objects.filter(title=demo_review.title).update(title=f"Changed the {time} time") == 1
