"""Somebody uses their account for what is not theirs: all of it is refused, and all is in the trail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audit_app.access.models import Membership, User
from audit_app.access.roles import Role
from audit_app.access.services import revoke_role
from audit_app.filling import services
from audit_app.sampling.choices import RaterRole
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, bring_to, make_allocation, make_cast
from tests.factories.tool import a_started_audit, a_submitted_audit
from tests.integration.access.attacks import nothing_comes_of_it, refusals_of
from tests.integration.filling.pages import signed_in, words
from tests.integration.filling.test_who_may_open import an_action_on

NOBODY_HAS = 987654


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def elsewhere(cast: Cast) -> Audit:
    """An audit of the other review, submitted, with an action raised."""
    audit = a_submitted_audit(cast)
    audit.allocation.case.review = cast.other_review
    audit.allocation.case.save()
    audit.allocation.assessor = cast.stranger
    bring_to(cast.other_review, "fieldwork")
    audit.allocation.save()
    return audit


# --- Guessed numbers ---


def addresses_of(*, audit: int, action: int, review: int, member: int, record: int) -> list[str]:
    parts = ("", "check/", "header/", "sections/3/", "sign-off/", f"actions/{action}/done/")
    pages = ("report/", "report/comments/7.4.comment/", f"members/{member}/remove/", "members/", "trail/")
    return [
        *(f"/audits/{audit}/{part}" for part in parts),
        *(f"/reviews/{review}/{page}" for page in (*pages, "keeping/")),
        *(f"/records/{record}/{page}" for page in ("", "copy/", "erase/", "trail/")),
    ]


def test_whoever_counts_through_the_numbers_cannot_tell_what_is_there_from_what_is_not(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    there = addresses_of(
        audit=audit.pk,
        action=an_action_on(audit, cast.assessor).pk,
        review=cast.review.pk,
        member=Membership.objects.get(user=cast.board_reader).pk,
        record=audit.case.record_key_id,
    )
    names = ("audit", "action", "review", "member", "record")
    nowhere = addresses_of(**dict.fromkeys(names, NOBODY_HAS))
    client = signed_in(cast.stranger)
    with nothing_comes_of_it():
        answers = [client.get(address) for address in (*there, *nowhere)]
        answers += [
            client.post(f"/allocations/{number}/start/") for number in (audit.allocation_id, NOBODY_HAS)
        ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({words(answer) for answer in answers}) == 1
    assert len({frozenset(answer.headers) for answer in answers}) == 1
    assert len(refusals_of(cast.stranger)) == len(answers)


def test_an_action_of_another_review_is_not_reached_by_way_of_ones_own_audit(cast: Cast) -> None:
    own, other = a_submitted_audit(cast), elsewhere(cast)
    action = an_action_on(other, cast.stranger)
    client = signed_in(cast.lead)
    with nothing_comes_of_it():
        for tail in ("acknowledge/", "done/"):
            address = f"/audits/{own.pk}/actions/{action.pk}/{tail}"
            assert client.post(address, {"outcome": "Nothing to see"}).status_code == 404
    assert [each["of"]["action_pk"] for each in refusals_of(cast.lead)] == [action.pk] * 2
    assert ImmediateAction.objects.get(pk=action.pk).acknowledged_at is None


# --- Altered fields ---


def test_a_revision_that_no_page_showed_saves_nothing(cast: Cast) -> None:
    audit = a_started_audit(cast)
    address, client = f"/audits/{audit.pk}/sections/1/", signed_in(cast.assessor)
    with nothing_comes_of_it():
        for revision in ("1", "999999999", "-1", "0x0", "", "0' OR 1=1"):
            assert client.post(address, {"revision": revision, "1.2": "Police"}).status_code == 409
    assert [each["answer"] for each in refusals_of(cast.assessor)] == [409] * 6


def test_a_comment_of_another_review_is_not_quoted_by_an_altered_number(cast: Cast) -> None:
    other = elsewhere(cast)
    client, address = signed_in(cast.lead), f"/reviews/{cast.review.pk}/report/comments/7.4.comment/"
    with nothing_comes_of_it():
        assert client.post(address, {"audit": other.pk, "text": "Comment on 7.4"}).status_code == 404
    assert len(refusals_of(cast.lead)) == 1


@pytest.mark.parametrize(
    ("person", "role"),
    [("lead", "assessor"), ("lead", "review_lead"), ("colleague", "administrator"), ("colleague", "owner")],
)
def test_nobody_gives_themselves_a_role_or_one_that_is_not_offered(
    cast: Cast, person: str, role: str
) -> None:
    client, given = signed_in(cast.lead), {"person": getattr(cast, person).pk, "role": role}
    with nothing_comes_of_it():
        assert client.post(f"/reviews/{cast.review.pk}/members/add/", given).status_code == 403
    assert len(refusals_of(cast.lead)) == 1


def test_a_member_of_another_review_is_not_removed_by_way_of_ones_own(cast: Cast) -> None:
    other = Membership.objects.filter(user=cast.stranger).earliest("pk")
    client, address = signed_in(cast.lead), f"/reviews/{cast.review.pk}/members/{other.pk}/remove/"
    with nothing_comes_of_it():
        assert client.post(address).status_code == 404
    assert len(refusals_of(cast.lead)) == 1


# --- Forms sent again ---


def acknowledge(audit: Audit, assessor: User) -> str:
    return f"/audits/{audit.pk}/actions/{an_action_on(audit, assessor).pk}/acknowledge/"


def sign_off(audit: Audit, assessor: User) -> str:
    return f"/audits/{audit.pk}/sign-off/"


def give_back(audit: Audit, assessor: User) -> str:
    return f"/audits/{audit.pk}/return/"


@pytest.mark.parametrize("address", [acknowledge, sign_off, give_back])
def test_a_decision_that_is_sent_again_is_not_made_again(
    cast: Cast, address: Callable[[Audit, User], str]
) -> None:
    audit = a_submitted_audit(cast)
    where = address(audit, cast.assessor)
    client, form = signed_in(cast.lead), {"reason": "Look at 3.2 again."}
    assert client.post(where, form).status_code == 302
    with nothing_comes_of_it():
        assert client.post(where, form).status_code == 403
    assert [each["answer"] for each in refusals_of(cast.lead)] == [403]


def test_a_save_that_is_sent_again_neither_saves_again_nor_undoes_what_came_after(cast: Cast) -> None:
    audit = a_started_audit(cast)
    address, client = f"/audits/{audit.pk}/sections/1/", signed_in(cast.assessor)
    first = {"revision": "0", "1.2": "Police"}
    assert client.post(address, first).status_code == 302
    with nothing_comes_of_it():
        client.post(address, first)
    assert client.post(address, {"revision": "1", "1.2": "School"}).status_code == 302
    with nothing_comes_of_it():
        assert client.post(address, first).status_code == 409
    assert [each["answer"] for each in refusals_of(cast.assessor)] == [409]


def test_a_form_of_an_audit_that_was_submitted_meanwhile_changes_it_no_more(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.assessor)
    with nothing_comes_of_it():
        for tail in ("header/", "sections/1/", "submit/"):
            answer = client.post(
                f"/audits/{audit.pk}/{tail}", {"revision": "1", "1.2": "x", "confirmed": "yes"}
            )
            assert answer.status_code == 403
    assert len(refusals_of(cast.assessor)) == 3


# --- A role that ended in another window ---


def test_pages_left_open_are_worth_nothing_once_the_role_is_gone(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    give_role(cast.colleague, Role.REVIEW_LEAD, cast.review.pk)
    client = signed_in(cast.lead)
    open_pages = [
        f"/audits/{audit.pk}/sign-off/",
        f"/audits/{audit.pk}/return/",
        f"/reviews/{cast.review.pk}/members/add/",
        f"/reviews/{cast.review.pk}/report/covering/",
        f"/reviews/{cast.review.pk}/report/publish/",
    ]
    assert {client.get(each).status_code for each in open_pages} == {200}
    revoke_role(user=cast.lead, role=Role.REVIEW_LEAD, review_id=cast.review.pk, by=cast.colleague)
    give_role(cast.lead, Role.BOARD_READER, cast.review.pk)
    form = {"reason": "x", "person": make_user("friend").pk, "role": "review_lead", "revision": "0"}
    with nothing_comes_of_it():
        assert {client.post(each, form).status_code for each in open_pages} == {404}
    assert len(refusals_of(cast.lead)) == len(open_pages)


# --- A second reader who wants to know what the first one found ---


def test_a_second_reader_peeks_in_vain(cast: Cast) -> None:
    first = a_submitted_audit(cast, {"7.4.comment": "What the first reader found"})
    action = an_action_on(first, cast.assessor)
    second = make_allocation(first.case, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    own = services.start_audit(allocation=second, by=cast.colleague)
    client = signed_in(cast.colleague)
    with nothing_comes_of_it():
        for address in (
            *(
                f"/audits/{first.pk}/{tail}"
                for tail in ("", "check/", "header/", "sections/7/", "submitted/")
            ),
            f"/audits/{own.pk}/actions/{action.pk}/done/",
            f"/records/{first.case.record_key_id}/trail/",
            f"/reviews/{cast.review.pk}/report/comments/7.4.comment/",
        ):
            assert client.get(address).status_code == 404, address
    assert len(refusals_of(cast.colleague)) == 8
    for shown in (client.get("/"), client.get(f"/audits/{own.pk}/"), client.get("/trail/")):
        assert "What the first reader found" not in words(shown)


def test_a_lead_who_reads_the_case_too_peeks_in_vain(cast: Cast) -> None:
    first = a_submitted_audit(cast, {"7.4.comment": "What the first reader found", "7.4": "partly"})
    services.sign_off(audit=first, by=cast.lead)
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    make_allocation(first.case, cast.lead, cast.lead, role=RaterRole.SECOND.value)
    client = signed_in(cast.lead)
    record, review = f"/records/{first.case.record_key_id}", f"/reviews/{cast.review.pk}"
    with nothing_comes_of_it():
        for address in (f"/audits/{first.pk}/check/", f"{record}/copy/"):
            assert client.get(address).status_code == 403, address
        for address in (
            f"/audits/{first.pk}/",
            f"{record}/trail/",
            f"{review}/trail/",
            f"{review}/report/comments/7.4.comment/",
            f"{review}/report/findings/supervision_evident/",
        ):
            page = client.get(address)
            assert page.status_code == 200, address
            assert "What the first reader found" not in words(page), address
            assert first.case.reference not in words(page) or "findings" not in address
    assert len(refusals_of(cast.lead)) == 2


def test_no_number_of_an_account_opens_anything_to_somebody_who_is_no_administrator(cast: Cast) -> None:
    client = signed_in(cast.lead)
    with nothing_comes_of_it():
        for tail in ("deactivate/", "invite-again/", "withdraw/"):
            assert client.post(f"/people/{cast.colleague.pk}/{tail}").status_code == 404
    assert len(refusals_of(cast.lead)) == 3
    assert User.objects.get(pk=cast.colleague.pk).is_active
