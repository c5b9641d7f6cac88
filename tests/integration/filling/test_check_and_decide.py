"""Checking, submitting, reading, returning, signing off: the pages."""

import datetime as dt

import pytest
from django.utils import timezone

from audit_app.filling.services import raise_immediate_action, save_section
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_answered_audit
from tests.integration.filling.pages import signed_in, typed_date, words


def state(audit: Audit) -> str:
    return Audit.objects.get(pk=audit.pk).state


def test_the_list_counts_what_is_answered_of_what_is_asked(cast: Cast) -> None:
    audit = a_started_audit(cast)
    answers = {"5.1": "no", "5.3": "yes"}
    save_section(audit=audit, number=5, answers=answers, revision=0, by=cast.assessor)
    save_section(audit=audit, number=2, answers={"2.3": "no"}, revision=0, by=cast.assessor)
    page = words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/"))
    assert "5. Core assessment 1 of 1 answered, 1 set aside Complete" in page
    assert "2. Agency checks 1 of 4 answered In progress" in page
    assert "4. Outcome of the section 47 enquiries 0 of 6 answered Not started" in page


def test_a_section_that_blocks_is_not_complete(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"1.4.rows": []})
    page = words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/"))
    assert "1 to put right In progress" in page


def test_checking_shows_every_answer_that_counts(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.1": "yes", "3.4.police": frozenset({"agreed"}), "3.6": frozenset()})
    page = words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/check/"))
    assert "Police: Agreed the decision (Text of 3.4.police.designation)" in page
    assert "3.6 What did it decide? None of these" in page
    assert "5 January 2009 – The Nature – The Outcome" in page
    assert "Comment on 9.14.comment" in page


def test_blanks_come_first_each_with_a_box_for_its_reason(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None})
    page = signed_in(cast.assessor).get(f"/audits/{audit.pk}/check/").content.decode()
    assert "Without an answer (1)" in page
    assert page.index('name="reason-3.2"') < page.index("Was there a first strategy discussion?")


def test_what_blocks_is_listed_with_the_way_to_it(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"9.8": "unclear", "3.1.date": dt.date(2009, 1, 1)})
    page = signed_in(cast.assessor).get(f"/audits/{audit.pk}/check/").content.decode()
    assert "Put these right first" in page
    assert f'href="/audits/{audit.pk}/sections/9/#q-9.8"' in page
    assert f'href="/audits/{audit.pk}/sections/3/#q-3.1"' in page


def test_answers_set_aside_and_clocks_that_differ_are_listed(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"5.1.completed": dt.date(2009, 12, 1), "5.2": "yes"})
    stored = Audit.objects.get(pk=audit.pk)
    save_section(
        audit=audit,
        number=3,
        answers={"3.1": "no"},
        revision=stored.firststrategydiscussion.revision,
        by=cast.assessor,
    )
    page = words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/check/"))
    assert "3.3 How was it held?: Meeting" in page
    assert "late by" in page
    assert "Answered: yes." in page


def test_a_date_outside_the_fieldwork_is_warned_of_and_may_stand(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"H.6": dt.date(2009, 6, 2)})
    client = signed_in(cast.assessor)
    assert "outside the fieldwork of this review" in words(client.get(f"/audits/{audit.pk}/check/"))
    assert 'name="confirmed"' in client.post(f"/audits/{audit.pk}/submit/").content.decode()


def test_submitting_asks_for_reasons_then_for_confirmation(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None})
    client, address = signed_in(cast.assessor), f"/audits/{audit.pk}/submit/"
    refused = client.post(address)
    assert "Answer 3.2, or enter why it has no answer" in words(refused)
    asked = client.post(address, {"reason-3.2": "The page\x00 is missing."})
    assert state(audit) == "in_progress"
    assert 'name="confirmed"' in asked.content.decode()
    done = client.post(address, {"reason-3.2": "The page is missing.", "confirmed": "yes"})
    assert done.headers["Location"] == f"/audits/{audit.pk}/submitted/"
    assert state(audit) == "submitted"
    assert "Audit submitted" in words(client.get(f"/audits/{audit.pk}/submitted/"))
    assert "The page is missing." in words(client.get(f"/audits/{audit.pk}/check/"))


@pytest.mark.parametrize("confirmed", ["", "yes"])
def test_a_reason_longer_than_any_box_takes_is_refused_at_its_box_and_stays_in_it(
    cast: Cast, confirmed: str
) -> None:
    audit = an_answered_audit(cast, {"3.2": None, "3.3": None})
    client, address = signed_in(cast.assessor), f"/audits/{audit.pk}/submit/"
    fits, exceeds = "é" * 20_000, "é" * 20_001
    refused = client.post(address, {"reason-3.2": exceeds, "reason-3.3": fits, "confirmed": confirmed})
    complaint = "The reason why 3.2 has no answer must be 20,000 characters or fewer, and has 20,001"
    assert words(refused).count(complaint) == 2
    assert '<a href="#reason-3.2">' in refused.content.decode()
    assert f'value="{exceeds}"' in refused.content.decode()
    assert "Answer each of these questions" not in words(refused)
    assert state(audit) == "in_progress"
    client.post(address, {"reason-3.2": fits, "reason-3.3": fits, "confirmed": "yes"})
    assert state(audit) == "submitted"


def test_a_refusal_names_what_stands_in_the_way_and_leads_to_it(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"1.4.rows": [], "3.2": None, "7.3.referral": None})
    refused = signed_in(cast.assessor).post(f"/audits/{audit.pk}/submit/")
    told = words(refused).partition("This case")[0]
    assert "Put these right first: 1.4.rows Add at least one row" in told
    assert "3. First strategy discussion 3.2 Was it held in time" in told
    assert "7. Recording 7.3.referral Where were the key documents found? Referral" in told
    assert '<a href="#reason-3.2">' in refused.content.decode()


def test_what_only_blocks_is_not_followed_by_a_call_for_reasons(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"1.4.rows": []})
    told = words(signed_in(cast.assessor).post(f"/audits/{audit.pk}/submit/"))
    assert "Put these right first:" in told
    assert "enter why it has no answer" not in told


def test_reasons_typed_are_shown_again_when_others_are_missing(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None, "3.3": None})
    page = signed_in(cast.assessor).post(f"/audits/{audit.pk}/submit/", {"reason-3.2": "Not on file."})
    assert 'value="Not on file."' in page.content.decode()


def test_confirming_without_what_is_needed_submits_nothing(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"1.4.rows": []})
    response = signed_in(cast.assessor).post(f"/audits/{audit.pk}/submit/", {"confirmed": "yes"})
    assert "This audit cannot be submitted yet" in words(response)
    assert state(audit) == "in_progress"


def test_the_submit_page_is_not_a_place_to_come_back_to(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    client = signed_in(cast.assessor)
    assert client.get(f"/audits/{audit.pk}/submit/").headers["Location"] == f"/audits/{audit.pk}/check/"
    assert client.get(f"/audits/{audit.pk}/submitted/").headers["Location"] == f"/audits/{audit.pk}/"


def test_a_lead_reads_signs_off_and_it_counts(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.lead)
    page = client.get(f"/audits/{audit.pk}/check/").content.decode()
    assert "Change<" not in page
    assert "Sign off" in page
    assert "only if a lead opens it again" in words(client.get(f"/audits/{audit.pk}/sign-off/"))
    assert client.post(f"/audits/{audit.pk}/sign-off/").headers["Location"] == "/"
    assert state(audit) == "signed_off"


def test_a_returned_audit_tells_its_assessor_why(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    lead = signed_in(cast.lead)
    assert "Enter what the assessor should look at again" in words(
        lead.post(f"/audits/{audit.pk}/return/", {"reason": " "})
    )
    lead.post(f"/audits/{audit.pk}/return/", {"reason": "Look at 3.2 again."})
    page = words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/"))
    assert "Look at 3.2 again." in page
    assert f"{cast.lead.display_name} returned this audit" in page


def test_a_lead_sees_how_far_an_audit_is_and_not_its_draft_answers(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    client = signed_in(cast.lead)
    assert "10 of 10 complete" in words(client.get(f"/audits/{audit.pk}/"))
    response = client.get(f"/audits/{audit.pk}/check/")
    assert response.status_code == 403
    assert "has not been submitted" in words(response)


def test_an_unsafe_case_asks_the_lead_what_was_done(cast: Cast) -> None:
    safe, unsafe = a_submitted_audit(cast), a_submitted_audit(cast, {"9.9": "unsafe"})
    client = signed_in(cast.lead)
    assert "What was done for this child" not in words(client.get(f"/audits/{safe.pk}/check/"))
    assert "What was done for this child" in words(client.get(f"/audits/{unsafe.pk}/check/"))
    client.post(f"/audits/{unsafe.pk}/safety/", {"outcome": "The child was seen the same day."})
    assert "The child was seen the same day." in words(client.get(f"/audits/{unsafe.pk}/check/"))


def action_fields(**changes: str) -> dict[str, str]:
    return {
        "what": "See the child today.",
        "why": "Nobody has for five weeks.",
        "told_to": "Duty manager",
        **typed_date("told_on", 2, 6, 2009),
        "told_time": "14:30",
        **changes,
    }


def test_an_action_is_raised_acknowledged_and_done_on_pages(cast: Cast) -> None:
    audit = a_started_audit(cast)
    assessor, lead = signed_in(cast.assessor), signed_in(cast.lead)
    raised = assessor.post(f"/audits/{audit.pk}/actions/raise/", action_fields())
    assert raised.headers["Location"] == f"/audits/{audit.pk}/"
    action = ImmediateAction.objects.get()
    assert timezone.localtime(action.told_at).hour == 14
    assert "Not acknowledged See the child today." in words(lead.get("/"))
    lead.post(f"/audits/{audit.pk}/actions/{action.pk}/acknowledge/")
    assert "Mark as done" in words(lead.get("/"))
    lead.post(f"/audits/{audit.pk}/actions/{action.pk}/done/", {"outcome": "Seen, and safe."})
    assert "See the child today." not in words(lead.get("/"))
    assert "Seen, and safe." in words(assessor.get(f"/audits/{audit.pk}/"))


def test_an_action_that_lacks_something_is_not_raised(cast: Cast) -> None:
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    blank = client.post(f"/audits/{audit.pk}/actions/raise/", {})
    assert "Enter what must be done now" in words(blank)
    future = client.post(f"/audits/{audit.pk}/actions/raise/", action_fields(told_on_2="2099"))
    assert "must not be in the future" in words(future)
    assert not ImmediateAction.objects.exists()


def test_raising_one_from_the_page_of_section_9_saves_that_page_first(cast: Cast) -> None:
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    address = f"/audits/{audit.pk}/sections/8/"
    assert "Save and raise an immediate action" in words(client.get(address))
    response = client.post(address, {"revision": "0", "8.10": "yes", "then": "actions"})
    assert response.headers["Location"] == f"/audits/{audit.pk}/actions/raise/"
    assert Audit.objects.get(pk=audit.pk).generalcomments.actions_required == "yes"


def test_an_action_of_another_audit_is_not_found_under_this_one(cast: Cast) -> None:
    audit, other = a_started_audit(cast), a_started_audit(cast)
    action = raise_immediate_action(
        audit=other, what="x", why="x", told_to="x", told_at=timezone.now(), by=cast.assessor
    )
    response = signed_in(cast.lead).post(f"/audits/{audit.pk}/actions/{action.pk}/acknowledge/")
    assert response.status_code == 404
