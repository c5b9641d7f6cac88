"""The pages of the trail: who may read what of it, what they find, and that their reading is in it too."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import TrailEntry, User
from audit_app.access.record_keys import destroy
from audit_app.access.roles import Role
from audit_app.access.services import deactivate_user
from audit_app.filling.services import record_opening, save_section, submit
from audit_app.report.services import edit_wording, start_report
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit
from audit_app.trail.views import ON_A_PAGE
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_allocation, make_cast
from tests.factories.tool import a_started_audit, an_answered_audit
from tests.integration.filling.pages import signed_in, words

SECRET = "The mother said it to nobody else"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    """Submitted, with an answer and a comment that were changed once."""
    audit = an_answered_audit(cast, {"7.4": "no", "7.4.comment": SECRET})
    changed = {"7.4": "yes", "7.4.comment": "Less was said."}
    save_section(audit=audit, number=7, answers=changed, revision=1, by=cast.assessor)
    submit(audit=audit, reasons={}, by=cast.assessor)
    return audit


def of_review(cast: Cast) -> str:
    return f"/reviews/{cast.review.pk}/trail/"


def of_record(audit: Audit) -> str:
    return f"/records/{audit.case.record_key_id}/trail/"


def entries_on(response: Any) -> int:
    found = re.search(r"([0-9,]+) entr", words(response))
    return int(found[1].replace(",", "")) if found else 0


RIGHTS, MINE = "/trail/sign-ins-and-rights/", "/trail/"


@pytest.mark.parametrize("who", ["assessor", "colleague", "stranger", "board_reader", "administrator"])
def test_the_trail_of_a_review_and_of_its_records_is_for_its_leads_alone(
    cast: Cast, audit: Audit, who: str
) -> None:
    client = signed_in(getattr(cast, who))
    for address in (of_review(cast), of_record(audit)):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}export/").status_code == 404


@pytest.mark.parametrize("who", ["lead", "assessor", "stranger", "board_reader"])
def test_the_trail_of_sign_ins_and_rights_is_for_administrators_alone(cast: Cast, who: str) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(RIGHTS).status_code == 404
    assert client.post(f"{RIGHTS}export/").status_code == 404


def test_a_lead_finds_the_newest_entry_first_with_who_what_and_which_case(cast: Cast, audit: Audit) -> None:
    page = words(signed_in(cast.lead).get(of_review(cast))).split("newest first")[1]
    assert page.index("Audit submitted") < page.index("Section saved") < page.index("Audit started")
    assert f"Asa Assessor Audit submitted From in progress to submitted {audit.case.reference}" in page


def test_the_list_says_what_was_changed_and_not_what_it_says(cast: Cast, audit: Audit) -> None:
    page = words(signed_in(cast.lead).get(of_review(cast)))
    assert "Section 7 Changed: 7.4, 7.4.comment" in page
    assert SECRET not in page


SEARCHES = {
    "a person": ({"person": "assessor"}, {"Asa Assessor"}),
    "an action": ({"what": "audit opened"}, {"Leah Lead"}),
    "a kind": ({"what": "reading"}, {"Leah Lead"}),
    "a person and an action": ({"person": "assessor", "what": "audit opened"}, set()),
}


@pytest.mark.parametrize(("typed", "found"), SEARCHES.values(), ids=list(SEARCHES))
def test_a_lead_searches_by_person_action_and_kind(
    cast: Cast, audit: Audit, typed: dict[str, str], found: set[str]
) -> None:
    record_opening(audit=audit, page="answers", by=cast.lead)
    if "person" in typed:
        typed = {**typed, "person": str(getattr(cast, typed["person"]).pk)}
    response = signed_in(cast.lead).post(of_review(cast), typed, follow=True)
    assert {line.entry.actor_name for group in response.context["groups"] for line in group} == found
    assert ("Nothing was recorded that fits your search." in words(response)) is not bool(found)


STRANGER, THE_SERVICE = "Somebody not signed in", "The service itself, by a command"


def test_an_administrator_tells_what_commands_did_from_what_strangers_tried(cast: Cast) -> None:
    trail.record_stranger(action="sign-in failed", address="192.0.2.1")
    trail.record_by_command(command="backup", action="backup started")
    trail.record_by_command(command="rotate_record_keys", action="keys of records encrypted anew", records=3)
    client = signed_in(cast.administrator)
    page = client.get(RIGHTS)
    assert "The command rotate_record_keys Keys of records encrypted anew Records: 3" in words(page)
    offered = dict(re.findall(r'<option value="([^"]*)"[^>]*>\s*([^<]+?)\s*</option>', page.content.decode()))
    assert (offered["0"], offered["-1"]) == (STRANGER, THE_SERVICE)
    found = {}
    for value in ("0", "-1"):
        response = client.post(RIGHTS, {"person": value}, follow=True)
        lines = [line.entry.actor_name for group in response.context["groups"] for line in group]
        found[value] = lines
    assert found == {
        "0": [STRANGER],
        "-1": ["The command rotate_record_keys", "The command backup"],
    }


def test_a_lead_searches_by_date(cast: Cast) -> None:
    for day in (1, 2, 3):
        with time_machine.travel(dt.datetime(2026, 4, day, 23, 30, tzinfo=timezone.get_default_timezone())):
            a_started_audit(cast)
    client = signed_in(cast.lead)
    days = {"start_0": "2", "start_1": "4", "start_2": "2026", "end_0": "2", "end_1": "4", "end_2": "2026"}
    page = client.post(of_review(cast), days, follow=True)
    assert entries_on(page) == 1
    assert "2 April 2026, 23:30" in words(page)


def test_a_reference_is_sent_as_a_form_and_stands_in_no_address(cast: Cast, audit: Audit) -> None:
    other = a_started_audit(cast)
    reference = audit.case.reference
    response = signed_in(cast.lead).post(of_review(cast), {"reference": f" {reference} "})
    assert response.status_code == 302
    assert reference not in response["Location"]
    page = signed_in(cast.lead).get(response["Location"])
    assert other.case.reference not in words(page)
    assert f'value="{reference}"' in page.content.decode()
    searched = TrailEntry.objects.filter(action="trail searched").latest("pk")
    assert searched.record_id == audit.case.record_key_id


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"reference": "NOWHERE"}, "Enter the reference of a case of this review"),
        ({"start_0": "32", "start_1": "1", "start_2": "2026"}, "The first day must be a real date"),
        ({"what": "nonsense"}, "Select a valid choice"),
        ({"person": "987654"}, "Select a valid choice"),
        (
            {"start_0": "2", "start_1": "1", "start_2": "2026", "end_0": "1", "end_1": "1", "end_2": "2026"},
            "The last day must be the same as or after the first day",
        ),
    ],
)
def test_a_search_that_cannot_be_meant_is_said_to_be_one(
    cast: Cast, audit: Audit, typed: dict[str, str], complaint: str
) -> None:
    response = signed_in(cast.lead).post(of_review(cast), typed)
    assert response.status_code == 200
    assert complaint in words(response)


def test_another_reviews_case_cannot_be_searched_for(cast: Cast, audit: Audit) -> None:
    response = signed_in(cast.stranger).post(
        f"/reviews/{cast.other_review.pk}/trail/", {"reference": audit.case.reference}
    )
    assert "Enter the reference of a case of this review" in words(response)
    by_number = f"/reviews/{cast.other_review.pk}/trail/?record={audit.case.record_key_id}"
    assert entries_on(signed_in(cast.stranger).get(by_number)) == 0


@pytest.mark.parametrize(
    "query",
    ["person=x&record=-1&before=1e9", f"person={'9' * 30}", "start=9999-12-31&end=0001-01-01", "what=%00x"],
)
def test_an_address_that_was_tampered_with_finds_something_or_nothing_but_fails_nowhere(
    cast: Cast, query: str
) -> None:
    assert signed_in(cast.lead).get(f"{of_review(cast)}?{query}").status_code in (200, 400)


def test_older_entries_are_one_link_away(cast: Cast) -> None:
    for turn in range(ON_A_PAGE + 5):
        trail.record(
            by=cast.lead, action="trail searched", subject=cast.review, review_id=cast.review.pk, turn=turn
        )
    client = signed_in(cast.lead)
    page = client.get(of_review(cast))
    assert entries_on(page) == ON_A_PAGE + 5
    assert f"Turn: {ON_A_PAGE + 4}" in words(page)
    assert "Turn: 4 " not in words(page)
    older = re.search(r'href="([^"]*before=[0-9]+)#entries"', page.content.decode())
    assert older
    assert "Turn: 4 " in words(client.get(older[1]))


def test_who_has_seen_a_record_is_one_link_from_its_audit_and_its_answers(cast: Cast, audit: Audit) -> None:
    for page in (f"/audits/{audit.pk}/", f"/audits/{audit.pk}/check/"):
        assert of_record(audit) in signed_in(cast.lead).get(page).content.decode()
        assert of_record(audit) not in signed_in(cast.assessor).get(page).content.decode()


def test_each_person_stands_once_with_when_how_often_and_what_they_did(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.lead)
    client.get(f"/audits/{audit.pk}/")
    client.get(f"/audits/{audit.pk}/check/")
    signed_in(cast.stranger).get(f"/audits/{audit.pk}/")
    context = client.get(of_record(audit)).context
    lead, assessor = context["seen_by"]
    assert (lead.name, lead.times, lead.deeds[0].times) == ("Leah Lead", 2, 2)
    assert assessor.name == "Asa Assessor"
    assert assessor.first <= assessor.last <= lead.last
    (stranger,) = context["turned_away"]
    assert (stranger.name, stranger.times) == ("Stella Stranger", 1)


def test_what_was_answered_and_written_is_revealed_to_whoever_may_open_it(cast: Cast, audit: Audit) -> None:
    page = words(signed_in(cast.lead).get(of_record(audit)))
    assert "7.4 Do the records show appropriate supervision in this case? from “No” to “Yes”" in page
    assert f"from “{SECRET}” to “Less was said.”" in page


def test_before_the_audit_is_submitted_a_lead_reads_no_answer_of_it_here_either(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"7.4.comment": SECRET})
    page = words(signed_in(cast.lead).get(of_record(audit)))
    assert "Section saved" in page
    assert SECRET not in page
    assert "from “" not in page


def test_a_lead_who_reads_the_case_too_learns_nothing_of_the_other_reading(cast: Cast, audit: Audit) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    make_allocation(audit.case, cast.lead, role="second")
    page = words(signed_in(cast.lead).get(of_record(audit)))
    assert SECRET not in page
    assert "from “No” to “Yes”" not in page


def test_in_the_presenters_view_nothing_that_was_written_is_shown(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.lead)
    client.post("/presenting/")
    page = words(client.get(of_record(audit)))
    assert "Presenter’s view is on." in page
    assert "Asa Assessor" in page
    assert SECRET not in page


def test_what_was_erased_is_gone_from_the_trail_and_who_saw_it_is_not(cast: Cast, audit: Audit) -> None:
    destroy(audit.case.record_key)
    page = words(signed_in(cast.lead).get(of_record(audit)))
    assert SECRET not in page
    assert "from erased to erased" in page
    assert "Asa Assessor" in page


def test_reading_who_has_seen_a_record_is_itself_recorded(cast: Cast, audit: Audit) -> None:
    signed_in(cast.lead).get(of_record(audit))
    entry = TrailEntry.objects.get(action="record’s trail read")
    assert (entry.actor_id, entry.record_id) == (cast.lead.pk, audit.case.record_key_id)


def test_everybody_finds_what_they_did_and_no_word_of_a_record(cast: Cast, audit: Audit) -> None:
    page = words(signed_in(cast.assessor).get(MINE))
    assert "Audit submitted" in page
    assert audit.case.reference in page
    assert SECRET not in page
    assert "Leah Lead" not in page


def test_a_case_that_is_no_longer_theirs_is_not_named_to_them(cast: Cast, audit: Audit) -> None:
    Allocation.objects.update(assessor=cast.colleague)
    page = words(signed_in(cast.assessor).get(MINE))
    assert "Audit submitted" in page
    assert audit.case.reference not in page


def test_a_wording_is_shown_to_leads_as_it_was_and_became_and_to_nobody_who_no_longer_leads(
    cast: Cast,
) -> None:
    report = start_report(review=cast.review, by=cast.lead)
    edit_wording(report=report, key="safe", text="All is well.", numbers={"met": 1}, revision=0, by=cast.lead)
    change = "from nothing to “All is well.”"
    assert change in words(signed_in(cast.lead).get(of_review(cast)))
    assert change in words(signed_in(cast.lead).get(MINE))
    cast.lead.memberships.all().delete()
    assert change not in words(signed_in(cast.lead).get(MINE))


def test_an_administrator_finds_sign_ins_and_changes_of_rights_and_nothing_else(
    cast: Cast, audit: Audit
) -> None:
    deactivate_user(user=cast.colleague, by=cast.administrator)
    trail.record(by=cast.assessor, action="signed in", subject=cast.assessor, shown=["password"])
    trail.record_stranger(action="sign-in failed", address="192.0.2.1")
    page = words(signed_in(cast.administrator).get(RIGHTS))
    assert "Ada Ministrator Access ended Cole League" in page
    assert "Asa Assessor Signed in By password" in page
    assert "Somebody not signed in Sign-in failed From 192.0.2.1" in page
    assert "Section saved" not in page
    assert audit.case.reference not in page


def test_sign_ins_of_people_unknown_are_searched_for_as_such(cast: Cast) -> None:
    trail.record_stranger(action="sign-in failed", address="192.0.2.1")
    trail.record(by=cast.assessor, action="signed in", subject=cast.assessor)
    page = signed_in(cast.administrator).post(RIGHTS, {"person": "0"}, follow=True)
    assert entries_on(page) == 1
    assert "192.0.2.1" in words(page)


def test_somebody_new_finds_that_they_did_nothing_yet(db: None) -> None:
    page = words(signed_in(make_user("new")).get(MINE))
    assert "0 entries" in page
    assert "Nothing was recorded" in page


def test_a_long_trail_takes_no_more_queries_than_a_short_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _turn in range(8):
        a_started_audit(cast)
    client = signed_in(cast.lead)
    client.get(of_review(cast))
    with django_assert_max_num_queries(18):
        client.get(of_review(cast))


def test_a_person_whose_name_holds_markup_is_shown_as_text(cast: Cast) -> None:
    odd: User = make_user("odd", "<b>Odd</b> & Co")
    trail.record(by=odd, action="draft report read", subject=cast.review, review_id=cast.review.pk)
    assert "&lt;b&gt;Odd&lt;/b&gt; &amp; Co" in signed_in(cast.lead).get(of_review(cast)).content.decode()


def test_nobody_finds_the_trail_without_signing_in(client: Client, cast: Cast) -> None:
    for address in (MINE, RIGHTS, of_review(cast)):
        assert client.get(address)["Location"].startswith("/sign-in/")
