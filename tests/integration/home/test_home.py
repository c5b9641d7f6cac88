"""The home page of each role."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.access.roles import Role
from audit_app.filling.services import raise_immediate_action, return_audit, sign_off
from audit_app.home.progress import progress_of
from audit_app.report.models import Publication
from audit_app.report.services import start_report
from audit_app.sampling.models import Case
from tests.factories.access import give_role, make_user
from tests.factories.sampling import (
    DISABILITY_TEAM,
    Cast,
    make_allocation,
    make_case,
    make_cast,
    make_drawn_sample,
    make_review,
)
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_an_assessor_finds_their_cases_and_what_to_do_with_each(cast: Cast) -> None:
    waiting, begun = an_allocation(cast), a_started_audit(cast)
    page = words(signed_in(cast.assessor).get("/"))
    assert f"Start {waiting.case.reference}" in page
    assert f"Continue {begun.case.reference}" in page
    assert "15 April 2009 Overdue" in page


def test_what_came_back_stands_first_with_its_reason(cast: Cast) -> None:
    first, came_back = a_submitted_audit(cast), a_submitted_audit(cast)
    return_audit(audit=came_back, reason="Look at 3.2 again.", by=cast.lead)
    page = words(signed_in(cast.assessor).get("/"))
    assert "Look at 3.2 again." in page
    assert page.index(came_back.case.reference) < page.index(first.case.reference)


def test_a_case_is_started_from_the_home_page(cast: Cast) -> None:
    allocation = an_allocation(cast, declared=False)
    client, start = signed_in(cast.assessor), f"/allocations/{allocation.pk}/start/"
    assert f'href="{start}"' in client.get("/").content.decode()
    assert client.post(start, {"conflict": "no"}, follow=True).status_code == 200
    assert f"Continue {allocation.case.reference}" in words(client.get("/"))


def test_a_colleague_sees_none_of_it(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    for user in (cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        assert audit.case.reference not in words(signed_in(user).get("/"))


def test_a_lead_sees_progress_and_what_waits_for_sign_off(cast: Cast) -> None:
    an_allocation(cast)
    submitted, done = a_submitted_audit(cast), a_submitted_audit(cast)
    sign_off(audit=done, by=cast.lead)
    page = words(signed_in(cast.lead).get("/"))
    assert "Waiting for sign-off (1)" in page
    assert f"{submitted.case.reference} – Asa Assessor" in page
    assert "Asa Assessor 1 0 1 0 0 1 0 3" in page
    assert "Ashmere 1 0 1 0 0 1 0 3" in page


def test_an_open_action_stands_on_every_leads_page(cast: Cast) -> None:
    second_lead = make_user("second", "Sid Second")
    give_role(second_lead, Role.REVIEW_LEAD, cast.review.pk)
    audit = a_started_audit(cast)
    raise_immediate_action(
        audit=audit,
        what="See the child today.",
        why="Five weeks without a visit.",
        told_to="Duty manager",
        told_at=dt.datetime(2009, 4, 2, 14, 30, tzinfo=dt.UTC),
        by=cast.assessor,
    )
    for lead in (cast.lead, second_lead):
        assert "See the child today." in words(signed_in(lead).get("/"))
    assert "See the child" not in words(signed_in(cast.stranger).get("/"))


def test_an_administrator_finds_people_and_no_case(cast: Cast) -> None:
    a_submitted_audit(cast)
    page = words(signed_in(cast.administrator).get("/"))
    assert "Accounts, and the roles they hold in each review" in page
    assert "Waiting for sign-off" not in page


def test_somebody_without_a_part_is_told_whom_to_ask(cast: Cast) -> None:
    assert "You have no part in a review yet." in words(signed_in(make_user("new")).get("/"))


def test_a_board_reader_finds_published_reports_and_no_case(cast: Cast) -> None:
    client = signed_in(cast.board_reader)
    assert "No report has been published yet." in words(client.get("/"))
    report = start_report(review=cast.review, by=cast.lead)
    Publication.objects.create(
        report=report,
        version=1,
        title="Audit of child protection case files",
        published_at=timezone.now(),
        published_by=cast.lead,
        tables={},
        page_html="",
        print_html="",
        sha256="0" * 64,
    )
    a_submitted_audit(cast)
    page = words(client.get("/"))
    assert "Audit of child protection case files Version 1" in page
    assert "Waiting for sign-off" not in page
    assert "Audit of child protection" not in words(signed_in(cast.stranger).get("/"))


def test_the_page_does_not_cost_more_with_more_cases(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for _number in range(6):
        a_started_audit(cast)
    client = signed_in(cast.assessor)
    # One of them looks, once a minute, for sessions that have ended; one for a calibration case.
    with django_assert_max_num_queries(14):
        client.get("/")


def test_progress_counts_each_case_once_in_every_table() -> None:
    counts = [
        (1, "Ann", "Ashmere", None, 2),
        (1, "Ann", "Brookfield", "submitted", 3),
        (1, "Bob", "Disability team", "signed_off", 1),
        (2, "Cat", "Ashmere", "submitted", 9),
    ]
    found = progress_of(1, counts)
    assert [(row.label, row.counts, row.total) for row in found.by_assessor] == [
        ("Ann", (2, 0, 3, 0, 0, 0, 0), 5),
        ("Bob", (0, 0, 0, 0, 0, 1, 0), 1),
    ]
    assert [(row.label, row.total) for row in found.by_place] == [
        ("Ashmere", 2),
        ("Brookfield", 3),
        ("Disability team", 1),
    ]
    assert (found.total.counts, found.total.total) == ((2, 0, 3, 0, 0, 1, 0), 6)


def test_cases_of_a_disability_team_stand_under_their_team_in_the_table_of_progress(cast: Cast) -> None:
    team = cast.review.teams.get(name=DISABILITY_TEAM)
    cases = [make_case(cast.review, team=team, district=None), make_case(cast.review)]
    make_drawn_sample(cast.review, cases, cast.lead)
    for case in cases:
        make_allocation(case, cast.assessor)
    page = signed_in(cast.lead).get("/").content.decode()
    table = page.partition("Progress by place")[2]
    assert DISABILITY_TEAM in table
    assert "No district" not in page


def test_words_about_a_child_on_the_page_are_recorded_as_read(cast: Cast) -> None:
    audit, record = a_submitted_audit(cast), Case.objects.get().record_key_id
    raise_immediate_action(
        audit=audit,
        what="See the child",
        why="Not seen for weeks",
        told_to="The duty team",
        told_at=timezone.now(),
        by=cast.assessor,
    )
    return_audit(audit=audit, reason="Look at 3.2 again.", by=cast.lead)
    signed_in(cast.lead).get("/")
    signed_in(cast.assessor).get("/")
    read = TrailEntry.objects.filter(record_id=record, review_id=cast.review.pk, action__endswith="read")
    assert [(entry.actor_id, entry.action) for entry in read] == [
        (cast.lead.pk, "immediate action read"),
        (cast.assessor.pk, "reason for return read"),
    ]


def test_of_each_further_review_without_a_case_little_is_asked(cast: Cast) -> None:
    a_submitted_audit(cast)
    client = signed_in(cast.lead)

    def questions_to_the_database() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return len(asked)

    questions_to_the_database()
    alone = questions_to_the_database()
    for number in range(4):
        review = make_review(title=f"Review {number} of long ago")
        give_role(cast.lead, Role.REVIEW_LEAD, review.pk)
    questions_to_the_database()
    assert questions_to_the_database() <= alone + 4 * 4
