"""Before a file is opened its assessor says whether they have a conflict; one that is declared is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.filling import services as filling
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Allocation, Case, Conflict
from audit_app.sampling.policies import can_see_identity
from audit_app.sampling.services import (
    add_conflict,
    allocate,
    declare_conflict,
    declare_own_conflict,
    move_cases,
    remove_conflict,
    set_capacities,
)
from audit_app.tool.models import Audit
from tests.factories.sampling import (
    Cast,
    bring_to,
    make_allocation,
    make_case,
    make_cast,
    make_drawn_sample,
    make_identity,
)
from tests.factories.tool import a_started_audit, a_submitted_audit
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db
WORDS = "My sister’s family"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def allocation(cast: Cast) -> Allocation:
    """A case of the sample that its assessor has not said anything of."""
    case = make_case(cast.review)
    make_identity(case)
    make_drawn_sample(cast.review, [case], cast.lead)
    return make_allocation(case, cast.assessor, cast.lead, no_conflict_at=None)


def start(allocation: Allocation) -> str:
    return f"/allocations/{allocation.pk}/start/"


def test_before_it_the_case_is_a_reference_and_a_place(cast: Cast, allocation: Allocation) -> None:
    client = signed_in(cast.assessor)
    for address in ("/", start(allocation)):
        page = words(client.get(address))
        assert allocation.case.reference in page
        assert "Female" not in page
        assert "Juniper" not in page
    assert not can_see_identity(cast.assessor, allocation.case)
    with pytest.raises(Refused, match="Say first whether you have a conflict"):
        filling.start_audit(allocation=allocation, by=cast.assessor)


def test_saying_nothing_starts_nothing(cast: Cast, allocation: Allocation) -> None:
    answer = signed_in(cast.assessor).post(start(allocation), {})
    assert "Select whether you have a conflict" in words(answer)
    assert not Audit.objects.exists()


def test_no_conflict_opens_the_audit_and_is_asked_once(cast: Cast, allocation: Allocation) -> None:
    client = signed_in(cast.assessor)
    answer = client.post(start(allocation), {"conflict": "no"})
    audit = Audit.objects.get()
    assert answer.headers["Location"] == f"/audits/{audit.pk}/"
    assert "Female" in words(client.get("/"))
    assert client.get(start(allocation)).headers["Location"] == f"/audits/{audit.pk}/"
    told = TrailEntry.objects.get(action="no conflict declared")
    assert (told.record_id, told.actor_id) == (allocation.case.record_key_id, cast.assessor.pk)


def test_a_conflict_needs_words_and_loses_none_that_were_typed(cast: Cast, allocation: Allocation) -> None:
    client = signed_in(cast.assessor)
    answer = client.post(start(allocation), {"conflict": "yes", "words": " "})
    assert "Enter what the conflict is" in words(answer)
    answer = client.post(start(allocation), {"words": WORDS})
    assert WORDS in words(answer)
    assert not Conflict.objects.exists()


def test_a_conflict_sends_the_case_back_at_once(cast: Cast, allocation: Allocation) -> None:
    client = signed_in(cast.assessor)
    client.post(start(allocation), {"conflict": "yes", "words": WORDS})
    assert client.get(start(allocation)).status_code == 404
    assert not can_see_identity(cast.assessor, allocation.case)
    lead = signed_in(cast.lead)
    for address in ("/", f"/reviews/{cast.review.pk}/allocation/"):
        page = words(lead.get(address))
        assert f"{allocation.case.reference}: Asa Assessor declared a conflict" in page
    assert WORDS in words(lead.get(f"/reviews/{cast.review.pk}/allocation/assessors/{cast.assessor.pk}/"))
    assert TrailEntry.objects.get(action="conflict read").record_id == allocation.case.record_key_id
    assert "sister" not in str(TrailEntry.objects.get(action="conflict declared").detail)


def test_who_declared_a_conflict_is_never_given_the_case_again(cast: Cast, allocation: Allocation) -> None:
    case, review = allocation.case, cast.review
    declare_conflict(allocation=allocation, words=WORDS, by=cast.assessor)
    with pytest.raises(Refused, match="Asa Assessor has declared a conflict"):
        move_cases(
            review=review, cases=[case.pk], role=RaterRole.FIRST, to=cast.assessor, reason="x", by=cast.lead
        )
    set_capacities(review=review, capacities={cast.assessor: 9}, by=cast.lead)
    with pytest.raises(Refused, match=f"Nobody can read {case.reference}"):
        allocate(review=review, seed="2009", by=cast.lead)
    set_capacities(review=review, capacities={cast.assessor: 9, cast.colleague: 1}, by=cast.lead)
    [given] = allocate(review=review, seed="2009", by=cast.lead)
    assert given.assessor == cast.colleague


def test_nobody_else_takes_a_declared_conflict_back(cast: Cast, allocation: Allocation) -> None:
    conflict = declare_conflict(allocation=allocation, words=WORDS, by=cast.assessor)
    with pytest.raises(Refused, match="declared this conflict, so nobody else"):
        remove_conflict(conflict=conflict, by=cast.lead)
    with pytest.raises(Refused, match="has declared this conflict already"):
        add_conflict(
            review=cast.review,
            user=cast.assessor,
            kind=ConflictKind.CASE,
            case=allocation.case,
            by=cast.lead,
        )
    address = f"/reviews/{cast.review.pk}/allocation/conflicts/{conflict.pk}/remove/"
    assert signed_in(cast.lead).post(address).status_code == 403
    assert Conflict.objects.filter(pk=conflict.pk).exists()


def test_whoever_recognises_somebody_while_reading_sends_the_case_back_too(cast: Cast) -> None:
    audit = a_started_audit(cast)
    make_drawn_sample(cast.review, [audit.case], cast.lead)
    client = signed_in(cast.assessor)
    assert "I have a conflict with this case" in words(client.get(f"/audits/{audit.pk}/"))
    client.post(f"/allocations/{audit.allocation_id}/conflict/", {"words": WORDS})
    assert client.get(f"/audits/{audit.pk}/").status_code == 404
    audit.refresh_from_db()
    assert audit.allocation.role == "former"


def test_nobody_declares_for_somebody_else(cast: Cast, allocation: Allocation) -> None:
    for user in (cast.colleague, cast.lead, cast.stranger):
        assert signed_in(user).post(start(allocation), {"conflict": "yes", "words": "x"}).status_code == 404
        with pytest.raises(Refused, match="not allocated to you"):
            declare_conflict(allocation=allocation, words="x", by=user)


def test_a_conflict_with_a_family_is_one_with_each_of_its_cases(cast: Cast) -> None:
    sisters = [make_case(cast.review, family_ref="F7") for _ in range(2)]
    add_conflict(
        review=cast.review, user=cast.assessor, kind=ConflictKind.FAMILY, case=sisters[0], by=cast.lead
    )
    assert set(Case.objects.filter(conflicts__user=cast.assessor)) == set(sisters)


def test_a_conflict_that_becomes_known_takes_the_cases_back(cast: Cast, allocation: Allocation) -> None:
    taken = declare_own_conflict(
        review=cast.review, kind=ConflictKind.OWN_TEAM, team=allocation.case.team, by=cast.assessor
    )
    assert [each.case for each in taken] == [allocation.case]
    assert not Allocation.objects.current().exists()
    assert TrailEntry.objects.get(action="case taken back").detail["why"] == "conflict"


def test_an_assessor_does_not_learn_from_their_conflicts_which_children_are_in_the_review(
    cast: Cast, allocation: Allocation
) -> None:
    client, address = signed_in(cast.colleague), f"/reviews/{cast.review.pk}/allocation/my-conflicts/"
    answers = [
        client.post(address, {"kind": "case", "reference": reference}, follow=True)
        for reference in (allocation.case.reference, "NOT-THERE")
    ]
    assert words(answers[0]) == words(answers[1])
    assert Conflict.objects.get().case == allocation.case


def test_a_lead_bars_a_family_of_which_one_case_has_been_declared(cast: Cast) -> None:
    declared, sibling = (make_case(cast.review, family_ref="F1") for _ in range(2))
    declare_own_conflict(
        review=cast.review, kind=ConflictKind.CASE, case=declared, words=WORDS, by=cast.assessor
    )
    add_conflict(
        review=cast.review, user=cast.assessor, kind=ConflictKind.FAMILY, case=declared, by=cast.lead
    )
    kept = {conflict.case: conflict for conflict in Conflict.objects.all()}
    assert set(kept) == {declared, sibling}
    assert (kept[declared].words, kept[declared].said_by) == (WORDS, cast.assessor)
    assert kept[sibling].said_by == cast.lead


def test_an_assessor_does_not_undo_what_a_lead_entered_by_declaring_it_and_taking_it_back(
    cast: Cast,
) -> None:
    team = cast.review.teams.get(name="Ashmere team")
    add_conflict(
        review=cast.review,
        user=cast.assessor,
        kind=ConflictKind.TEAM,
        team=team,
        words="Was its manager",
        by=cast.lead,
    )
    declare_own_conflict(review=cast.review, kind=ConflictKind.OWN_TEAM, team=team, by=cast.assessor)
    both = Conflict.objects.get()
    with pytest.raises(Refused, match="nobody else can take it back"):
        remove_conflict(conflict=both, by=cast.lead)

    client = signed_in(cast.assessor)
    client.post(reverse("sampling:my_conflict_remove", args=[cast.review.pk, both.pk]))
    left = Conflict.objects.get()
    assert (left.team, left.said_by, left.also_said_by) == (team, cast.lead, None)
    assert left.words == "Was its manager"
    page = words(client.get(reverse("sampling:my_conflicts", args=[cast.review.pk])))
    assert f"Entered by {cast.lead.display_name}" in page

    remove_conflict(conflict=left, by=cast.lead)
    assert not Conflict.objects.exists()


def test_in_a_closed_review_nobody_says_anything_of_conflicts_any_more(
    cast: Cast, allocation: Allocation
) -> None:
    team = cast.review.teams.get(name="Brookfield team")
    declare_own_conflict(review=cast.review, kind=ConflictKind.TEAM, team=team, by=cast.assessor)
    bring_to(cast.review, "closed")
    allocation.refresh_from_db()
    one: dict[str, Any] = {"review": cast.review, "kind": ConflictKind.CASE, "case": allocation.case}
    for write in (
        lambda: add_conflict(**one, user=cast.colleague, by=cast.lead),
        lambda: declare_own_conflict(**one, by=cast.assessor),
        lambda: declare_conflict(allocation=allocation, words=WORDS, by=cast.assessor),
        lambda: remove_conflict(conflict=Conflict.objects.get(), by=cast.assessor),
    ):
        with pytest.raises(Refused, match="The state of this review is “closed”"):
            write()
    page = words(signed_in(cast.assessor).get(reverse("sampling:my_conflicts", args=[cast.review.pk])))
    assert "Brookfield team" in page
    assert "Declare the conflict" not in page
    assert "Take back" not in page


def test_a_conflict_with_a_reading_that_was_handed_in_is_told_in_the_method(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    sample = make_drawn_sample(cast.review, [audit.case], cast.lead)
    late = "In 1 case a conflict of interest became known only once the audit had been submitted"
    assert late not in " ".join(method_statement(sample))
    taken = add_conflict(
        review=cast.review, user=cast.assessor, kind=ConflictKind.CASE, case=audit.case, by=cast.lead
    )
    assert taken == []
    assert late in " ".join(method_statement(sample))


def test_no_box_is_offered_for_words_that_would_be_refused(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    answer = signed_in(cast.assessor).get(f"/allocations/{audit.allocation_id}/conflict/")
    assert answer.status_code == 403
    assert "has been submitted" in words(answer)
