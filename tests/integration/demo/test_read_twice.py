"""The files of the demonstration that two people read, what was asked meanwhile, and when audits came in."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.test import Client
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.aggregation.two_readings import review_agreement
from audit_app.agreeing.queries import pairs_of
from audit_app.demo.answers.reread import JUDGED
from audit_app.filling.models import ItemNote
from audit_app.sampling.allocating.second_readers import chosen
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.tool.models import Audit
from audit_app.tool.queries import first_readings
from tests.twins.working_days import is_working_day, published_bank_holidays

SIX = 6


def second_readings(review: Review) -> list[Audit]:
    read = Audit.objects.in_review(review).with_case()
    return list(read.filter(allocation__role=RaterRole.SECOND.value))


def test_the_cases_read_twice_are_those_that_the_recorded_seed_draws(demo_review: Review) -> None:
    drawn = demo_review.second_readings.get()
    cases = Case.objects.in_bulk(drawn.drawn_from)
    again = chosen([cases[number] for number in drawn.drawn_from], drawn.size, drawn.seed)
    given = Allocation.objects.filter(case__review=demo_review, role=RaterRole.SECOND.value)

    assert drawn.size == SIX
    assert {case.pk for case in again} == set(given.values_list("case", flat=True))


def test_each_is_read_by_somebody_else_on_the_day_of_the_first_reading_or_later(demo_review: Review) -> None:
    first = {audit.case.pk: audit for audit in first_readings(demo_review).with_case()}
    for audit in second_readings(demo_review):
        before = first[audit.case.pk]

        assert audit.assessor != before.assessor
        assert audit.audit_date
        assert before.audit_date
        assert before.audit_date <= audit.audit_date <= demo_review.fieldwork_end


def test_two_readers_agree_on_nearly_every_fact_and_less_often_on_what_is_judged(demo_review: Review) -> None:
    found = review_agreement(demo_review)
    judged = [each for each in found.items if each.item.ref in JUDGED]
    facts = [each for each in found.items if each.item.ref not in JUDGED]
    shares = [
        sum(each.found.agreed for each in some) / sum(each.found.pairs for each in some)
        for some in (judged, facts)
    ]

    assert (found.cases, found.waiting) == (SIX, 0)
    assert 0.7 < shares[0] < 0.95
    assert shares[1] > 0.97
    assert not any(each.found.agreed < each.found.pairs for each in found.items if each.item.ref == "9.8")


def test_two_cases_are_agreed_one_is_begun_and_the_others_wait(demo_review: Review) -> None:
    pairs = pairs_of(demo_review)
    agreed = [pair for pair in pairs if pair.agreed]
    begun = [pair for pair in pairs if pair.settled and not pair.agreed]

    assert len(agreed) == 2
    assert len(begun) == 1
    assert begun[0].open
    assert not any(pair.open for pair in agreed)
    assert {each.settled_by.username for pair in pairs for each in pair.settled.values()} == {"lead"}


def test_audits_came_in_on_every_working_day_of_the_fieldwork(demo_review: Review) -> None:
    read = Audit.objects.in_review(demo_review).current()
    days = Counter(timezone.localtime(audit.submitted_at).date() for audit in read if audit.submitted_at)
    closed = published_bank_holidays()

    assert sum(days.values()) == 50 + SIX
    assert len(days) == 10
    assert (min(days), max(days)) == (date(2009, 3, 31), date(2009, 4, 15))
    assert all(is_working_day(day, closed) for day in days)
    assert all(
        timezone.localtime(audit.submitted_at).date() == audit.audit_date
        for audit in read
        if audit.submitted_at
    )


def test_the_trail_tells_when_it_was_entered_as_well(demo_review: Review) -> None:
    told = TrailEntry.objects.filter(action="audit submitted", review_id=demo_review.pk)

    assert all(each.detail["handed_in_at"].startswith("2009-") for each in told)
    assert all(each.at.year > 2009 for each in told)


def test_the_leads_home_page_tells_it_day_by_day(demo_review: Review) -> None:
    client = Client()
    client.force_login(User.objects.get(username="lead"))
    page = client.get("/").content.decode()

    assert "56 of 56 audits are handed in. The fieldwork ended on 15 April 2009." in page
    assert "Before the fieldwork" not in page
    assert "6 cases have been read twice." in page


def test_what_assessors_asked_is_answered_in_place_and_what_they_noted_stands(demo_review: Review) -> None:
    notes = ItemNote.objects.filter(audit__allocation__case__review=demo_review)
    asked = [each for each in notes if each.kind == "question"]

    assert len(asked) == 2
    assert all(each.answer and each.answered_by for each in asked)
    assert len([each for each in notes if each.kind == "note"]) == 3
    assert len({each.by for each in notes}) > 2
    assert all(each.by == each.audit.assessor for each in notes)
