"""What a lead is told is stuck, and what an assessor is told came back; nothing that neither may know."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from audit_app.filling import services
from audit_app.home.stuck import DAYS_LEFT_ALONE, MOST_NAMED, stuck_in
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.factories.access import give_role
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_drawn_sample
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation, save_answers
from tests.factories.two_readings import read
from tests.integration.filling.pages import signed_in, words

LATER = dt.timedelta(days=DAYS_LEFT_ALONE, minutes=1)
DUE = dt.date(2009, 4, 15)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def stuck(cast: Cast, now: dt.datetime | None = None, lead: User | None = None) -> dict[str, list[str]]:
    """By the first word of its title, the references of each kind, some days from now."""
    found = stuck_in(cast.review, lead or cast.lead, now or timezone.now() + LATER)
    return {each.title.split()[0]: [line.reference for line in each.lines] for each in found}


def on(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def a_returned_audit(cast: Cast) -> Audit:
    audit = a_submitted_audit(cast)
    services.return_audit(audit=audit, reason="Look at 3.2 again.", by=cast.lead)
    return audit


def test_a_case_not_started_is_stuck_from_three_days_before_it_is_due(cast: Cast) -> None:
    cases = [make_case(cast.review) for _number in range(2)]
    make_drawn_sample(cast.review, cases, cast.lead)
    make_allocation(cases[0], cast.assessor, cast.lead, due=DUE)
    make_allocation(cases[1], cast.assessor, cast.lead, due=None)
    a_started_audit(cast)
    assert stuck(cast, on(DUE - dt.timedelta(days=4))) == {}
    assert stuck(cast, on(DUE - dt.timedelta(days=3))) == {"Not": [cases[0].reference]}
    line = stuck_in(cast.review, cast.lead, on(DUE + dt.timedelta(days=1)))[0].lines[0]
    assert line.since == "overdue since 15 April 2009"
    assert cases[0].reference in words(signed_in(cast.lead).get(line.url))


def test_where_no_audit_can_be_started_any_more_none_is_told_as_not_started(cast: Cast) -> None:
    an_allocation(cast)
    Review.objects.update(state="moderation")
    cast.review.refresh_from_db()
    assert stuck(cast, on(DUE)) == {}


def test_what_came_back_is_stuck_after_three_days_until_something_is_saved(cast: Cast) -> None:
    left, reopened = a_returned_audit(cast), a_submitted_audit(cast)
    services.sign_off(audit=reopened, by=cast.lead)
    services.reopen(audit=reopened, reason="A page was missing.", by=cast.lead)
    assert stuck(cast, timezone.now() + LATER - dt.timedelta(minutes=2)) == {}
    assert stuck(cast) == {"Returned": [left.case.reference, reopened.case.reference]}
    save_answers(left, {"3.2": "no"}, by=cast.assessor)
    assert stuck(cast) == {"Returned": [reopened.case.reference]}


def test_what_was_handed_in_is_stuck_after_three_days_until_a_lead_reads_it(cast: Cast) -> None:
    first, second = a_submitted_audit(cast), a_submitted_audit(cast)
    signed_in(cast.assessor).get(f"/audits/{first.pk}/check/")
    signed_in(cast.lead).get(f"/audits/{second.pk}/")
    assert stuck(cast, timezone.now()) == {}
    assert stuck(cast) == {"Submitted": [first.case.reference, second.case.reference]}
    signed_in(cast.lead).get(f"/audits/{first.pk}/check/")
    assert stuck(cast) == {"Submitted": [second.case.reference]}


def test_a_lead_who_reads_the_case_too_is_told_nothing_of_its_other_reading(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    lead = User.objects.get(pk=cast.lead.pk)
    audit = a_submitted_audit(cast)
    assert stuck(cast, lead=lead) == {"Submitted": [audit.case.reference]}
    make_allocation(audit.case, lead, lead, role=RaterRole.SECOND.value, due=None)
    assert stuck(cast, lead=lead) == {}


def test_of_many_the_ones_that_have_waited_longest_are_named(cast: Cast) -> None:
    late = [
        make_allocation(make_case(cast.review), cast.assessor, cast.lead, due=DUE - dt.timedelta(days=number))
        for number in range(MOST_NAMED + 2)
    ]
    found = stuck_in(cast.review, cast.lead, on(DUE))[0]
    assert found.count == MOST_NAMED + 2
    assert [line.reference for line in found.lines] == [each.case.reference for each in late[:1:-1]]


def test_a_question_of_the_moderator_is_the_next_thing_to_do_until_it_is_answered(cast: Cast) -> None:
    a_started_audit(cast)
    audit = a_submitted_audit(cast)
    services.take_into_moderation(audit=audit, by=cast.lead)
    page = words(signed_in(cast.assessor).get("/"))
    assert "asked" not in page
    services.ask(audit=audit, text="Where is the plan?", by=cast.lead)
    page = words(signed_in(cast.assessor).get("/"))
    assert f"The moderator has asked you about {audit.case.reference}." in page
    assert "What came back (1)" in page
    assert "Where is the plan?" not in page
    assert "asked" not in words(signed_in(cast.colleague).get("/"))
    services.answer(audit=audit, text="In part two.", by=cast.assessor)
    assert "asked" not in words(signed_in(cast.assessor).get("/"))


def test_each_list_says_so_where_there_is_nothing(cast: Cast) -> None:
    page = words(signed_in(cast.lead).get("/"))
    for nothing in (
        "No immediate action is open.",
        "Nothing is stuck.",
        "No audit is waiting for you.",
        "No case is allocated yet.",
        "No case is to be read twice.",
    ):
        assert nothing in page
    assert "No case is allocated to you yet." in words(signed_in(cast.assessor).get("/"))


def test_the_page_of_a_lead_asks_as_often_for_many_cases_as_for_few(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit_app.home.stuck.DAYS_LEFT_ALONE", -1)

    def work(times: int) -> None:
        for _number in range(times):
            an_allocation(cast)
            a_returned_audit(cast)
            a_submitted_audit(cast)
            twice = a_submitted_audit(cast)
            other = make_allocation(twice.case, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
            read(other)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return len(asked)

    client: Any = signed_in(cast.lead)
    work(1)
    queries()
    few = queries()
    work(4)
    assert queries() == few
    assert few <= 45
    assert not TrailEntry.objects.filter(actor_id=cast.lead.pk, action="audit opened").exists()
