"""A lead moves cases by hand: who then may open what, what becomes of answers, and what the trail tells."""

from __future__ import annotations

from datetime import date

import pytest

from audit_app.access.models import TrailEntry, User
from audit_app.access.record_keys import Seal
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.told import revealed
from audit_app.filling import services as filling
from audit_app.filling.policies import can_edit, can_know
from audit_app.filling.queries import audits_known_to
from audit_app.home.queries import allocation_counts
from audit_app.keeping.export.collecting import copy_of
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.models import Allocation, Case
from audit_app.sampling.policies import can_see_identity
from audit_app.sampling.queries import allocations_for
from audit_app.sampling.services import Moved, add_conflict, declare_no_conflict, move_cases
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from audit_app.tool.queries import first_readings
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_drawn_sample
from tests.factories.tool import full_answers, save_answers

pytestmark = pytest.mark.django_db
SECRET = "The first assessor’s own words"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    """Two cases of the sample, both with the assessor."""
    found = [make_case(cast.review), make_case(cast.review)]
    make_drawn_sample(cast.review, found, cast.lead)
    for case in found:
        make_allocation(case, cast.assessor, cast.lead)
    return found


def move(
    cast: Cast,
    cases: list[Case],
    to: User | None,
    role: RaterRole = RaterRole.FIRST,
    reason: str = "Asa is ill.",
) -> Moved:
    numbers = [case.pk for case in cases]
    return move_cases(review=cast.review, cases=numbers, role=role, to=to, reason=reason, by=cast.lead)


def begun(case: Case) -> Audit:
    """The first assessor's audit with an answer in it."""
    allocation = Allocation.objects.get(case=case, role="first")
    audit = filling.start_audit(allocation=allocation, by=allocation.assessor)
    save_answers(audit, {**full_answers(), "7.4.comment": SECRET}, by=allocation.assessor)
    return audit


def reader(case: Case, role: str = "first") -> str:
    return Allocation.objects.get(case=case, role=role).assessor.username


def test_several_cases_change_hands_at_once_and_keep_their_due_date(cast: Cast, cases: list[Case]) -> None:
    Allocation.objects.filter(case=cases[0]).update(due="2009-04-09")
    assert move(cast, cases, cast.colleague) == Moved(cases=2, set_aside=0, come_back=0)
    assert [reader(case) for case in cases] == ["colleague", "colleague"]
    assert Allocation.objects.get(case=cases[0]).due == date(2009, 4, 9)
    assert not allocations_for(cast.assessor).exists()
    assert not can_see_identity(cast.assessor, cases[0])


def test_the_next_assessor_is_asked_about_conflicts_before_they_know_the_child(
    cast: Cast, cases: list[Case]
) -> None:
    move(cast, cases, cast.colleague)
    assert not can_see_identity(cast.colleague, cases[0])
    declare_no_conflict(allocation=Allocation.objects.get(case=cases[0]), by=cast.colleague)
    assert can_see_identity(cast.colleague, cases[0])


def test_an_audit_that_was_begun_is_set_aside_and_the_next_assessor_starts_anew(
    cast: Cast, cases: list[Case]
) -> None:
    audit = begun(cases[0])
    assert move(cast, cases[:1], cast.colleague).set_aside == 1
    own = Allocation.objects.get(case=cases[0], role="first")
    declare_no_conflict(allocation=own, by=cast.colleague)
    anew = filling.start_audit(allocation=own, by=cast.colleague)
    assert anew.pk != audit.pk
    assert SECRET not in str(answers_of(anew))
    assert not can_know(cast.colleague, Audit.objects.get(pk=audit.pk))
    assert list(first_readings(cast.review)) == [anew]


def test_what_was_set_aside_opens_to_nobody_who_could_change_it(cast: Cast, cases: list[Case]) -> None:
    audit = begun(cases[0])
    move(cast, cases[:1], cast.colleague)
    assert not audits_known_to(cast.assessor).exists()
    assert not can_edit(cast.assessor, Audit.objects.get(pk=audit.pk))
    for write in (
        lambda: filling.save_section(
            audit=audit, number=1, answers={"1.2": "x"}, revision=1, by=cast.assessor
        ),
        lambda: filling.submit(audit=audit, reasons={}, by=cast.assessor),
    ):
        with pytest.raises(Refused):
            write()


def test_moving_back_brings_every_answer_back(cast: Cast, cases: list[Case]) -> None:
    audit = begun(cases[0])
    before = answers_of(Audit.objects.get(pk=audit.pk))
    move(cast, cases[:1], cast.colleague)
    assert move(cast, cases[:1], cast.assessor).come_back == 1
    again = Audit.objects.get(allocation__case=cases[0])
    assert (again.pk, answers_of(again)) == (audit.pk, before)
    assert can_edit(cast.assessor, again)


def test_a_case_that_is_taken_back_waits_and_its_answers_are_kept(cast: Cast, cases: list[Case]) -> None:
    begun(cases[0])
    assert move(cast, cases, None) == Moved(cases=2, set_aside=1, come_back=0)
    assert not Allocation.objects.current().exists()
    assert allocation_counts([cast.review]) == []
    assert SECRET in str(copy_of(cases[0], with_staff=True))
    with pytest.raises(Refused, match="Nobody reads"):
        move(cast, cases, None)


def test_a_submitted_audit_stays_and_a_returned_one_can_be_moved(cast: Cast, cases: list[Case]) -> None:
    audit = begun(cases[0])
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    with pytest.raises(Refused, match="has been submitted"):
        move(cast, cases, cast.colleague)
    assert [reader(case) for case in cases] == ["assessor", "assessor"]
    filling.return_audit(audit=audit, reason="Look at 3.2 again.", by=cast.lead)
    move(cast, cases, cast.colleague)
    assert [reader(case) for case in cases] == ["colleague", "colleague"]


@pytest.mark.parametrize("kind", [ConflictKind.OWN_TEAM, ConflictKind.TEAM])
def test_nobody_is_given_a_case_of_a_team_that_is_closed_to_them(
    cast: Cast, cases: list[Case], kind: ConflictKind
) -> None:
    add_conflict(review=cast.review, user=cast.colleague, kind=kind, team=cases[0].team, by=cast.lead)
    with pytest.raises(Refused, match=f"Cole League .* Ashmere team, which holds {cases[0].reference}"):
        move(cast, cases, cast.colleague)
    assert reader(cases[0]) == "assessor"


def test_a_case_is_never_read_twice_by_one_person(cast: Cast, cases: list[Case]) -> None:
    make_allocation(cases[0], cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    with pytest.raises(Refused, match="nobody reads a case twice"):
        move(cast, cases[:1], cast.colleague)
    with pytest.raises(Refused, match="nobody reads a case twice"):
        move(cast, cases[:1], cast.assessor, RaterRole.SECOND)
    third = make_user("third", "Thea Third")
    give_role(third, Role.ASSESSOR, cast.review.pk)
    move(cast, cases[:1], third, RaterRole.SECOND)
    assert (reader(cases[0]), reader(cases[0], "second")) == ("assessor", "third")


@pytest.mark.parametrize("who", ["stranger", "board_reader", "lead"])
def test_nobody_is_given_a_case_who_is_no_assessor_of_the_review(
    cast: Cast, cases: list[Case], who: str
) -> None:
    with pytest.raises(Refused, match="is not an assessor of this review"):
        move(cast, cases, getattr(cast, who))


@pytest.mark.parametrize("who", ["assessor", "colleague", "stranger", "administrator"])
def test_nobody_but_a_lead_moves_cases(cast: Cast, cases: list[Case], who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        move_cases(
            review=cast.review,
            cases=[cases[0].pk],
            role=RaterRole.FIRST,
            to=cast.colleague,
            reason="x",
            by=getattr(cast, who),
        )


def test_a_case_of_another_review_is_not_moved_from_here(cast: Cast, cases: list[Case]) -> None:
    elsewhere = make_case(cast.other_review)
    with pytest.raises(Refused, match="cases of the sample"):
        move(cast, [cases[0], elsewhere], cast.colleague)
    assert reader(cases[0]) == "assessor"


def test_every_move_is_in_the_trail_with_from_to_and_why(cast: Cast, cases: list[Case]) -> None:
    move(cast, cases, cast.colleague, reason="Asa is ill.")
    move(cast, cases[:1], None, reason="Too many.")
    moved = TrailEntry.objects.filter(action="case moved")
    assert {entry.record_id for entry in moved} == {case.record_key_id for case in cases}
    entry = moved.earliest("pk")
    assert (entry.detail["assessor_before"], entry.detail["assessor"]) == (
        cast.assessor.pk,
        cast.colleague.pk,
    )
    # What is written of a child can be read under the key of the record alone.
    assert "ill" not in str(entry.detail)
    case = Case.objects.get(record_key=entry.record_id)
    assert revealed(entry.detail, Seal(case.record_key))["reason"] == "Asa is ill."
    back = TrailEntry.objects.get(action="case taken back")
    assert (back.detail["assessor_before"], back.detail["assessor"]) == (cast.colleague.pk, None)


def test_moving_to_whoever_has_it_changes_nothing(cast: Cast, cases: list[Case]) -> None:
    assert move(cast, cases, cast.assessor) == Moved(0, 0, 0)
    assert not TrailEntry.objects.filter(action="case moved").exists()


def test_whoever_starts_what_has_just_been_taken_back_is_refused_and_nothing_breaks(
    cast: Cast, cases: list[Case]
) -> None:
    mine = Allocation.objects.get(case=cases[0])
    move(cast, cases[:1], cast.colleague)
    for service in (filling.start_audit, declare_no_conflict):
        with pytest.raises(Refused, match="not allocated to you"):
            service(allocation=mine, by=cast.assessor)
