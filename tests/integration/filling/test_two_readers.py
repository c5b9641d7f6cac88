"""A case that is read twice: neither reader learns what the other found before both have submitted."""

from __future__ import annotations

from typing import Any

import pytest

from audit_app.access.models import Membership, TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling import services
from audit_app.filling.policies import (
    can_acknowledge,
    can_know,
    can_open,
    can_raise_action,
    can_record_outcome,
    can_return,
    can_sign_off,
    check_can_open,
)
from audit_app.filling.queries import withheld_from
from audit_app.report.evidence import BY_KEY
from audit_app.report.presenters.evidence import evidence_page
from audit_app.report.queries import comments_on, report_of
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation
from audit_app.sampling.policies import can_see_identity
from audit_app.tool.models import Audit
from tests.factories.access import give_role
from tests.factories.sampling import Cast, make_allocation
from tests.factories.tool import a_submitted_audit, an_allocation, full_answers, save_answers
from tests.integration.filling.pages import signed_in, words
from tests.integration.filling.test_who_may_open import an_action_on, doors

SECRET = "The first reader’s own words"


@pytest.fixture
def first(cast: Cast) -> Audit:
    """The first reading, submitted, with words that nobody else may have written."""
    return a_submitted_audit(cast, {"7.4.comment": SECRET})


def second_reader(cast: Cast, first: Audit | Allocation, user: User) -> Allocation:
    return make_allocation(first.case, user, cast.lead, role=RaterRole.SECOND.value)


def read_too(allocation: Allocation, *, submit: bool) -> Audit:
    """The second reader's own audit of the case."""
    audit = services.start_audit(allocation=allocation, by=allocation.assessor)
    save_answers(audit, full_answers(), by=allocation.assessor)
    if submit:
        services.submit(audit=audit, reasons={}, by=allocation.assessor)
    return audit


def rights(user: User, audit: Audit) -> dict[str, bool]:
    audit = Audit.objects.get(pk=audit.pk)
    rules: dict[str, Any] = {"open": can_open, "return": can_return, "sign off": can_sign_off}
    rules |= {"record the outcome": can_record_outcome, "raise an action": can_raise_action}
    return {name: rule(user, audit) for name, rule in rules.items()}


@pytest.mark.parametrize("submit", [False, True])
def test_the_second_reader_finds_no_page_of_the_first_reading_at_any_time(
    cast: Cast, first: Audit, submit: bool
) -> None:
    own = read_too(second_reader(cast, first, cast.colleague), submit=submit)
    addresses = doors(first, an_action_on(first, cast.assessor))
    client = signed_in(cast.colleague)
    answers = {client.get(address).status_code for address in addresses}
    answers |= {client.post(address, {"revision": "0"}).status_code for address in addresses}
    assert answers <= {404, 405}
    assert not can_know(cast.colleague, first)
    assert SECRET not in words(client.get(f"/audits/{own.pk}/check/"))


def test_nor_does_the_first_reader_find_the_second_reading(cast: Cast, first: Audit) -> None:
    second = read_too(second_reader(cast, first, cast.colleague), submit=True)
    client = signed_in(cast.assessor)
    assert {client.get(each).status_code for each in doors(second, an_action_on(second, cast.colleague))} <= {
        404,
        405,
    }


def test_both_readers_know_who_the_child_is(cast: Cast, first: Audit) -> None:
    assert not can_see_identity(cast.colleague, first.case)
    second_reader(cast, first, cast.colleague)
    assert can_see_identity(cast.colleague, first.case)
    assert can_see_identity(cast.assessor, first.case)


def test_a_lead_who_reads_the_case_too_is_blind_until_both_have_submitted(cast: Cast, first: Audit) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    assert all(rights(cast.lead, first).values())
    allocation = second_reader(cast, first, cast.lead)
    assert not any(rights(cast.lead, first).values())
    own = read_too(allocation, submit=False)
    assert not any(rights(cast.lead, first).values())
    with pytest.raises(Refused, match="until both of you have submitted"):
        check_can_open(cast.lead, first)
    services.submit(audit=own, reasons={}, by=cast.lead)
    # What both have handed in is compared, and returned no more.
    assert rights(cast.lead, first) == {**dict.fromkeys(rights(cast.lead, first), True), "return": False}


def test_a_lead_whose_own_reading_came_back_before_the_other_was_in_is_still_blind(cast: Cast) -> None:
    for user in (cast.lead, cast.colleague):
        give_role(user, Role.REVIEW_LEAD if user == cast.colleague else Role.ASSESSOR, cast.review.pk)
    allocation = an_allocation(cast)
    own = read_too(second_reader(cast, allocation, cast.lead), submit=True)
    services.return_audit(audit=own, reason="Look again.", by=cast.colleague)
    first = read_too(allocation, submit=True)
    assert not can_open(cast.lead, first)
    assert not withheld_from(cast.colleague).exists()


def test_a_lead_who_reads_first_does_not_see_the_second_reading(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    case = a_submitted_audit(cast).case
    Allocation.objects.filter(case=case).update(role=RaterRole.SECOND.value)
    second = Audit.objects.get()
    make_allocation(case, cast.lead, cast.lead)
    assert can_know(cast.lead, second)
    assert not can_open(cast.lead, second)


def test_the_blind_lead_is_refused_at_every_door_and_it_is_in_the_trail(cast: Cast, first: Audit) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    second_reader(cast, first, cast.lead)
    client = signed_in(cast.lead)
    for tail in ("check/", "sign-off/", "return/", "safety/"):
        assert client.get(f"/audits/{first.pk}/{tail}").status_code == 403
        if tail != "check/":
            posted = client.post(f"/audits/{first.pk}/{tail}", {"reason": "x", "outcome": "x"})
            assert posted.status_code == 403
    assert TrailEntry.objects.filter(action="refused", actor_id=cast.lead.pk).count() == 7
    first.refresh_from_db()
    assert first.state == "submitted"


def test_the_blind_leads_page_of_the_audit_says_nothing_that_follows_from_its_answers(
    cast: Cast, first: Audit
) -> None:
    client = signed_in(cast.lead)
    services.return_audit(audit=first, reason="Say more of 7.4.", by=cast.lead)
    seeing = words(client.get(f"/audits/{first.pk}/"))
    assert "Say more of 7.4." in seeing
    assert "answered" in seeing
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    second_reader(cast, first, cast.lead)
    blind = words(client.get(f"/audits/{first.pk}/"))
    assert "Returned" in blind
    assert "Say more of 7.4." not in blind
    assert " answered" not in blind


def test_what_cannot_wait_is_shown_to_a_blind_lead_all_the_same(cast: Cast, first: Audit) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    second_reader(cast, first, cast.lead)
    action = an_action_on(first, cast.assessor)
    assert can_acknowledge(cast.lead, action)
    services.acknowledge_action(action=action, by=cast.lead)


def test_neither_comments_nor_evidence_give_the_other_reading_away(cast: Cast, first: Audit) -> None:
    services.sign_off(audit=first, by=cast.lead)
    report, measure = report_of(cast.review), BY_KEY["supervision_evident"]
    assert [text for _audit, text in comments_on(cast.review, "7.4.comment", cast.lead)] == [SECRET]
    assert evidence_page(report, measure, cast.lead).shows_cases
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    allocation = second_reader(cast, first, cast.lead)
    assert comments_on(cast.review, "7.4.comment", cast.lead) == []
    page = evidence_page(report, measure, cast.lead)
    assert not page.shows_cases
    assert not any(segment.audits for segment in page.segments)
    told = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/report/findings/supervision_evident/"))
    assert "You read a case of this review that somebody else has read too." in told
    read_too(allocation, submit=True)
    assert evidence_page(report, measure, cast.lead).shows_cases


def test_what_was_set_aside_is_withheld_from_its_next_reader_until_they_have_submitted(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    audit = a_submitted_audit(cast, {"7.4.comment": SECRET})
    services.return_audit(audit=audit, reason="Look again.", by=cast.lead)
    Allocation.objects.filter(audit=audit).update(role=RaterRole.FORMER.value)
    allocation = make_allocation(audit.case, cast.lead, cast.lead)
    assert not can_open(cast.lead, Audit.objects.get(pk=audit.pk))
    read_too(allocation, submit=True)
    # Nothing is withheld for ever, or the lead would never see evidence again.
    assert not withheld_from(cast.lead).exists()
    assert can_open(cast.lead, Audit.objects.get(pk=audit.pk))


def test_a_lead_who_no_longer_assesses_reads_again(cast: Cast, first: Audit) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    second_reader(cast, first, cast.lead)
    assert not can_open(cast.lead, first)
    Membership.objects.filter(user=cast.lead, role=Role.ASSESSOR.value).delete()
    assert can_open(cast.lead, first)
