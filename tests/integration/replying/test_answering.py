"""A lead answers what was said; the assessor reads it; both stand beside the audit."""

from __future__ import annotations

import pytest

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling import services as filling
from audit_app.replying import services
from audit_app.replying.models import Point
from audit_app.replying.services import Shared
from audit_app.sampling.models import Review
from tests.factories.access import give_role, make_user
from tests.factories.replying import RIGHT, VIEW, a_sent_reply
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

ANSWER = {"outcome": "not_changed", "text": "The file of the day does not show it."}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def shared(cast: Cast) -> Shared:
    return a_sent_reply(cast)


def replies(shared: Shared) -> str:
    return f"/audits/{shared.share.audit_id}/replies/"


def another_lead(cast: Cast) -> User:
    lead = make_user("olga", "Olga Other")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return lead


def test_a_lead_answers_each_point_once(cast: Cast, shared: Shared) -> None:
    client = signed_in(cast.lead)
    for point in Point.objects.all():
        page = client.post(f"{replies(shared)}points/{point.pk}/", ANSWER, follow=True)
        assert "Your answer stands beside the audit." in words(page)
        assert client.post(f"{replies(shared)}points/{point.pk}/", ANSWER).status_code == 403
    text = words(client.get(replies(shared)))
    assert text.count("The file of the day does not show it.") == 2
    assert "Answered" in text
    assert {(each.outcome, each.answered_by) for each in Point.objects.all()} == {("not_changed", cast.lead)}


@pytest.mark.parametrize(
    "typed", [{"outcome": "changed"}, {"text": "Something"}, {"outcome": "no", "text": "x"}]
)
def test_an_answer_says_what_came_of_it_and_why(cast: Cast, shared: Shared, typed: dict[str, str]) -> None:
    point = Point.objects.first()
    assert point
    response = signed_in(cast.lead).post(f"{replies(shared)}points/{point.pk}/", typed)
    assert response.status_code == 200
    assert "There is a problem" in words(response)
    assert not Point.objects.exclude(answered_at=None).exists()
    with pytest.raises(Refused):
        services.answer(point=point, outcome="changed", text="  ", by=cast.lead)


def test_its_assessor_reads_it_beside_the_audit_and_answers_nothing(cast: Cast, shared: Shared) -> None:
    client = signed_in(cast.assessor)
    for page in (f"/audits/{shared.share.audit_id}/", replies(shared)):
        text = words(client.get(page))
        assert VIEW in text
        assert RIGHT in text
        assert "Not answered yet." in text
    assert "wanda.workwell@council.example" not in words(client.get(replies(shared)))
    point = Point.objects.first()
    assert point
    assert client.get(f"{replies(shared)}points/{point.pk}/").status_code == 404
    with pytest.raises(Refused):
        services.answer(point=point, outcome="changed", text="x", by=cast.assessor)


def test_a_lead_does_not_answer_what_was_said_to_their_own_audit(cast: Cast, shared: Shared) -> None:
    give_role(cast.assessor, Role.REVIEW_LEAD, cast.review.pk)
    point = Point.objects.first()
    assert point
    with pytest.raises(Refused, match="your own audit"):
        services.answer(point=point, outcome="changed", text="x", by=User.objects.get(pk=cast.assessor.pk))


def test_it_leads_to_what_lets_an_answer_change(cast: Cast, shared: Shared) -> None:
    audit, client = shared.share.audit, signed_in(cast.lead)
    assert f"/audits/{audit.pk}/return/" in client.get(replies(shared)).content.decode()
    filling.sign_off(audit=audit, by=cast.lead)
    assert f"/audits/{audit.pk}/reopen/" in client.get(replies(shared)).content.decode()


def test_it_is_answered_while_the_report_is_written_and_not_afterwards(cast: Cast, shared: Shared) -> None:
    first, second = Point.objects.all()
    Review.objects.update(state="reporting")
    services.answer(point=first, outcome="changed", text="9.9, before the report.", by=cast.lead)
    Review.objects.update(state="closed")
    with pytest.raises(Refused, match="answer it"):
        services.answer(point=second, outcome="changed", text="x", by=cast.lead)


def test_two_leads_do_not_both_answer(cast: Cast, shared: Shared) -> None:
    other = another_lead(cast)
    mine, theirs = Point.objects.first(), Point.objects.first()
    assert mine
    assert theirs
    services.answer(point=mine, outcome="changed", text="Mine.", by=cast.lead)
    with pytest.raises(Refused, match="answered already"):
        services.answer(point=theirs, outcome="changed", text="Theirs.", by=other)
    assert Point.objects.get(pk=mine.pk).answer == "Mine."


def test_in_the_presenters_view_nobody_is_named(cast: Cast, shared: Shared) -> None:
    client = signed_in(cast.lead)
    client.post("/presenting/")
    page = words(client.get(replies(shared)))
    assert "Wanda" not in page
    assert "wanda.workwell" not in page
    assert client.get(f"/reply/{shared.token}/").status_code == 403
