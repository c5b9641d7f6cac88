"""Cases drawn by chance are read by a second assessor, who is never the first and has no conflict."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.utils.timezone import localdate

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling.services import return_audit, start_audit
from audit_app.sampling.allocating.queries import loads_of
from audit_app.sampling.allocating.second_readers import chosen, plan_second_readings, readable_twice
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.models import Allocation, Case, SecondReadings
from audit_app.sampling.services import (
    add_conflict,
    add_second_readings,
    allocate,
    declare_no_conflict,
    move_cases,
    set_capacities,
)
from tests.factories.access import give_role, make_user
from tests.factories.sampling import (
    Cast,
    bring_to,
    make_allocation,
    make_caseload,
    make_cast,
    make_drawn_sample,
)
from tests.factories.tool import a_submitted_audit
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def people(cast: Cast) -> list[User]:
    """Twelve cases given to three assessors, who can take six each."""
    third = make_user("third", "Thea Third")
    give_role(third, Role.ASSESSOR, cast.review.pk)
    found = [cast.assessor, cast.colleague, third]
    make_drawn_sample(cast.review, make_caseload(cast.review, 12), cast.lead)
    set_capacities(review=cast.review, capacities=dict.fromkeys(found, 6), by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    return found


def draw(cast: Cast, number: int, seed: str = "again", *, counts: bool = False) -> list[Allocation]:
    return add_second_readings(review=cast.review, number=number, seed=seed, counts=counts, by=cast.lead)


def test_the_second_assessor_is_never_the_first_nor_one_with_a_conflict(
    cast: Cast, people: list[User]
) -> None:
    team = cast.review.teams.get(is_disability_team=True)
    for person in people[:2]:
        add_conflict(review=cast.review, user=person, kind=ConflictKind.OWN_TEAM, team=team, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    # A case of that team is with the third, and the two others may not read it.
    drawn = Case.objects.filter(pk__in=[each.case_id for each in draw(cast, 10)])
    assert not drawn.filter(team=team).exists()
    for second in Allocation.objects.filter(role=RaterRole.SECOND.value):
        first = Allocation.objects.get(case=second.case, role=RaterRole.FIRST.value)
        assert first.assessor_id != second.assessor_id


def test_loads_are_balanced(cast: Cast, people: list[User]) -> None:
    assert Counter(each.assessor for each in draw(cast, 6)) == dict.fromkeys(people, 2)


def test_they_count_into_the_loads_or_not_as_said(cast: Cast, people: list[User]) -> None:
    draw(cast, 3, counts=False)
    assert set(loads_of(cast.review).values()) == {4}
    draw(cast, 6, "more", counts=True)
    assert set(loads_of(cast.review).values()) == {6}
    with pytest.raises(Refused, match=r"3 cases were to be read a second time, and .* can take 0 more"):
        draw(cast, 3, "once more", counts=True)


def test_the_draw_is_kept_and_can_be_made_again(cast: Cast, people: list[User]) -> None:
    made = draw(cast, 5)
    kept = SecondReadings.objects.get()
    assert (kept.seed, kept.size, kept.drawn_by) == ("again", 5, cast.lead)
    assert sorted(chosen(kept.drawn_from, kept.size, kept.seed)) == sorted(kept.drawn)
    assert sorted(kept.drawn) == sorted(each.case_id for each in made)
    entry = TrailEntry.objects.get(action="second readings drawn")
    assert sum(entry.detail["loads"].values()) == 5


def test_more_are_added_later_from_those_read_once(cast: Cast, people: list[User]) -> None:
    first = {each.case_id for each in draw(cast, 5)}
    later = {each.case_id for each in draw(cast, 7, "later")}
    assert len(first | later) == 12
    with pytest.raises(
        Refused, match="0 cases can be read a second time by somebody without a conflict: not 1"
    ):
        draw(cast, 1, "last")


def test_whoever_began_to_read_a_case_is_not_drawn_as_its_second_reader(
    cast: Cast, people: list[User]
) -> None:
    one, two, three = people
    case = Allocation.objects.filter(assessor=one).earliest("pk").case
    allocation = Allocation.objects.get(case=case)
    bring_to(cast.review, "fieldwork")
    declare_no_conflict(allocation=allocation, by=one)
    start_audit(allocation=allocation, by=one)
    move_cases(review=cast.review, cases=[case.pk], role=RaterRole.FIRST, to=two, reason="Ill.", by=cast.lead)
    plan = plan_second_readings(cast.review, 12, "all", counts=False)
    assert dict(plan.giving.given)[case] == three


def test_a_lead_who_has_opened_an_audit_does_not_become_its_second_reader(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    audits = [a_submitted_audit(cast) for _ in range(2)]
    opened, unopened = (audit.case for audit in audits)
    make_drawn_sample(cast.review, [opened, unopened], cast.lead)
    for page in ("", "check/"):
        assert signed_in(cast.lead).get(f"/audits/{audits[0].pk}/{page}").status_code == 200
    # How far an audit is tells nothing of its answers.
    assert signed_in(cast.lead).get(f"/audits/{audits[1].pk}/").status_code == 200

    def becomes_second(case: Case) -> None:
        move_cases(
            review=cast.review, cases=[case.pk], role=RaterRole.SECOND, to=cast.lead, reason="x", by=cast.lead
        )

    today = localdate()
    why = f"Leah Lead opened the audit of {opened.reference} on {today.day} {today:%B %Y} and has seen its"
    with pytest.raises(Refused, match=why):
        becomes_second(opened)
    set_capacities(review=cast.review, capacities={cast.assessor: 6, cast.lead: 6}, by=cast.lead)
    assert [case.pk for case in readable_twice(cast.review)[0]] == [unopened.pk]
    becomes_second(unopened)
    # Nor is a lead offered a second reading that somebody else has begun.
    make_allocation(opened, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    address = f"/reviews/{cast.review.pk}/allocation/move/?reading={opened.pk}.second"
    assert why in words(signed_in(cast.lead).get(address))


def test_nor_does_one_who_was_its_lead_take_the_place_of_the_first_while_somebody_reads_it_second(
    cast: Cast,
) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    audit = a_submitted_audit(cast)
    make_drawn_sample(cast.review, [audit.case], cast.lead)
    signed_in(cast.lead).get(f"/audits/{audit.pk}/check/")
    return_audit(audit=audit, reason="A page is missing.", by=cast.lead)
    make_allocation(audit.case, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    case: dict[str, Any] = {
        "review": cast.review,
        "cases": [audit.case.pk],
        "role": RaterRole.FIRST,
        "reason": "Ill.",
    }
    with pytest.raises(Refused, match="has seen its answers"):
        move_cases(**case, to=cast.lead, by=cast.lead)
    Allocation.objects.filter(role=RaterRole.SECOND.value).delete()
    move_cases(**case, to=cast.lead, by=cast.lead)


def test_the_same_seed_gives_the_same_plan(cast: Cast, people: list[User]) -> None:
    plans = [plan_second_readings(cast.review, 6, "s", counts=False).giving.fingerprint for _ in range(2)]
    assert plans[0] == plans[1]
    assert plan_second_readings(cast.review, 6, "t", counts=False).giving.fingerprint != plans[0]


def test_what_is_no_longer_what_was_shown_is_not_done(cast: Cast, people: list[User]) -> None:
    with pytest.raises(Refused, match="Something has changed"):
        add_second_readings(
            review=cast.review, number=2, seed="s", counts=False, by=cast.lead, previewed="0" * 64
        )
    assert not SecondReadings.objects.exists()


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_a_lead_draws_them(cast: Cast, people: list[User], who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        add_second_readings(review=cast.review, number=1, seed="s", counts=False, by=getattr(cast, who))
