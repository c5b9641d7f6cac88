"""Who has not passed the calibration case: what of the review's cases is open to them."""

from __future__ import annotations

import pytest

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.calibrating import services
from audit_app.calibrating.holding import held_until_passed, outstanding, standing
from audit_app.calibrating.models import Calibration
from audit_app.filling import services as filling
from audit_app.filling.policies import can_edit, can_start
from audit_app.sampling.setting_up.outstanding import outstanding as all_outstanding
from audit_app.sampling.states import move_between
from tests.factories.access import give_role
from tests.factories.calibrating import (
    OTHERWISE,
    a_calibration,
    a_fixed_calibration,
    fresh,
    has_read,
    panel_has_answered,
)
from tests.factories.sampling import Cast, bring_to, make_cast
from tests.factories.tool import a_started_audit, an_allocation
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def rules(calibration: Calibration, lead: User, until_passed: str) -> None:
    services.set_rules(calibration=calibration, until_passed=until_passed, tries=2, by=lead)


def test_until_they_have_passed_an_assessor_opens_no_case(cast: Cast) -> None:
    allocation = an_allocation(cast)
    calibration = a_fixed_calibration(cast.review, cast.lead)
    client, page = signed_in(cast.assessor), f"/allocations/{allocation.pk}/start/"
    assert not can_start(cast.assessor, allocation)
    with pytest.raises(Refused, match="Read the calibration case first"):
        filling.start_audit(allocation=allocation, by=cast.assessor)
    assert "You cannot open this file yet" in words(client.get(page))
    assert client.post(page, {"conflict": "no"}).status_code == 403
    home = words(client.get("/"))
    assert "Waits until you have passed the calibration case" in home
    assert "Read the calibration case" in home.split("What to do next")[1].split("Your cases")[0]
    has_read(calibration, cast.assessor)
    assert can_start(cast.assessor, allocation)
    assert client.post(page, {"conflict": "no"}).status_code == 302


def test_below_the_mark_a_case_stays_closed_until_a_lead_accepts(cast: Cast) -> None:
    allocation = an_allocation(cast)
    calibration = a_fixed_calibration(cast.review, cast.lead, pass_mark=100)
    has_read(calibration, cast.assessor, OTHERWISE)
    assert not can_start(cast.assessor, allocation)
    assert "Talk to a lead" in words(signed_in(cast.assessor).get("/"))
    services.accept(calibration=calibration, assessor=cast.assessor, why="Both can be read.", by=cast.lead)
    assert can_start(cast.assessor, allocation)


def test_what_was_begun_before_goes_on(cast: Cast) -> None:
    begun = a_started_audit(cast)
    a_fixed_calibration(cast.review, cast.lead)
    assert can_edit(cast.assessor, begun)


def test_where_the_lead_only_wants_them_told_the_case_opens_with_a_word(cast: Cast) -> None:
    allocation = an_allocation(cast)
    rules(a_fixed_calibration(cast.review, cast.lead), cast.lead, "warn")
    page = words(signed_in(cast.assessor).get(f"/allocations/{allocation.pk}/start/"))
    assert "Read the calibration case first." in page
    assert "Before you open the file" in page
    assert can_start(cast.assessor, allocation)


def test_nobody_is_held_back_by_one_that_is_not_ready_or_asked_of_nobody(cast: Cast) -> None:
    allocation = an_allocation(cast)
    calibration = a_calibration(cast.review, cast.lead)
    assert can_start(cast.assessor, allocation)
    assert "Calibration" not in words(signed_in(cast.assessor).get("/"))
    other = make_cast_of_another(cast)
    ready = a_fixed_calibration(other.review, other.lead)
    rules(ready, other.lead, "off")
    assert held_until_passed(other.assessor, other.review) is None
    assert not calibration.is_fixed


def make_cast_of_another(cast: Cast) -> Cast:
    """The same people in the other review."""
    for person, role in ((cast.lead, Role.REVIEW_LEAD), (cast.assessor, Role.ASSESSOR)):
        give_role(person, role, cast.other_review.pk)
    return Cast(
        **{
            **vars(cast),
            "review": cast.other_review,
            "lead": User.objects.get(pk=cast.lead.pk),
            "assessor": User.objects.get(pk=cast.assessor.pk),
        }
    )


def test_the_panel_opens_cases_unasked(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    lead = User.objects.get(pk=cast.lead.pk)
    a_fixed_calibration(cast.review, lead)
    assert held_until_passed(lead, cast.review) is None
    assert held_until_passed(cast.assessor, cast.review) is not None


def test_another_review_is_another_matter(cast: Cast) -> None:
    other = make_cast_of_another(cast)
    a_fixed_calibration(cast.review, other.lead)
    assert held_until_passed(other.assessor, other.review) is None


def test_before_the_fieldwork_a_lead_is_told_how_far_it_is(cast: Cast) -> None:
    move = move_between("sampling", "fieldwork")

    def told() -> list[str]:
        return [each.sentence for each in outstanding(cast.review, move) if not each.blocks]

    assert told() == []
    assert standing(cast.review).words == "None"
    calibration = a_calibration(cast.review, cast.lead)
    assert "not fixed" in told()[0]
    assert any("not fixed" in each.sentence for each in all_outstanding(cast.review, move))
    panel_has_answered(calibration, cast.lead)
    services.fix(calibration=calibration, by=cast.lead)
    assert told() == ["2 assessors have not passed the calibration case."]
    has_read(fresh(calibration), cast.assessor)
    assert told() == ["1 assessor has not passed the calibration case."]
    assert standing(cast.review).words == "1 of 2 passed"
    bring_to(cast.review, "fieldwork")
    assert "1 of 2 assessors have passed or been accepted." in words(signed_in(cast.lead).get("/"))
