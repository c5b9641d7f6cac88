"""An immediate action reaches the leads at once: by letter, on every page, and before the audit is closed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling.banner import banner
from audit_app.filling.letters import send_letters
from audit_app.filling.models import ActionLetter
from audit_app.filling.services import acknowledge_action, agree, raise_immediate_action, sign_off
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.factories.tool import a_started_audit, a_submitted_audit
from tests.integration.filling.pages import signed_in, words
from tests.jobs import do_waiting_jobs

SEND = "audit_app.filling.sending.send_mail"


@pytest.fixture(autouse=True)
def e_mail() -> Any:
    with override_settings(EMAIL_CONFIGURED=True):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    cast = make_cast()
    for user in (cast.lead, cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")
    return cast


@pytest.fixture
def second_lead(cast: Cast) -> User:
    lead = make_user("second", "Sid Second", email="second@example.org")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return lead


def an_action(audit: Audit, by: User) -> ImmediateAction:
    return raise_immediate_action(
        audit=audit,
        what="See the child today.",
        why="Nobody has seen the child for five weeks.",
        told_to="Duty manager Dora",
        told_at=timezone.now() - dt.timedelta(minutes=5),
        by=by,
    )


def test_every_lead_is_written_to_once_with_a_reference_and_nothing_of_the_child(
    cast: Cast, second_lead: User
) -> None:
    audit = a_started_audit(cast)
    identity = make_identity(audit.case)
    action = an_action(audit, cast.assessor)
    assert not mail.outbox
    assert do_waiting_jobs("write_to_leads") == 1
    assert not send_letters(action.pk)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["lead@example.org", "second@example.org"]
    told = "\n".join(f"{letter.subject}\n{letter.body}" for letter in mail.outbox)
    assert f"raised on case {audit.case.reference} on " in told
    for secret in (identity.name, "See the child", "five weeks", "Dora", cast.assessor.display_name):
        assert secret not in told
    details = [entry.detail for entry in TrailEntry.objects.filter(action="lead written to")]
    assert {detail["lead"] for detail in details} == {cast.lead.pk, second_lead.pk}


def test_a_lead_who_raises_one_is_not_written_to_and_the_others_are(cast: Cast, second_lead: User) -> None:
    an_action(a_submitted_audit(cast), cast.lead)
    do_waiting_jobs("write_to_leads")
    assert [letter.to for letter in mail.outbox] == [["second@example.org"]]


def test_nobody_is_written_to_of_what_has_been_acknowledged_or_is_no_longer_theirs(
    cast: Cast, second_lead: User
) -> None:
    seen, other = (an_action(a_started_audit(cast), cast.assessor) for _ in range(2))
    acknowledge_action(action=seen, by=cast.lead)
    second_lead.memberships.all().delete()
    do_waiting_jobs("write_to_leads")
    assert [letter.to for letter in mail.outbox] == [["lead@example.org"]]
    assert ActionLetter.objects.get(sent_at__isnull=False).action == other


def test_a_letter_that_cannot_go_is_tried_again_for_a_day_and_the_others_go(
    cast: Cast, second_lead: User
) -> None:
    action = an_action(a_started_audit(cast), cast.assessor)
    with patch(SEND, side_effect=[OSError("no route"), 1]):
        do_waiting_jobs("write_to_leads")
    assert ActionLetter.objects.filter(sent_at=None).count() == 1
    again = DBTaskResult.objects.latest("enqueued_at")
    assert again.run_after > timezone.now()
    assert again.args_kwargs["args"] == [action.pk]
    ImmediateAction.objects.update(raised_at=timezone.now() - dt.timedelta(days=2))
    with patch(SEND, side_effect=OSError("no route")):
        assert not send_letters(action.pk)
    assert not send_letters(action.pk)
    assert len(mail.outbox) == 1


def test_where_no_e_mail_is_sent_nothing_waits(cast: Cast) -> None:
    with override_settings(EMAIL_CONFIGURED=False):
        an_action(a_started_audit(cast), cast.assessor)
    assert not ActionLetter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_an_action_stands_on_every_page_of_a_lead_until_it_is_acknowledged(cast: Cast) -> None:
    action = an_action(a_started_audit(cast), cast.assessor)
    ImmediateAction.objects.update(raised_at=timezone.now() - dt.timedelta(minutes=61))
    client, link = signed_in(cast.lead), f"Read and acknowledge: case {action.audit.case.reference}"
    pages = ("/", f"/reviews/{cast.review.pk}/", f"/reviews/{cast.review.pk}/moderation/", "/tool/")
    for page in pages:
        shown = words(client.get(page))
        assert link in shown
        assert "Not acknowledged for 1 hour" in shown
    assert "See the child" not in words(client.get("/tool/"))
    acknowledge_action(action=action, by=cast.lead)
    for page in pages:
        assert link not in words(client.get(page))
    assert "Acknowledged after 1 hour" in words(client.get("/"))


def test_the_banner_is_for_leads_of_the_review_only_and_names_five_at_most(cast: Cast) -> None:
    for _number in range(7):
        an_action(a_started_audit(cast), cast.assessor)
    assert words(signed_in(cast.lead).get("/tool/")).count("Read and acknowledge") == 5
    assert "2 more on your home page" in words(signed_in(cast.lead).get("/tool/"))
    for user in (cast.assessor, cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        assert "Read and acknowledge" not in words(signed_in(user).get("/tool/"))
    assert "Read and acknowledge" not in words(Client().get("/accounts/login/"))


def test_the_banner_costs_one_query_however_many_wait(cast: Cast, django_assert_num_queries: Any) -> None:
    for _number in range(3):
        an_action(a_started_audit(cast), cast.assessor)
    request = RequestFactory().get("/")
    request.user = User.objects.prefetch_related("memberships").get(pk=cast.lead.pk)
    with django_assert_num_queries(1):
        assert banner(request)["unacknowledged"]()


def test_an_audit_is_not_signed_off_before_its_action_is_acknowledged(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    action = an_action(audit, cast.assessor)
    audit.refresh_from_db()
    agree(audit=audit, by=cast.lead)
    with pytest.raises(Refused, match="Acknowledge the immediate action"):
        sign_off(audit=audit, by=cast.lead)
    client = signed_in(cast.lead)
    assert client.post(f"/audits/{audit.pk}/sign-off/").status_code == 403
    assert "Sign off" not in words(client.get(f"/audits/{audit.pk}/check/")).partition("Your decision")[2]
    acknowledge_action(action=action, by=cast.lead)
    sign_off(audit=audit, by=cast.lead)
    assert Audit.objects.get(pk=audit.pk).state == "signed_off"
