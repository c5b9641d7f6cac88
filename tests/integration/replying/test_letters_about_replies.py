"""A view reaches the leads by letter, its answer whoever gave it and the assessor: with a reference alone."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from audit_app.replying import services
from audit_app.replying.links import last_day
from audit_app.replying.models import Point, ReplyLetter, Share
from audit_app.replying.services import Shared
from audit_app.sampling.models import Allocation
from tests.factories.access import give_role
from tests.factories.letters import another_lead, make_cast_with_addresses, readers
from tests.factories.replying import RIGHT, VIEW, a_sent_reply, in_days, say, share
from tests.factories.sampling import Cast, make_identity
from tests.jobs import do_waiting_jobs

SEND = "audit_app.filling.sending.send_mail"
JOB = "write_about_reply"
ANSWERED = "The file of the day does not show it."
GIVER, LEAD, ASSESSOR = "wanda.workwell@council.example", "lead@example.org", "assessor@example.org"


@pytest.fixture(autouse=True)
def e_mail() -> Any:
    with (
        override_settings(EMAIL_CONFIGURED=True),
        patch("audit_app.replying.services.alerting.ANSWERED_TOGETHER", dt.timedelta()),
    ):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast_with_addresses()


@pytest.fixture
def shared(cast: Cast) -> Shared:
    return a_sent_reply(cast)


def answer_all(shared: Shared, by: User) -> None:
    for point in shared.share.points.all():
        services.answer(point=point, outcome="not_changed", text=ANSWERED, by=by)


def answer_one(shared: Shared, by: User) -> None:
    point = shared.share.points.filter(answered_at=None).first()
    assert point
    services.answer(point=point, outcome="not_changed", text=ANSWERED, by=by)


def a_reply_by_another(shared: Shared, cast: Cast) -> Shared:
    other = share(shared.share.audit, cast.lead, email="mo@council.example", recipient="team_manager")
    say(other)
    say(other, "8.4", text="", right=RIGHT)
    services.send(token=other.token)
    return other


def letter_to(reader: str) -> str:
    (letter,) = (each for each in mail.outbox if each.to == [reader])
    return " ".join(f"{letter.subject} {letter.body}".split())


def test_every_lead_is_written_to_once_when_a_view_is_sent_and_not_before(cast: Cast) -> None:
    another_lead(cast)
    shared = a_sent_reply(cast)
    assert not mail.outbox
    for _ in range(2):
        do_waiting_jobs(JOB)
    assert readers() == [LEAD, "second@example.org"]
    case = shared.share.audit.case
    assert f"somebody who worked on case {case.reference} sent their view of its audit" in letter_to(LEAD)


def test_an_answer_reaches_whoever_gave_the_view_and_the_assessor(cast: Cast, shared: Shared) -> None:
    do_waiting_jobs(JOB)
    mail.outbox.clear()
    answer_one(shared, cast.lead)
    do_waiting_jobs(JOB)
    assert readers() == [ASSESSOR, GIVER]
    day = last_day(shared.share)
    until = f"It can be read there until the end of {day.day} {day:%B %Y}."
    assert f"The answer stands under the link that you gave your view by. {until}" in letter_to(GIVER)
    assert "of your audit of it" in letter_to(ASSESSOR)


def test_no_letter_says_whose_case_it_is_what_was_said_or_by_whom_and_none_has_the_link(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    identity = make_identity(shared.share.audit.case)
    do_waiting_jobs(JOB)
    answer_all(shared, cast.lead)
    do_waiting_jobs(JOB)
    assert readers() == [ASSESSOR, LEAD, GIVER]
    told = "\n".join(f"{letter.subject}\n{letter.body}" for letter in mail.outbox)
    born = identity.date_of_birth
    assert born
    for secret in (
        *(*identity.name.split(), f"{born:%d/%m/%Y}", f"{born.day} {born:%B %Y}", born.isoformat()),
        *(VIEW, RIGHT, ANSWERED, "8.4"),
        *(shared.share.name, cast.assessor.display_name, cast.lead.display_name),
        *(shared.token, "/replies/", "http"),
    ):
        assert secret not in told
    assert all(shared.share.audit.case.reference in letter.body for letter in mail.outbox)


def test_the_trail_tells_who_was_written_to(cast: Cast, shared: Shared) -> None:
    do_waiting_jobs(JOB)
    answer_one(shared, cast.lead)
    do_waiting_jobs(JOB)
    entries = TrailEntry.objects.filter(action__endswith="written to").order_by("pk")
    assert {(each.action, each.detail.get("lead") or each.detail.get("assessor")) for each in entries} == {
        ("lead written to", cast.lead.pk),
        ("giver of a view written to", None),
        ("assessor written to", cast.assessor.pk),
    }
    assert GIVER not in "".join(str(each.detail) for each in entries)


def test_one_letter_tells_of_several_answers_and_a_later_one_of_a_later_answer(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    answer_all(shared, cast.lead)
    do_waiting_jobs(JOB)
    assert readers() == [ASSESSOR, GIVER]

    mail.outbox.clear()
    other = a_reply_by_another(shared, cast)
    answer_one(other, cast.lead)
    do_waiting_jobs(JOB)
    answer_one(other, cast.lead)
    do_waiting_jobs(JOB)
    assert [each for each in readers() if each != LEAD] == [ASSESSOR, ASSESSOR, *["mo@council.example"] * 2]


def test_answers_given_one_after_the_other_wait_for_each_other(cast: Cast, shared: Shared) -> None:
    do_waiting_jobs(JOB)
    mail.outbox.clear()
    with patch("audit_app.replying.services.alerting.ANSWERED_TOGETHER", dt.timedelta(minutes=10)):
        answer_one(shared, cast.lead)
    assert do_waiting_jobs(JOB) == 0
    assert DBTaskResult.objects.latest("enqueued_at").run_after > timezone.now()


def test_a_lead_is_not_told_of_what_has_been_answered_or_is_not_theirs_to_answer(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    answer_all(shared, cast.lead)
    do_waiting_jobs(JOB)
    assert LEAD not in readers()

    mail.outbox.clear()
    give_role(cast.assessor, Role.REVIEW_LEAD, cast.review.pk)
    a_reply_by_another(shared, cast)
    do_waiting_jobs(JOB)
    # Nobody answers what is said to their own audit.
    assert readers() == [LEAD]


def gone_to_a_colleague(shared: Shared, cast: Cast) -> None:
    Allocation.objects.filter(pk=shared.share.audit.allocation_id).update(assessor=cast.colleague)


def withdrawn(shared: Shared, cast: Cast) -> None:
    services.withdraw(share=shared.share, by=cast.lead)


def long_past(shared: Shared, cast: Cast) -> None:
    Share.objects.filter(pk=shared.share.pk).update(due=in_days(-40))


@pytest.mark.parametrize(
    ("happens", "left"),
    [(gone_to_a_colleague, [GIVER]), (withdrawn, [ASSESSOR]), (long_past, [ASSESSOR])],
)
def test_nobody_is_told_of_an_answer_that_they_cannot_read(
    cast: Cast, shared: Shared, happens: Any, left: list[str]
) -> None:
    do_waiting_jobs(JOB)
    mail.outbox.clear()
    answer_one(shared, cast.lead)
    happens(shared, cast)
    do_waiting_jobs(JOB)
    assert readers() == left


def test_a_server_that_sends_nothing_undoes_nothing_and_is_tried_again_for_a_day(
    cast: Cast, shared: Shared
) -> None:
    answer_one(shared, cast.lead)
    with patch(SEND, side_effect=OSError("no route")):
        do_waiting_jobs(JOB)
        again = DBTaskResult.objects.latest("enqueued_at")
        assert again.run_after > timezone.now()
        assert Share.objects.get().sent_at
        assert Point.objects.exclude(answered_at=None).count() == 1
        assert not ReplyLetter.objects.exclude(sent_at=None).exists()
        two_days_ago = timezone.now() - dt.timedelta(days=2)
        Share.objects.update(sent_at=two_days_ago)
        Point.objects.exclude(answered_at=None).update(answered_at=two_days_ago)
        before = DBTaskResult.objects.count()
        again.task.call(shared.share.pk)
    assert DBTaskResult.objects.count() == before


def test_where_no_e_mail_is_sent_nothing_waits(cast: Cast) -> None:
    with override_settings(EMAIL_CONFIGURED=False):
        answer_all(a_sent_reply(cast), cast.lead)
    assert not ReplyLetter.objects.exists()
    assert not DBTaskResult.objects.filter(task_path__contains=JOB).exists()


def test_whoever_has_no_address_is_not_kept_to_be_written_to(cast: Cast) -> None:
    User.objects.update(email="")
    shared = a_sent_reply(cast)
    answer_one(shared, cast.lead)
    do_waiting_jobs(JOB)
    assert readers() == [GIVER]
    assert [each.user for each in ReplyLetter.objects.all()] == [None]


def test_the_letters_go_with_the_summary_that_they_are_about(cast: Cast, shared: Shared) -> None:
    answer_one(shared, cast.lead)
    assert ReplyLetter.objects.count() == 3
    Share.objects.all().delete()
    assert not ReplyLetter.objects.exists()
