"""Settling where two readings differ: who may, what stays, and what counts afterwards."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.tables import all_tables
from audit_app.aggregation.two_readings import review_agreement
from audit_app.agreeing.differences import Settled
from audit_app.agreeing.policies import can_settle
from audit_app.agreeing.queries import pair_of
from audit_app.agreeing.services import finish, settle
from audit_app.filling import services as filling
from audit_app.report.queries import comments_on
from audit_app.sampling.models import Case, Review
from audit_app.tool.models import Audit
from tests.an_audit import kept
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_review
from tests.factories.two_readings import allocate_twice, case_of, read, read_twice
from tests.integration.filling.pages import signed_in, words

OTHERWISE = {"7.4": "no", "3.1": "no", "9.9": "unsafe", "6.7": frozenset({"homelessness"})}
WHY = "The supervision notes are undated."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def settle_all(case: Case, by: User, *, otherwise: dict[str, Settled] | None = None) -> None:
    """Everything as the second reader has it, save for what is said otherwise."""
    while (pair := pair_of(case)) and pair.open:
        ref = pair.open[0].ref
        how = (otherwise or {}).get(ref, Settled("second"))
        settle(case=case, ref=ref, settled=how, why=WHY, by=by)


def address(case: Case, tail: str = "") -> str:
    return f"/reviews/{case.review_id}/read-twice/{case.pk}/{tail}"


def test_a_lead_settles_each_difference_and_both_readings_stay_as_they_were(cast: Cast) -> None:
    first, second = read_twice(cast, {"7.4": "no", "7.4.comment": "Undated notes"})
    before = kept(first), kept(second)
    case, client = case_of(first), signed_in(cast.lead)
    page = words(client.get(address(case)))
    assert "1 answer differs, 0 settled" in page
    assert "First reading Asa Assessor Yes" in page
    assert "Second reading Cole League No Undated notes" in page
    assert "Let the agreed reading count" not in page
    form = client.get(address(case, "7.4/"))
    assert "Partly (neither of them)" in words(form)
    assert "Select the agreed answer" in words(client.post(address(case, "7.4/"), {"why": ""}))
    client.post(address(case, "7.4/"), {"answer": "other:partly", "why": WHY})
    page = words(client.get(address(case)))
    assert f"Agreed: Partly (another answer than either gave) {WHY}" in page
    client.post(address(case, "finish/"))
    agreed = Audit.objects.get(allocation__role="agreed")
    assert (kept(agreed)["7.4"], agreed.state) == ("partly", "signed_off")
    assert (kept(first), kept(second)) == before
    assert "Settled by Leah Lead" in words(client.get(f"/reviews/{cast.review.pk}/agreement/"))
    told = TrailEntry.objects.filter(record_id=case.record_key_id).values_list("action", flat=True)
    assert {"two readings compared", "difference settled", "agreed reading made"} <= set(told)


def test_the_figures_count_what_was_agreed_as_if_one_reader_had_said_it(cast: Cast) -> None:
    other_review = make_one_reading_of_what_is_agreed()
    first, second = read_twice(cast, OTHERWISE)
    settle_all(case_of(first), cast.lead, otherwise={"7.4": Settled("other", "partly")})
    for audit in (first, second):
        moderate_and_sign_off(audit, cast.lead)
    assert figures(cast.review) != figures(other_review)
    finish(case=case_of(first), by=cast.lead)
    assert figures(cast.review) == figures(other_review)
    twice = all_tables(signed_off_cohort(cast.review))["data_quality.double_readings"]
    assert "save in 1 whose differences were settled" in twice.note
    # Of what was handed in: the agreed reading agrees with itself.
    assert twice.rows[2].values[0] == review_agreement(cast.review).agreed
    assert signed_off_cohort(cast.review, assessor=cast.assessor).size == 1
    assert signed_off_cohort(cast.review, assessor=cast.colleague).size == 0


def make_one_reading_of_what_is_agreed() -> Review:
    review = make_review(title="Read once")
    lead, reader = make_user("l2", "Leah Lead"), make_user("r2", "Asa Assessor")
    give_role(lead, Role.REVIEW_LEAD, review.pk)
    give_role(reader, Role.ASSESSOR, review.pk)
    audit = read(make_allocation(make_case(review), reader, lead), {**OTHERWISE, "7.4": "partly"})
    moderate_and_sign_off(audit, lead)
    return review


def moderate_and_sign_off(audit: Audit, lead: User) -> None:
    """What is unsafe is moderated before it counts."""
    if audit.state == "in_moderation":
        filling.agree(audit=audit, by=lead)
    filling.sign_off(audit=audit, by=lead)


def figures(review: Review) -> dict[str, Any]:
    tables = all_tables(signed_off_cohort(review))
    # These two speak of readings; the note of safety tells how many are beyond the cases counted.
    apart = ("data_quality.double_readings", "data_quality.states")
    return {key: table.as_plain()["rows"] for key, table in tables.items() if key not in apart}


def test_an_action_that_the_first_reader_raised_stays_in_the_table_of_actions(cast: Cast) -> None:
    first, second = read_twice(cast, {"7.4": "no"})
    said = dict.fromkeys(("what", "why", "told_to"), "Something")
    action = filling.raise_immediate_action(audit=first, told_at=timezone.now(), by=cast.assessor, **said)
    settle_all(case_of(second), cast.lead)
    with pytest.raises(Refused, match="Acknowledge the immediate action"):
        finish(case=case_of(first), by=cast.lead)
    filling.acknowledge_action(action=action, by=cast.lead)
    finish(case=case_of(first), by=cast.lead)
    table = all_tables(signed_off_cohort(cast.review))["10.actions"]
    assert table.rows[0].values == (1, 1)


def test_comments_of_both_readings_are_told_apart_and_the_agreed_one_repeats_neither(cast: Cast) -> None:
    first, second = read_twice(cast, {"7.4": "no"})
    settle_all(case_of(first), cast.lead)
    finish(case=case_of(first), by=cast.lead)
    for audit in (first, second):
        filling.sign_off(audit=audit, by=cast.lead)
    found = [audit.pk for audit, _text in comments_on(cast.review, "7.4.comment", cast.lead)]
    assert found == [first.pk, second.pk]
    page = signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/report/comments/7.4.comment/")
    reference = case_of(first).reference
    headings = re.findall(r'aria-label="Comment on ([^"]*)"', page.content.decode())
    assert headings == [reference, f"{reference}, second reading"]


def test_nothing_counts_before_every_difference_is_settled(cast: Cast) -> None:
    first, _second = read_twice(cast, {"7.4": "no", "8.4": "no"})
    case = case_of(first)
    with pytest.raises(Refused, match="Nothing has been settled"):
        finish(case=case, by=cast.lead)
    settle(case=case, ref="7.4", settled=Settled("first"), why=WHY, by=cast.lead)
    with pytest.raises(Refused, match="Settle every question"):
        finish(case=case, by=cast.lead)


def test_what_does_not_differ_or_does_not_fit_is_not_settled(cast: Cast) -> None:
    case = case_of(read_twice(cast, {"7.4": "no"})[0])
    refused: list[dict[str, Any]] = [
        {"ref": "8.4", "settled": Settled("first"), "why": WHY},
        {"ref": "7.4", "settled": Settled("both"), "why": WHY},
        {"ref": "7.4", "settled": Settled("first"), "why": "  "},
    ]
    for arguments in refused:
        with pytest.raises(Refused):
            settle(case=case, by=cast.lead, **arguments)


def test_a_settled_case_is_not_settled_again(cast: Cast) -> None:
    case = case_of(read_twice(cast, {"7.4": "no"})[0])
    settle_all(case, cast.lead)
    finish(case=case, by=cast.lead)
    for again in (
        lambda: settle(case=case, ref="7.4", settled=Settled("first"), why=WHY, by=cast.lead),
        lambda: finish(case=case, by=cast.lead),
    ):
        with pytest.raises(Refused, match="is settled"):
            again()
    agreed = Audit.objects.get(allocation__role="agreed")
    with pytest.raises(Refused, match="agreed of two readings"):
        filling.return_audit(audit=agreed, reason="Look again.", by=cast.lead)
    assert "agreed reading of a case that two people have read" in words(
        signed_in(cast.lead).get(f"/audits/{agreed.pk}/")
    )


def test_until_both_readings_are_in_there_is_nothing_to_compare(cast: Cast) -> None:
    allocations = allocate_twice(cast)
    case = allocations[0].case
    read(allocations[0])
    read(allocations[1], submit=False)
    client = signed_in(cast.lead)
    for tail in ("", "7.4/"):
        assert client.get(address(case, tail)).status_code == 404
    assert client.post(address(case, "finish/")).status_code == 404
    assert pair_of(case) is None


def test_a_lead_who_read_the_case_leaves_it_to_another(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    other_lead = make_user("other", "Olga Other")
    give_role(other_lead, Role.REVIEW_LEAD, cast.review.pk)
    allocations = allocate_twice(cast, cast.lead)
    read(allocations[0]), read(allocations[1], {"7.4": "no"})
    case = allocations[0].case
    pair = pair_of(case)
    assert pair is not None
    assert not can_settle(cast.lead, pair)
    with pytest.raises(Refused, match="read this case yourself"):
        settle(case=case, ref="7.4", settled=Settled("first"), why=WHY, by=cast.lead)
    settle(case=case, ref="7.4", settled=Settled("first"), why=WHY, by=other_lead)


def test_once_both_are_in_neither_reading_is_returned(cast: Cast) -> None:
    for audit in read_twice(cast):
        with pytest.raises(Refused, match="compared as they stand"):
            filling.return_audit(audit=audit, reason="Look again.", by=cast.lead)
        assert "Return" not in words(signed_in(cast.lead).get(f"/audits/{audit.pk}/check/"))


def test_what_a_lead_still_reads_is_not_counted_before_they_have_handed_in(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    other_lead = make_user("other", "Olga Other")
    give_role(other_lead, Role.REVIEW_LEAD, cast.review.pk)
    allocations = allocate_twice(cast, cast.lead)
    first = read(allocations[0])
    with pytest.raises(Refused, match="Leah Lead reads this case too"):
        filling.sign_off(audit=first, by=other_lead)
    read(allocations[1])
    filling.sign_off(audit=first, by=other_lead)


def test_a_second_reader_who_sees_no_figures_keeps_nothing_waiting(cast: Cast) -> None:
    filling.sign_off(audit=read(allocate_twice(cast)[0]), by=cast.lead)
