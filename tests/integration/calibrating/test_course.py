"""The course of a calibration: set up, answered by the panel, fixed, read, compared, read again, accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.calibrating import services
from audit_app.calibrating.models import Acceptance, Attempt, Calibration
from audit_app.calibrating.queries import Stand, assessed, assessed_one, calibration_of, counted_in
from audit_app.filling import services as filling
from audit_app.sampling.models import Case
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from tests.factories.access import give_role, make_user
from tests.factories.calibrating import (
    FACTS,
    OTHERWISE,
    REASON,
    REFERENCE,
    a_calibration,
    a_fixed_calibration,
    fresh,
    has_read,
    panel_has_answered,
)
from tests.factories.sampling import Cast, bring_to, make_case, make_cast
from tests.factories.tool import full_answers, save_answers
from tests.integration.filling.pages import signed_in, words

# With a mark of a hundred any difference is below it.
ALL = {"pass_mark": 100}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


def another_lead(cast: Cast) -> User:
    lead = make_user("lead-2", "Lotte Lead")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return again(lead)


def stand(calibration: Calibration, user: User) -> Stand:
    mine = assessed_one(fresh(calibration), user)
    assert mine is not None
    return mine.stand


def test_a_lead_sets_the_case_up_on_its_page(cast: Cast) -> None:
    client = signed_in(cast.lead)
    page = f"/reviews/{cast.review.pk}/calibration/"
    assert "Set up a calibration case" in words(client.get(page))
    empty = words(client.post(f"{page}set-up/", {}))
    assert "Enter the reference of the file" in empty
    assert "Select at least one section that counts" in empty
    typed = {
        "reference": REFERENCE,
        "about": "In the cabinet.",
        "gender": "female",
        "age_years": "4",
        "plan_categories": ["neglect"],
        "sections": ["1", "3", "7"],
        "pass_mark": "75",
        "needs_two": "no",
    }
    unborn = words(client.post(f"{page}set-up/", {**typed, "gender": "unborn"}))
    assert "Leave the age empty, because the child is unborn" in unborn
    assert client.post(f"{page}set-up/", typed).status_code == 302
    found = calibration_of(cast.review)
    assert found is not None
    assert (found.pass_mark, found.sections, found.case.age_band) == (75, [1, 3, 7], "2-5")
    assert "75% of the answers that are compared must be the panel’s" in words(client.get(page))
    assert client.get(f"{page}set-up/").status_code == 403


def test_a_child_of_the_caseload_lends_no_reference(cast: Cast) -> None:
    make_case(cast.review, reference=REFERENCE)
    with pytest.raises(ValidationError, match="A child of the caseload has this reference"):
        a_calibration(cast.review, cast.lead)
    page = signed_in(cast.lead).post(
        f"/reviews/{cast.review.pk}/calibration/set-up/",
        {
            "reference": REFERENCE,
            "about": "x",
            "gender": "male",
            "age_years": "3",
            "sections": ["1"],
            "pass_mark": "80",
            "needs_two": "no",
        },
    )
    assert "A child of the caseload has this reference" in words(page)


def test_the_case_changes_until_the_answers_are_fixed_and_then_no_more(cast: Cast) -> None:
    calibration = a_calibration(cast.review, cast.lead)
    other = replace(FACTS, reference="CALIBRATION-2", age_years=None, gender="unborn")
    services.change(
        calibration=calibration, facts=other, pass_mark=90, needs_two=False, sections=[7], by=cast.lead
    )
    assert fresh(calibration).case.reference == "CALIBRATION-2"
    services.choose_questions(calibration=calibration, counted=["7.1", "7.4"], by=cast.lead)
    assert counted_in(fresh(calibration)) == ("7.1", "7.4")
    panel_has_answered(calibration, cast.lead)
    services.fix(calibration=calibration, by=cast.lead)
    with pytest.raises(Refused, match="fixed"):
        services.choose_questions(calibration=calibration, counted=["7.4"], by=cast.lead)
    with pytest.raises(Refused, match="fixed"):
        services.change(
            calibration=calibration, facts=other, pass_mark=10, needs_two=False, sections=[7], by=cast.lead
        )
    services.set_rules(calibration=calibration, until_passed="warn", tries=3, by=cast.lead)
    assert (fresh(calibration).until_passed, fresh(calibration).tries) == ("warn", 3)


def test_a_lead_answers_for_the_panel_on_the_ordinary_pages(cast: Cast) -> None:
    calibration = a_calibration(cast.review, cast.lead)
    client, page = signed_in(cast.lead), f"/reviews/{cast.review.pk}/calibration/"
    started = client.post(f"{page}panel/answer/")
    audit = Audit.every.get(allocation__role="panel")
    assert started.headers["Location"] == f"/audits/{audit.pk}/"
    overview = words(client.get(f"/audits/{audit.pk}/"))
    assert "the panel’s reading of the calibration case" in overview
    assert "Raise an immediate action" not in overview
    section = words(client.get(f"/audits/{audit.pk}/sections/7/"))
    assert "ask the lead" not in section
    client.post(f"/audits/{audit.pk}/sections/7/", {"revision": "0", "7.4": "yes", "then": "list"})
    assert answers_of(Audit.every.get(pk=audit.pk))["7.4"] == "yes"
    assert "Continue answering for the panel" in words(client.get(page))
    assert Audit.objects.count() == 0
    assert fresh(calibration).is_fixed is False


def test_one_lead_alone_fixes_the_answers_unless_two_must_agree(cast: Cast) -> None:
    calibration = a_calibration(cast.review, cast.lead, needs_two=True)
    second = another_lead(cast)
    with pytest.raises(Refused, match="not been submitted"):
        services.join_panel(calibration=calibration, by=second)
    audit = panel_has_answered(calibration, cast.lead)
    with pytest.raises(Refused, match="Two leads must agree"):
        services.fix(calibration=calibration, by=cast.lead)
    with pytest.raises(Refused, match="of the panel"):
        services.fix(calibration=calibration, by=second)
    client, page = signed_in(second), f"/reviews/{cast.review.pk}/calibration/"
    joined = client.post(f"{page}panel/join/")
    assert joined.headers["Location"] == f"/audits/{audit.pk}/check/"
    assert client.get(joined.headers["Location"]).status_code == 200
    client.post(f"{page}panel/fix/")
    assert fresh(calibration).fixed_by == second
    assert "Answered by Leah Lead and Lotte Lead, and fixed on" in words(client.get(page))


def test_what_a_lead_began_for_the_panel_goes_on_when_they_lead_no_more(cast: Cast) -> None:
    calibration = a_calibration(cast.review, cast.lead)
    audit = services.answer_for_panel(calibration=calibration, by=cast.lead)
    second = another_lead(cast)
    with pytest.raises(Refused, match="Leah Lead answers for the panel"):
        services.answer_for_panel(calibration=calibration, by=second)
    cast.lead.memberships.all().delete()
    assert services.answer_for_panel(calibration=calibration, by=second) == audit
    save_answers(audit, full_answers(), by=second)
    filling.submit(audit=audit, reasons={}, by=second)
    services.fix(calibration=calibration, by=second)
    assert fresh(calibration).is_fixed


def test_the_panels_answers_open_again_until_an_assessor_has_begun(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    page = f"/reviews/{cast.review.pk}/calibration/panel/open-again/"
    client = signed_in(cast.lead)
    assert "Enter what is to be looked at again" in words(client.post(page, {"why": ""}))
    client.post(page, {"why": "Look at 7.4 again."})
    audit = Audit.every.get(allocation__role="panel")
    assert (audit.state, fresh(calibration).is_fixed) == ("returned", False)
    assert assessed_one(fresh(calibration), cast.assessor) is not None
    with pytest.raises(Refused, match="no calibration case to be read"):
        services.begin(calibration=fresh(calibration), by=cast.assessor)
    filling.submit(audit=audit, reasons={}, by=cast.lead)
    services.fix(calibration=calibration, by=cast.lead)
    services.begin(calibration=calibration, by=cast.assessor)
    with pytest.raises(Refused, match="An assessor has begun"):
        services.open_again(calibration=calibration, reason="Late.", by=cast.lead)


def test_the_panel_answers_something_that_counts_before_it_is_fixed(cast: Cast) -> None:
    calibration = a_calibration(cast.review, cast.lead)
    services.choose_questions(calibration=calibration, counted=["3.2"], by=cast.lead)
    panel_has_answered(calibration, cast.lead, {"3.1": "no"})
    with pytest.raises(Refused, match="no question that counts"):
        services.fix(calibration=calibration, by=cast.lead)


def test_an_assessor_reads_it_first_and_at_once_sees_it_beside_the_panels(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    client = signed_in(cast.assessor)
    home = words(client.get("/"))
    assert "Read the calibration case first." in home
    mine = f"/reviews/{cast.review.pk}/calibration/mine/"
    assert "A paper file in the cabinet" in words(client.get(mine))
    started = client.post(f"{mine}begin/")
    attempt = has_read(calibration, cast.assessor, {"7.4": "no", "7.4.comment": "Undated."}, submit=False)
    audit = Audit.every.get(allocation=attempt.allocation)
    assert started.headers["Location"] == f"/audits/{audit.pk}/"
    answered = client.post(f"/audits/{audit.pk}/submit/", {"confirmed": "yes"}, follow=True)
    page = words(answered)
    assert answered.redirect_chain[-1][0].endswith(f"/calibration/readings/{attempt.pk}/")
    assert "Your answers beside the panel’s" in page
    assert "Answers that differ (1)" in page
    assert f"Your answer No Undated. The panel Yes {REASON}" in page
    assert "Passed" in page
    assert "You have passed. You can open your cases" in page
    assert stand(calibration, cast.assessor) == Stand.PASSED
    assert Audit.every.get(pk=audit.pk).state == "submitted"
    assert not Audit.every.get(pk=audit.pk).moderations.exists()


def test_what_follows_from_a_wrong_turn_and_what_does_not_count_stand_apart(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead, sections=[3])
    attempt = has_read(calibration, cast.assessor, {"3.1": "no", "7.4": "no"})
    url = f"/reviews/{cast.review.pk}/calibration/readings/{attempt.pk}/"
    page = words(signed_in(cast.assessor).get(url))
    assert "Answers that differ (1)" in page
    assert "Not compared" in page
    assert "Differs and does not count" in page
    assert "0 of 1 answer is the panel’s (0%)" in page or "Below the mark" in page


def test_a_lead_releases_a_further_reading_which_begins_with_the_first(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead, **ALL)
    first = has_read(calibration, cast.assessor, {"7.4": "no", "7.4.comment": "Undated."})
    assert stand(calibration, cast.assessor) == Stand.BELOW
    with pytest.raises(Refused, match="A lead can release"):
        services.begin(calibration=calibration, by=cast.assessor)
    lead = signed_in(cast.lead)
    page = f"/reviews/{cast.review.pk}/calibration/assessors/{cast.assessor.pk}/release/"
    assert "Enter what you have talked over with them" in words(lead.post(page, {"why": " "}))
    lead.post(page, {"why": "We looked at the notes together."})
    assert stand(calibration, cast.assessor) == Stand.RELEASED
    client, mine = signed_in(cast.assessor), f"/reviews/{cast.review.pk}/calibration/mine/"
    assert "We looked at the notes together." in words(client.get(mine))
    client.post(f"{mine}begin/")
    second = Attempt.objects.get(assessor=cast.assessor, number=2)
    audit = Audit.every.get(allocation=second.allocation)
    assert answers_of(audit) == answers_of(Audit.every.get(allocation=first.allocation))
    filling.save_section(audit=audit, number=7, answers={"7.4": "yes"}, revision=1, by=cast.assessor)
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    assert stand(calibration, cast.assessor) == Stand.PASSED
    overview = words(lead.get(f"/reviews/{cast.review.pk}/calibration/"))
    assert "Reading 1:" in overview
    assert "Reading 2:" in overview
    with pytest.raises(Refused, match="below the mark"):
        services.release(calibration=calibration, assessor=cast.assessor, why="Again.", by=cast.lead)


def test_after_the_last_try_a_lead_accepts_with_a_reason_or_allows_more(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead, **ALL)
    services.set_rules(calibration=calibration, until_passed="block", tries=1, by=cast.lead)
    has_read(calibration, cast.assessor, OTHERWISE)
    calibration = fresh(calibration)
    with pytest.raises(Refused, match="every try"):
        services.release(calibration=calibration, assessor=cast.assessor, why="Again.", by=cast.lead)
    lead = signed_in(cast.lead)
    page = f"/reviews/{cast.review.pk}/calibration/assessors/{cast.assessor.pk}/accept/"
    assert "Enter why they are accepted" in words(lead.post(page, {"why": ""}))
    lead.post(page, {"why": "The file bears both out."})
    assert stand(calibration, cast.assessor) == Stand.ACCEPTED
    assert Acceptance.objects.get().by == cast.lead
    with pytest.raises(Refused, match="below the mark"):
        services.accept(calibration=calibration, assessor=cast.assessor, why="Twice.", by=cast.lead)


def test_nobody_decides_about_themselves_and_the_panel_is_not_assessed(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    second = another_lead(cast)
    give_role(second, Role.ASSESSOR, cast.review.pk)
    second = again(second)
    calibration = a_fixed_calibration(cast.review, again(cast.lead), **ALL)
    assert [each.assessor for each in assessed(calibration)] == [cast.assessor, cast.colleague, second]
    has_read(calibration, second, OTHERWISE)
    with pytest.raises(Refused, match="about yourself"):
        services.accept(calibration=calibration, assessor=second, why="Mine.", by=second)
    with pytest.raises(Refused, match="no calibration case for you"):
        services.begin(calibration=calibration, by=again(cast.lead))


def test_a_lead_finds_the_questions_missed_most_without_who_missed_them(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    has_read(calibration, cast.assessor, {"7.4": "no", "8.4": "no"})
    has_read(calibration, cast.colleague, {"7.4": "partly"})
    page = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/calibration/missed/"))
    first, second = page.index("7.4 Do the records show"), page.index("8.4 Is a chronology")
    assert first < second
    assert "2 of 2" in page
    assert "1 of 2" in page
    assert REASON in page
    assert cast.assessor.display_name not in page


def test_it_is_read_from_planning_to_the_end_of_the_fieldwork(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    has_read(calibration, cast.assessor)
    bring_to(cast.review, "moderation")
    with pytest.raises(Refused, match="The state of this review"):
        services.begin(calibration=fresh(calibration), by=cast.colleague)
    assert "Calibration case" not in words(signed_in(cast.assessor).get("/"))


def test_everything_is_in_the_trail_of_the_case(cast: Cast) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead, **ALL)
    has_read(calibration, cast.assessor, {"7.4": "no"})
    services.release(calibration=calibration, assessor=cast.assessor, why="Talked over.", by=cast.lead)
    services.accept(calibration=calibration, assessor=cast.assessor, why="Near enough.", by=cast.lead)
    told = set(
        TrailEntry.objects.filter(record_id=calibration.case.record_key_id).values_list("action", flat=True)
    )
    assert told >= {
        "calibration case set up",
        "calibration answers fixed",
        "calibration reading begun",
        "audit submitted",
        "calibration reading released",
        "assessor accepted below the mark",
    }
    page = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/trail/"))
    assert "Assessor accepted below the mark" in page
    assert "Near enough" not in page


def test_a_review_has_one_calibration_case(cast: Cast) -> None:
    a_calibration(cast.review, cast.lead)
    with pytest.raises(Refused, match="already"):
        a_calibration(cast.review, cast.lead)
    assert Case.every.filter(is_calibration=True).count() == 1
