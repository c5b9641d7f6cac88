"""Moderation: which audits wait, what a moderator may do, and that nobody is signed off without it."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.filling import services
from audit_app.filling.models import Moderation
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit, an_answered_audit, save_answers
from tests.factories.two_readings import allocate_twice, read
from tests.integration.filling.pages import signed_in, words

SAID: dict[str, Any] = dict.fromkeys(("what", "why", "told_to"), "Something")
SHORT = {"9.9": "falls_short"}


def now(audit: Audit) -> Audit:
    return Audit.objects.get(pk=audit.pk)


def grounds(audit: Audit) -> list[set[str]]:
    return [set(each.grounds) for each in Moderation.objects.filter(audit=audit)]


def another_lead(cast: Cast) -> User:
    lead = make_user("olga", "Olga Other")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return lead


def test_what_no_rule_asks_for_waits_for_sign_off_alone(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    assert (audit.state, grounds(audit)) == ("submitted", [])
    services.sign_off(audit=audit, by=cast.lead)


def test_practice_judged_unsafe_or_short_of_the_standard_is_moderated(cast: Cast) -> None:
    for judgement in ("unsafe", "falls_short"):
        audit = a_submitted_audit(cast, {"9.9": judgement})
        assert (audit.state, grounds(audit)) == ("in_moderation", [{judgement}])


def test_its_assessor_is_told_that_it_is_submitted_all_the_same(cast: Cast) -> None:
    audit, client = an_answered_audit(cast, SHORT), signed_in(cast.assessor)
    answer = client.post(f"/audits/{audit.pk}/submit/", {"confirmed": "yes"}, follow=True)
    assert now(audit).state == "in_moderation"
    assert "Audit submitted" in words(answer)


def test_so_is_every_audit_with_an_immediate_action_whenever_it_is_raised(cast: Cast) -> None:
    before, after, done = an_answered_audit(cast), a_submitted_audit(cast), a_submitted_audit(cast)
    services.sign_off(audit=done, by=cast.lead)
    for audit in (before, after, done):
        services.raise_immediate_action(audit=audit, told_at=timezone.now(), by=cast.assessor, **SAID)
    services.submit(audit=before, reasons={}, by=cast.assessor)
    assert [now(each).state for each in (before, after, done)] == ["in_moderation"] * 2 + ["signed_off"]
    services.agree(audit=after, by=cast.lead)
    services.raise_immediate_action(audit=after, told_at=timezone.now(), by=cast.assessor, **SAID)
    assert now(after).state == "in_moderation"
    assert grounds(after) == [{"immediate_action"}] * 2


def test_a_random_share_is_moderated_and_its_size_is_a_setting(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(moderation_share=100)
    assert grounds(a_submitted_audit(cast)) == [{"random_share"}]


def test_nothing_in_moderation_is_signed_off_before_a_moderator_agrees(cast: Cast) -> None:
    audit, client = a_submitted_audit(cast, SHORT), signed_in(cast.lead)
    with pytest.raises(Refused, match="in moderation"):
        services.sign_off(audit=audit, by=cast.lead)
    assert "1 audit in moderation." in words(client.get("/"))
    page = words(client.get(f"/reviews/{cast.review.pk}/moderation/"))
    assert "Practice was judged to fall short (9.9) A moderator" in page
    assert "Agree with this audit" in words(client.get(f"/audits/{audit.pk}/moderation/"))
    client.post(f"/audits/{audit.pk}/moderation/agree/")
    assert "No audit waits" in words(client.get(f"/reviews/{cast.review.pk}/moderation/"))
    services.sign_off(audit=audit, by=cast.lead)
    assert Moderation.objects.get().outcome == "agreed"


def test_an_audit_submitted_before_a_rule_asked_is_moderated_before_its_sign_off(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    Review.objects.filter(pk=cast.review.pk).update(moderation_share=100)
    with pytest.raises(Refused, match="ask for moderation"):
        services.sign_off(audit=audit, by=cast.lead)
    services.take_into_moderation(audit=audit, by=cast.lead)
    assert grounds(audit) == [{"random_share"}]
    services.agree(audit=audit, by=cast.lead)
    services.sign_off(audit=audit, by=cast.lead)


def test_a_lead_takes_in_what_no_rule_asks_for(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    signed_in(cast.lead).post(f"/audits/{audit.pk}/moderation/take/")
    assert grounds(audit) == [{"by_hand"}]


def test_a_moderator_asks_and_the_assessor_answers_in_place(cast: Cast) -> None:
    audit = a_submitted_audit(cast, SHORT)
    address = f"/audits/{audit.pk}/moderation/"
    lead, assessor = signed_in(cast.lead), signed_in(cast.assessor)
    assert "Enter what you want to ask" in words(lead.post(address, {"text": " "}))
    lead.post(address, {"text": "Which weeks had no visit?"})
    assert "The assessor’s answer" in words(lead.get(f"/reviews/{cast.review.pk}/moderation/"))
    assert "Answer what the moderator has asked" in words(assessor.get(f"/audits/{audit.pk}/"))
    assert "Leah Lead asked" in words(assessor.get(address))
    assessor.post(address, {"text": "The third and the fifth."})
    page = words(lead.get(address))
    assert "Which weeks had no visit?" in page
    assert "Asa Assessor answered" in page
    assert now(audit).state == "in_moderation"
    with pytest.raises(Refused, match="asked nothing"):
        services.answer(audit=audit, text="Once more.", by=cast.assessor)
    told = TrailEntry.objects.filter(record_id=audit.case.record_key_id)
    assert told.filter(action__in=["moderator asked", "moderator answered"]).count() == 2
    assert "third and the fifth" not in str(list(told.values_list("detail", flat=True)))


def test_what_comes_back_from_moderation_is_moderated_again(cast: Cast) -> None:
    audit = a_submitted_audit(cast, SHORT)
    services.return_audit(audit=audit, reason="Look at 9.9 again.", by=cast.lead)
    assert Moderation.objects.get().outcome == "returned"
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    assert now(audit).state == "in_moderation"
    services.return_audit(audit=audit, reason="Look at 9.9 once more.", by=cast.lead)
    save_answers(audit, {"9.9": "satisfactory"}, by=cast.assessor)
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    assert now(audit).state == "submitted"
    services.sign_off(audit=audit, by=cast.lead)


def test_nobody_moderates_their_own_audit_nor_does_anybody_else_but_a_lead(cast: Cast) -> None:
    audit = a_submitted_audit(cast, SHORT)
    give_role(cast.assessor, Role.REVIEW_LEAD, cast.review.pk)
    for user in (cast.assessor, cast.colleague, cast.stranger, cast.administrator):
        with pytest.raises(Refused):
            services.agree(audit=audit, by=user)
        with pytest.raises(Refused):
            services.ask(audit=audit, text="Why?", by=user)


def test_a_signed_off_audit_is_reopened_with_a_reason_and_counts_no_longer(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    services.sign_off(audit=audit, by=cast.lead)
    client = signed_in(cast.lead)
    assert "Reopen this audit" in words(client.get(f"/audits/{audit.pk}/check/"))
    client.post(f"/audits/{audit.pk}/reopen/", {"reason": "A folder was found."})
    kept = now(audit)
    assert (kept.state, kept.signed_off_at, kept.signed_off_by) == ("reopened", None, None)
    assert signed_off_cohort(cast.review).size == 0
    home = words(signed_in(cast.assessor).get("/"))
    assert "A folder was found." in home
    assert "Continue" in home
    assert "Leah Lead reopened this audit" in words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/"))
    save_answers(audit, {"7.4": "no"}, by=cast.assessor)
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    services.sign_off(audit=audit, by=cast.lead)
    assert signed_off_cohort(cast.review).size == 1


def test_that_a_rule_asks_is_no_sign_to_a_lead_who_still_reads_the_case(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    another_lead(cast)
    allocations = allocate_twice(cast, cast.lead)
    first = read(allocations[0], SHORT)
    page = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/moderation/"))
    assert (now(first).state, grounds(first)) == ("submitted", [])
    assert first.case.reference not in page
    read(allocations[1])
    assert (now(first).state, grounds(first)) == ("in_moderation", [{"falls_short"}])


def test_a_case_read_twice_is_moderated_without_being_returned(cast: Cast) -> None:
    allocations = allocate_twice(cast)
    audits = [read(allocation, SHORT) for allocation in allocations]
    for audit in audits:
        with pytest.raises(Refused, match="compared as they stand"):
            services.return_audit(audit=audit, reason="Look again.", by=cast.lead)
        services.agree(audit=audit, by=cast.lead)
        services.sign_off(audit=audit, by=cast.lead)
    assert [len(grounds(audit)) for audit in audits] == [1, 1]
